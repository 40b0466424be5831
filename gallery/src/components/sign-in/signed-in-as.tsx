import { type ReactElement, useState } from 'react'
import { useSession } from '../../lib/sign-in/use-session.ts'
import { useReader } from '../../lib/words/reader.ts'

/** Says whose apps these are, and lets that person leave. */
export function SignedInAs({ name }: { readonly name: string | undefined }): ReactElement {
  const { t } = useReader()
  const { signOut } = useSession()
  const [hasFailed, setHasFailed] = useState(false)
  return (
    <div className="gh-row">
      <p className="gh-muted">{name ? t('Signed in as {{name}}', { name }) : t('Signed in')}</p>
      <button
        className="gh-button gh-button-quiet"
        type="button"
        onClick={() => {
          signOut().catch(() => setHasFailed(true))
        }}
      >
        {t('Sign out')}
      </button>
      {hasFailed && (
        <p className="gh-error" role="alert">
          {t('The sign-out page cannot be reached. Close this tab to leave.')}
        </p>
      )}
    </div>
  )
}
