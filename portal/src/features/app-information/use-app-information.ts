import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { APP_INFORMATION, INFORMATION_VERSION } from './app-information.ts'

const APP_BY_SLUG = graphql(`
  query AppBySlug($slug: String!) {
    app(slug: $slug) {
      id
      ...AppInformation_app
    }
  }
`)

/** Loads one app with its versions, newest first; `app` is null when there is none to be seen. */
export function useAppInformation(slug: string) {
  const { data, error, refetch } = useQuery(APP_BY_SLUG, { variables: { slug } })
  const app = readFragment(APP_INFORMATION, data?.app)
  const versions = readFragment(INFORMATION_VERSION, app?.versions ?? []).toSorted(
    (a, b) => b.number - a.number,
  )
  return { app: data ? (app ?? null) : undefined, versions, error, refetch }
}
