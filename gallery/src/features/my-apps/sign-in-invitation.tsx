import { type ReactElement, useState } from 'react'
import { Notice } from '../../components/notice.tsx'
import { useSession } from '../../lib/sign-in/use-session.ts'

/** Asks a person who is not signed in to do so. */
export function SignInInvitation(): ReactElement {
  return (
    <div className="gh-empty">
      <h2 className="gh-heading">Sign in to see your apps</h2>
      <p className="gh-muted">Use the account you have with the hospital.</p>
      <SignInButton>Sign in</SignInButton>
    </div>
  )
}

/** Says that the sign-in did not work, and lets a person try again. */
export function SignInFailed(): ReactElement {
  return (
    <>
      <Notice kind="danger" title="Signing in did not work">
        <p>Nothing you allowed was changed. Check your connection, then try again.</p>
      </Notice>
      <div className="gh-actions">
        <SignInButton>Try again</SignInButton>
      </div>
    </>
  )
}

function SignInButton({ children }: { readonly children: string }): ReactElement {
  const { signIn } = useSession()
  const [hasFailed, setHasFailed] = useState(false)
  return (
    <>
      <button
        className="gh-button"
        type="button"
        onClick={() => {
          signIn().catch(() => setHasFailed(true))
        }}
      >
        {children}
      </button>
      {hasFailed && (
        <p className="gh-error" role="alert">
          The sign-in page cannot be reached. Try again in a moment.
        </p>
      )}
    </>
  )
}
