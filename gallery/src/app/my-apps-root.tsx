import type { ApolloClient } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import type { ReactElement } from 'react'
import { MyApps } from '../features/my-apps/my-apps.tsx'
import type { Session } from '../lib/sign-in/session.ts'
import { SessionContext } from '../lib/sign-in/use-session.ts'
import { ENGLISH_READER, type Reader, ReaderContext } from '../lib/words/reader.ts'

interface MyAppsRootProps {
  readonly session: Session
  readonly apolloClient: ApolloClient
  /** @default somebody who reads English */
  readonly reader?: Reader
  /** Another page for those who are signed in. @default My apps */
  readonly children?: ReactElement
}

/** A page for those who are signed in, with everything it needs around it. */
export function MyAppsRoot(props: MyAppsRootProps): ReactElement {
  const { session, apolloClient, reader = ENGLISH_READER, children = <MyApps /> } = props
  return (
    <ReaderContext value={reader}>
      <SessionContext value={session}>
        <ApolloProvider client={apolloClient}>{children}</ApolloProvider>
      </SessionContext>
    </ReaderContext>
  )
}
