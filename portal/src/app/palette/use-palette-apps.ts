import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const PALETTE_APPS = graphql(`
  query PaletteApps {
    viewer {
      id
      vendor {
        id
        apps(first: 50) {
          edges {
            cursor
            node {
              id
              slug
              name
            }
          }
        }
      }
    }
  }
`)

/** Loads the apps of the vendor for the palette, once it is opened. */
export function usePaletteApps(isOpen: boolean) {
  const { data } = useQuery(PALETTE_APPS, { skip: !isOpen })
  return data?.viewer?.vendor?.apps.edges.map(({ node }) => node) ?? []
}
