import type { ApolloClient } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import type { ReactElement } from 'react'
import { MyApps } from '../features/my-apps/my-apps.tsx'
import type { Session } from '../lib/sign-in/session.ts'
import { SessionContext } from '../lib/sign-in/use-session.ts'

interface MyAppsRootProps {
  readonly session: Session
  readonly apolloClient: ApolloClient
}

/** My apps with everything it needs around it. */
export function MyAppsRoot({ session, apolloClient }: MyAppsRootProps): ReactElement {
  return (
    <SessionContext value={session}>
      <ApolloProvider client={apolloClient}>
        <MyApps />
      </ApolloProvider>
    </SessionContext>
  )
}
