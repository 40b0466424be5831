import type { ReactElement } from 'react'
import { Notice } from '../components/notice.tsx'
import { useReader } from '../lib/words/reader.ts'

/** The page My apps before its script has looked who is there. */
export function MyAppsShell(): ReactElement {
  const { t } = useReader()
  return (
    <div className="gh-stack">
      <div className="gh-stack-tight">
        <h1 className="gh-title">{t('My apps')}</h1>
        <p className="gh-lead">
          {t('What you allowed each app to see, and since when. You can take it back at any time.')}
        </p>
      </div>
      <div id="my-apps" className="gh-stack">
        <div className="gh-card gallery-skeleton" aria-hidden="true" />
        <div className="gh-card gallery-skeleton" aria-hidden="true" />
      </div>
      <noscript>
        <Notice kind="warning" title={t('This page needs JavaScript')}>
          <p>
            {t(
              "Signing in keeps its proof in this tab alone, which takes a script. Without one, ask the hospital to take an app's access back for you.",
            )}
          </p>
        </Notice>
      </noscript>
    </div>
  )
}
