import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema, type DocumentNode, execute, type GraphQLSchema } from 'graphql'
import type { GalleryFilter } from '../../../gallery/src/gql/graphql.ts'
import type { Execute } from '../../../gallery/src/lib/execute.ts'
import type { Listing } from './listings.ts'

/** What the list of apps is asked for. */
interface ListRequest {
  readonly first: number
  readonly after?: string | null
  readonly filter?: GalleryFilter | null
}

/** What a list answers beside its listings. */
interface ListExtras {
  readonly facets?: readonly { field: string; value: string; count: number }[]
  readonly pageInfo?: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor?: string }
  readonly totalCount?: number
}

/** The contract, executable. */
const CONTRACT: GraphQLSchema = buildSchema(
  readFileSync(path.join(import.meta.dirname, '../../../schema/schema.graphql'), 'utf8'),
)

/** What a hand-made API answers, and what it was asked. */
export interface GalleryApi {
  readonly execute: Execute
  readonly asked: ListRequest[]
}

/** Answers the gallery's operations from given listings, checked against the contract. */
export function galleryApi(listings: readonly Listing[], extras: ListExtras = {}): GalleryApi {
  const asked: ListRequest[] = []
  const root = {
    organization: {
      name: 'Riverside Hospital',
      supportEmail: 'apps@riverside.example',
      selfRegistration: true,
      legalLinks: [{ kind: 'imprint', url: 'https://riverside.example/legal' }],
      galleryWelcome: { en: 'Welcome to our apps.' },
    },
    scopeOverrides: [],
    galleryListings(args: ListRequest) {
      asked.push(args)
      return {
        nodes: listings,
        totalCount: listings.length,
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
        facets: [],
        ...extras,
      }
    },
    similarListings: () => [],
    galleryListing: ({ slug }: { readonly slug: string }) =>
      listings.find((listing) => listing.slug === slug) ?? null,
  }
  return { asked, execute: executor(root) }
}

/** Runs operations against the contract with the given answers; rejects as the server would. */
export function executor(rootValue: object): Execute {
  return async <Data, Variables>(document: DocumentNode, variables: Variables): Promise<Data> => {
    const variableValues = Object.fromEntries(Object.entries(variables ?? {}))
    const result = await execute({ schema: CONTRACT, document, rootValue, variableValues })
    if (result.errors?.[0]) throw result.errors[0]
    return result.data as Data
  }
}
