import type { ReactElement, ReactNode } from 'react'
import { useReader } from '../lib/words/reader.ts'
import { Notice } from './notice.tsx'

interface LoadingFailedProps {
  /** What could not be loaded, in the language of the reader. */
  readonly heading: string
  readonly onRetry: () => Promise<unknown>
  /** What that means for the reader. */
  readonly children?: ReactNode
}

/** Says that something could not be loaded, and lets a person try again. */
export function LoadingFailed({ heading, onRetry, children }: LoadingFailedProps): ReactElement {
  const { t } = useReader()
  return (
    <>
      <Notice kind="danger" title={heading}>
        {children}
      </Notice>
      <div className="gh-actions">
        <button
          className="gh-button gh-button-secondary"
          type="button"
          onClick={() => {
            // The query keeps its own error; this page shows that one.
            onRetry().catch(() => undefined)
          }}
        >
          {t('Try again')}
        </button>
      </div>
    </>
  )
}
