import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { graphql } from '../../../gql/gql.ts'

const JWKS_CHECK = graphql(`
  query JwksCheck($url: String, $jwks: String) {
    jwksCheck(url: $url, jwks: $jwks) {
      isReachable
      isUsable
      detail
      keys {
        kid
        alg
        strength
        problem
      }
    }
  }
`)

const AFTER_TYPING_MS = 700

/** Asks the server what stands in a key set, once the typing rests; what was pasted goes before the address. */
export function useJwksCheck(given: { readonly url: string; readonly jwks: string }) {
  const [url] = useDebouncedValue(given.url.trim(), AFTER_TYPING_MS)
  const [jwks] = useDebouncedValue(given.jwks.trim(), AFTER_TYPING_MS)
  const { data, loading, error, refetch } = useQuery(JWKS_CHECK, {
    variables: jwks ? { jwks } : { url },
    skip: url === '' && jwks === '',
    fetchPolicy: 'network-only',
  })
  const isWaiting = loading || url !== given.url.trim() || jwks !== given.jwks.trim()
  return { check: isWaiting ? undefined : data?.jwksCheck, isWaiting, error, refetch }
}
