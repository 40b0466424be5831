import { CombinedGraphQLErrors } from '@apollo/client'
import type { ReactElement } from 'react'
import { LoadingFailed } from '../../components/loading-failed.tsx'
import { useReader } from '../../lib/words/reader.ts'

interface ViewProblemProps {
  readonly error: Error
  readonly onRetry: () => Promise<unknown>
}

/** Says that this is not for everybody, or that it could not be loaded. */
export function ViewProblem({ error, onRetry }: ViewProblemProps): ReactElement {
  const { t } = useReader()
  if (isForbidden(error)) {
    return (
      <div className="gh-empty">
        <h2 className="gh-heading">{t('This is for the people who work here')}</h2>
        <p className="gh-muted">
          {t('Your account reads the apps for everybody. Ask the hospital if you work there.')}
        </p>
        <a className="gh-button gh-button-secondary" href="/">
          {t('Show all apps')}
        </a>
      </div>
    )
  }
  return <LoadingFailed heading={t('The apps could not be loaded')} onRetry={onRetry} />
}

function isForbidden(error: Error): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some(({ extensions }) => extensions?.code === 'FORBIDDEN')
  )
}
