import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { graphql } from '../../gql/gql.ts'
import type { AppLifecycle } from './use-app-lifecycle.ts'

const SUCCESSOR_LISTINGS = graphql(`
  query SuccessorListings($search: String!) {
    galleryListings(first: 50, filter: { search: $search }) {
      nodes {
        slug
        name
        vendorName
        sunsetAt
      }
    }
  }
`)

const AFTER_TYPING_MS = 250

/**
 * Keeps which app takes the place of one that ends: by the name that is in the field, one that was picked, or the only one
 * of that name. `slug` is what the server is told; of a name nobody has it is that name, so that the server says so.
 */
export function useSuccessor({ slug: ending, deprecation }: AppLifecycle) {
  const [picked, setPicked] = useState(deprecation?.successor)
  const [name, setName] = useState(picked?.name ?? '')
  const typed = name.trim()
  const [search] = useDebouncedValue(typed.slice(0, TEXT_LIMITS.search.max), AFTER_TYPING_MS)
  const { data, previousData } = useQuery(SUCCESSOR_LISTINGS, { variables: { search } })
  const { nodes = [] } = (data ?? previousData)?.galleryListings ?? {}
  const listings = nodes.filter(({ slug, sunsetAt }) => slug !== ending && !sunsetAt)
  const isPicked = picked?.name === name
  const named = listings.filter((each) => each.name.toLowerCase() === typed.toLowerCase())
  const only = named.length === 1 ? named[0]?.slug : undefined
  return {
    name,
    setName,
    listings,
    pick: (slug: string) => setPicked(listings.find((each) => each.slug === slug)),
    slug: isPicked ? picked.slug : (only ?? typed),
    isUnknown: Boolean(data && typed && search === typed) && !isPicked && !listings.length,
  }
}
