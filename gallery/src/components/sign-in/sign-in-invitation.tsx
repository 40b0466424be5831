import { type ReactElement, useState } from 'react'
import { useSession } from '../../lib/sign-in/use-session.ts'
import { type PlainSentence, useReader } from '../../lib/words/reader.ts'
import { Notice } from '../notice.tsx'

interface SignInInvitationProps {
  /** What for. */
  readonly heading?: PlainSentence
}

/** Asks a person who is not signed in to do so. */
export function SignInInvitation({
  heading = 'Sign in to see your apps',
}: SignInInvitationProps): ReactElement {
  const { t } = useReader()
  return (
    <div className="gh-empty">
      <h2 className="gh-heading">{t(heading)}</h2>
      <p className="gh-muted">{t('Use the account you have with the hospital.')}</p>
      <SignInButton>{t('Sign in')}</SignInButton>
    </div>
  )
}

/** Says that the sign-in did not work, and lets a person try again. */
export function SignInFailed(): ReactElement {
  const { t } = useReader()
  return (
    <>
      <Notice kind="danger" title={t('Signing in did not work')}>
        <p>{t('Nothing you allowed was changed. Check your connection, then try again.')}</p>
      </Notice>
      <div className="gh-actions">
        <SignInButton>{t('Try again')}</SignInButton>
      </div>
    </>
  )
}

function SignInButton({ children }: { readonly children: string }): ReactElement {
  const { t } = useReader()
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
          {t('The sign-in page cannot be reached. Try again in a moment.')}
        </p>
      )}
    </>
  )
}
