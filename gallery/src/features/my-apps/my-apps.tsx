import type { ReactElement } from 'react'
import { SignInFailed, SignInInvitation } from '../../components/sign-in/sign-in-invitation.tsx'
import { SignedInAs } from '../../components/sign-in/signed-in-as.tsx'
import { useSessionState } from '../../lib/sign-in/use-session.ts'
import { ConsentList } from './consent-list.tsx'

/** What one person allowed apps to do, once it is known who that person is. */
export function MyApps(): ReactElement | null {
  const session = useSessionState()
  switch (session.status) {
    case 'STARTING':
      return null
    case 'SIGNED_OUT':
      return <SignInInvitation />
    case 'FAILED':
      return <SignInFailed />
    case 'SIGNED_IN':
      return (
        <>
          <SignedInAs name={session.name} />
          <ConsentList />
        </>
      )
  }
}
