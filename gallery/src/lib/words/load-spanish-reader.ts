import { catalogWith } from '../../../../schema/vocabulary/scope-catalog.ts'
import { graphql } from '../../gql/gql.ts'
import type { GalleryWordsQuery, GalleryWordsQueryVariables } from '../../gql/graphql.ts'
import type { Reader } from './reader.ts'
import { spanishReader } from './spanish-reader.ts'

const GalleryWords = graphql(`
  query GalleryWords {
    scopeOverrides {
      key
      nounEs
      detailEs
    }
  }
`)

/** Asks the API how the hospital says scopes in Spanish, and makes a reader of it. */
export async function loadSpanishReader(
  execute: (
    query: typeof GalleryWords,
    variables: GalleryWordsQueryVariables,
  ) => Promise<GalleryWordsQuery>,
): Promise<Reader> {
  const { scopeOverrides } = await execute(GalleryWords, {})
  const overrides = scopeOverrides.map(({ key, nounEs, detailEs }) => {
    return [key, { nounEs: nounEs ?? '', detailEs: detailEs ?? '' }] as const
  })
  return spanishReader(catalogWith(Object.fromEntries(overrides)))
}
