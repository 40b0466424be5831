import { GraphiQL } from 'graphiql'
import { useState } from 'react'
import { session } from '../lib/session.ts'
import { useSession } from '../lib/use-session.ts'
import { createExplorerFetcher } from './explorer-fetcher.ts'

const FIRST_QUERY = `# Everything the portal does goes through this API.
# Sign in to the portal in this browser, and your own abilities apply here.
query Gallery {
  galleryListings(first: 3) {
    totalCount
    nodes {
      name
      vendorName
      shortDescription
    }
  }
}
`

/** The API explorer: GraphiQL on our own schema, with the session of this browser. */
export function Explorer() {
  const { kind } = useSession()
  const [fetcher] = useState(createExplorerFetcher)
  return (
    <GraphiQL fetcher={fetcher} defaultQuery={FIRST_QUERY} shouldPersistHeaders={false}>
      <GraphiQL.Logo>
        <h1 className="explorer-title">
          <a href="/portal/">Gatehouse API</a>
        </h1>
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        {kind === 'signed-in' ? (
          'You are signed in: requests carry your access token.'
        ) : (
          <button type="button" onClick={() => void session.signIn('/graphiql')}>
            Sign in to explore with your own abilities
          </button>
        )}
      </GraphiQL.Footer>
    </GraphiQL>
  )
}
