import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'

/** Makes the GraphQL client of My apps; every request carries a token that still lasts. */
export function createApolloClient(
  accessToken: () => Promise<string | undefined>,
  uri = '/graphql',
): ApolloClient {
  const authorize = new SetContextLink(async ({ headers }) => {
    const token = await accessToken()
    return { headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } }
  })
  return new ApolloClient({
    link: authorize.concat(new HttpLink({ uri })),
    cache: new InMemoryCache(),
  })
}
