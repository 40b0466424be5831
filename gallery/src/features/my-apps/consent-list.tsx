import { type ReactElement, useEffect, useRef, useState } from 'react'
import { LoadingFailed } from '../../components/loading-failed.tsx'
import { Notice } from '../../components/notice.tsx'
import type { MyConsentsQuery } from '../../gql/graphql.ts'
import { useReader } from '../../lib/words/reader.ts'
import { ConsentCard } from './consent-card.tsx'
import { useMyConsents } from './use-my-consents.ts'

type Consent = NonNullable<MyConsentsQuery['viewer']>['consents'][number]

/** Lists what is allowed now, then what has ended. */
export function ConsentList(): ReactElement {
  const { t } = useReader()
  const { data, error, refetch } = useMyConsents()
  const [announcement, setAnnouncement] = useState('')
  const consents = data?.viewer?.consents
  const now = Date.now()
  return (
    <>
      <Announcement>{announcement}</Announcement>
      {error && (
        <LoadingFailed heading={t('Your apps could not be loaded')} onRetry={() => refetch()}>
          <p>{t('What you allowed is unchanged.')}</p>
        </LoadingFailed>
      )}
      {!consents && !error && <div className="gh-card gallery-skeleton" aria-busy="true" />}
      {consents && (
        <Consents
          active={consents.filter((consent) => !hasEnded(consent, now))}
          ended={consents.filter((consent) => hasEnded(consent, now))}
          onRevoked={(appName) =>
            setAnnouncement(t('{{app}} can no longer use your data.', { app: appName }))
          }
        />
      )}
    </>
  )
}

/** Says what was done, and takes the focus that the button it was done with leaves behind. */
function Announcement({ children }: { readonly children: string }): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (children) place.current?.focus()
  }, [children])
  return (
    <div ref={place} role="status" tabIndex={-1}>
      {children && <Notice kind="done" title={children} />}
    </div>
  )
}

interface ConsentsProps {
  readonly active: readonly Consent[]
  readonly ended: readonly Consent[]
  readonly onRevoked: (appName: string) => void
}

function Consents({ active, ended, onRevoked }: ConsentsProps): ReactElement {
  const { t } = useReader()
  return (
    <>
      {active.length === 0 && <NothingAllowed />}
      {active.length > 0 && (
        <section className="gh-stack" aria-labelledby="active">
          <h2 className="gh-heading" id="active">
            {t('Allowed now')}
          </h2>
          {active.map((consent) => (
            <ConsentCard key={consent.id} consent={consent} isActive onRevoked={onRevoked} />
          ))}
        </section>
      )}
      {ended.length > 0 && (
        <section className="gh-stack" aria-labelledby="ended">
          <h2 className="gh-heading" id="ended">
            {t('Ended')}
          </h2>
          {ended.map((consent) => (
            <ConsentCard
              key={consent.id}
              consent={consent}
              isActive={false}
              onRevoked={onRevoked}
            />
          ))}
        </section>
      )}
    </>
  )
}

function NothingAllowed(): ReactElement {
  const { t } = useReader()
  return (
    <div className="gh-empty">
      <h2 className="gh-heading">{t('No app can see your data')}</h2>
      <p className="gh-muted">
        {t('When you allow an app to use your data, it is listed here, and here you can stop it.')}
      </p>
      <a className="gh-button gh-button-secondary" href="/">
        {t('Find an app')}
      </a>
    </div>
  )
}

function hasEnded({ revokedAt, expiresAt }: Consent, now: number): boolean {
  return Boolean(revokedAt) || (Boolean(expiresAt) && Date.parse(expiresAt ?? '') < now)
}
