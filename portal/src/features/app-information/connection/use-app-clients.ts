import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { CONNECTION_CLIENT } from './connection-client.ts'

const APP_CLIENTS = graphql(`
  query AppClients($slug: String!) {
    app(slug: $slug) {
      id
      clients {
        id
        ...ConnectionClient_oAuthClient
      }
    }
  }
`)

/** Loads the OAuth clients of an app, one per environment. */
export function useAppClients(slug: string) {
  const { data, error, refetch } = useQuery(APP_CLIENTS, { variables: { slug } })
  const clients = data?.app ? readFragment(CONNECTION_CLIENT, data.app.clients) : undefined
  return { clients, error, refetch }
}
