import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { ScopeCatalogQuery } from '../../../gql/graphql.ts'
import { inOurWords } from '../../../lib/i18n/scope-words.ts'

const SCOPE_CATALOG = graphql(`
  query ScopeCatalog {
    scopeCatalog {
      scope
      plainLanguage
      detail
      sensitivity
      writes
      extraReview
      workflows
      defaultFor
    }
  }
`)

export type CatalogScope = ScopeCatalogQuery['scopeCatalog'][number]

/** Loads every scope the hospital offers. */
export function useScopeCatalog() {
  const { data, error, refetch } = useQuery(SCOPE_CATALOG, { fetchPolicy: 'cache-first' })
  return { catalog: data && inOurWords(data.scopeCatalog), error, refetch }
}
