import type { ReactElement } from 'react'
import { Notice } from '../components/notice.tsx'
import { useReader } from '../lib/words/reader.ts'

interface CliniciansShellProps {
  /** The page of one app says its own name. */
  readonly isListing: boolean
}

/** The page for clinicians before its script has looked who is there. */
export function CliniciansShell({ isListing }: CliniciansShellProps): ReactElement {
  const { t } = useReader()
  return (
    <div className="gh-stack">
      {!isListing && (
        <div className="gh-stack-tight">
          <h1 className="gh-title">{t('Apps for clinicians')}</h1>
          <p className="gh-lead">
            {t('What departments here use, and every app the hospital approved for your work.')}
          </p>
        </div>
      )}
      <div id="clinicians" className="gh-stack">
        <div className="gh-card gallery-skeleton" aria-hidden="true" />
        <div className="gh-card gallery-skeleton" aria-hidden="true" />
      </div>
      <noscript>
        <Notice kind="warning" title={t('This page needs JavaScript')}>
          <p>{t('Signing in keeps its proof in this tab alone, which takes a script.')}</p>
        </Notice>
      </noscript>
    </div>
  )
}
