import { graphql } from '../gql/gql.ts'
import type { GalleryBrandQuery } from '../gql/graphql.ts'
import type { Execute } from './execute.ts'

/** How the hospital presents itself. */
export const GalleryBrandDocument = graphql(`
  query GalleryBrand {
    organization {
      name
      supportEmail
      selfRegistration
      logoUrl
      legalLinks {
        kind
        url
      }
      galleryWelcome {
        en
        es
      }
    }
  }
`)

/** How the hospital presents itself on every page. */
export type Brand = GalleryBrandQuery['organization']

/** Asks the API how the hospital presents itself. */
export async function galleryBrand(execute: Execute): Promise<Brand> {
  return (await execute(GalleryBrandDocument, {})).organization
}
