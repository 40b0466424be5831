import type { ReactElement } from 'react'
import { SignInFailed, SignInInvitation } from '../../components/sign-in/sign-in-invitation.tsx'
import { SignedInAs } from '../../components/sign-in/signed-in-as.tsx'
import { useSessionState } from '../../lib/sign-in/use-session.ts'
import { ClinicianListing } from './clinician-listing.tsx'
import { ClinicianView } from './clinician-view.tsx'

interface CliniciansProps {
  /** Of the app whose page this is; the view of all of them without it. */
  readonly slug: string | undefined
}

/** The gallery as the people of the hospital see it, once it is known who is there (R236). */
export function Clinicians({ slug }: CliniciansProps): ReactElement | null {
  const session = useSessionState()
  switch (session.status) {
    case 'STARTING':
      return null
    case 'SIGNED_OUT':
      return <SignInInvitation heading="Sign in to see the apps for clinicians" />
    case 'FAILED':
      return <SignInFailed />
    case 'SIGNED_IN':
      return (
        <>
          <SignedInAs name={session.name} />
          {slug === undefined ? <ClinicianView /> : <ClinicianListing slug={slug} />}
        </>
      )
  }
}
