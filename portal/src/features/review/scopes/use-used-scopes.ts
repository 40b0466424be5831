import { useQuery } from '@apollo/client/react'
import { parseScope } from '../../../../../schema/vocabulary/scope.ts'
import { coversAll, intersectSets } from '../../../../../schema/vocabulary/scope-set.ts'
import { graphql } from '../../../gql/gql.ts'

const USED = graphql(`
  query UsedScopes($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        app {
          id
          usage {
            suggestion
            requests
          }
        }
      }
    }
  }
`)

/**
 * Reads what the app used in the last year, and says of a scope what of it would have done: narrower scopes, or
 * undefined where nobody used the app, all of it was used, or none.
 */
export function useUsedScopes(versionId: string): (scope: string) => readonly string[] | undefined {
  const { data } = useQuery(USED, { variables: { versionId } })
  const usage = data?.node?.__typename === 'AppVersion' ? data.node.app.usage : undefined
  const used = parsed(usage?.suggestion ?? [])
  return (text) => {
    const scope = parseScope(text)
    if (!scope || !usage?.requests) return undefined
    const parts = intersectSets(used, [scope])
    return parts.length === 0 || coversAll(parts, scope)
      ? undefined
      : parts.map(({ source }) => source)
  }
}

function parsed(texts: readonly string[]) {
  return texts.map(parseScope).filter((scope) => scope !== undefined)
}
