import type { ReactElement } from 'react'
import { useReader } from '../lib/words/reader.ts'

/** Nothing lives at this address, or no longer. */
export function NotFoundPage(): ReactElement {
  const { t } = useReader()
  return (
    <div className="gh-empty">
      <h1 className="gh-title">{t('This page does not exist')}</h1>
      <p className="gh-muted">
        {t(
          'The address may be mistyped, or the app may no longer be in the gallery. What you allowed an app stays listed under My apps.',
        )}
      </p>
      <div className="gh-actions">
        <a className="gh-button" href="/">
          {t('Show all apps')}
        </a>
        <a className="gh-button gh-button-secondary" href="/my-apps">
          {t('My apps')}
        </a>
      </div>
    </div>
  )
}

/** Something broke on our side; the number lets support find it. */
export function ErrorPage({ requestId }: { readonly requestId: string }): ReactElement {
  const { t } = useReader()
  return (
    <div className="gh-empty">
      <h1 className="gh-title">{t('This page could not be shown')}</h1>
      <p className="gh-muted">
        {t(
          'The fault is on our side, and nothing you allowed was changed. Try again in a moment. If it happens again, quote this number to the support of the hospital:',
        )}
      </p>
      <p className="gh-mono">{requestId}</p>
      <a className="gh-button" href="/">
        {t('Show all apps')}
      </a>
    </div>
  )
}
