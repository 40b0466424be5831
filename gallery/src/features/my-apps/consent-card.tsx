import type { ReactElement, ReactNode } from 'react'
import type { LaunchMode } from '../../../../schema/vocabulary/registration.ts'
import { AppIcon } from '../../components/app-icon.tsx'
import { Moment } from '../../components/moment.tsx'
import { ScopeLine } from '../../components/scope-line.tsx'
import { SunsetNotice } from '../../components/sunset-notice.tsx'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import type { ConsentCard_ConsentFragment } from '../../gql/graphql.ts'
import { type PlainSentence, useReader } from '../../lib/words/reader.ts'
import { ReceiptLinks } from './receipt-links.tsx'
import { RevokeButton } from './revoke-button.tsx'

const ENVIRONMENT_NAMES = {
  PRODUCTION: 'Hospital record',
  SANDBOX: 'Sandbox, invented data',
} as const

/** Where the app was opened from, as a patient sees it. */
const WAYS = {
  EHR: 'From the hospital system',
  STANDALONE: 'From the app itself',
  BACKEND: 'Without a person',
} as const satisfies Readonly<Record<LaunchMode, PlainSentence>>

const ConsentCardConsent = graphql(`
  fragment ConsentCard_consent on ConsentGrant {
    id
    appName
    appSlug
    vendorName
    iconUrl
    environment
    patientName
    grantedAt
    expiresAt
    lastUsedAt
    revokedAt
    attestationWarningShown
    sunsetAt
    successor {
      slug
      name
    }
    receipt {
      pdfUrl
      jsonUrl
      fhirUrl
    }
    scopes {
      scope
      plainLanguage
      writes
    }
    launches {
      id
      at
      mode
      openedBy
      succeeded
    }
  }
`)

interface ConsentCardProps {
  readonly consent: FragmentType<typeof ConsentCardConsent>
  readonly isActive: boolean
  readonly onRevoked: (appName: string) => void
}

/** Shows what one app may do and has done, and lets the person stop it. */
export function ConsentCard(props: ConsentCardProps): ReactElement {
  const consent = readFragment(ConsentCardConsent, props.consent)
  return (
    <article className="gh-card" aria-labelledby={`consent-${consent.id}`}>
      <div className="gallery-consent-head">
        <div className="gh-app">
          <AppIcon name={consent.appName} iconUrl={consent.iconUrl} />
          <div>
            <h3 className="gh-app-name" id={`consent-${consent.id}`}>
              <a href={`/apps/${encodeURIComponent(consent.appSlug)}`}>{consent.appName}</a>
            </h3>
            <p className="gh-app-vendor">{consent.vendorName}</p>
          </div>
        </div>
        {props.isActive && (
          <RevokeButton
            consentId={consent.id}
            appName={consent.appName}
            onRevoked={() => props.onRevoked(consent.appName)}
          />
        )}
      </div>
      {props.isActive && consent.sunsetAt && (
        <SunsetNotice sunsetAt={consent.sunsetAt} successor={consent.successor} />
      )}
      <ConsentFacts consent={consent} isActive={props.isActive} />
      <Scopes scopes={consent.scopes} isActive={props.isActive} />
      {consent.receipt && <ReceiptLinks appName={consent.appName} receipt={consent.receipt} />}
      <LaunchHistory launches={consent.launches} />
    </article>
  )
}

function ConsentFacts(props: {
  readonly consent: ConsentCard_ConsentFragment
  readonly isActive: boolean
}): ReactElement {
  const { t } = useReader()
  const { consent } = props
  const standing = props.isActive ? 'Until' : 'Ran out'
  return (
    <dl className="gh-facts gallery-consent-facts">
      {consent.patientName && <Fact name="Record of">{consent.patientName}</Fact>}
      <Fact name="Where">{t(ENVIRONMENT_NAMES[consent.environment])}</Fact>
      <Fact name="Allowed">
        <Moment at={consent.grantedAt} />
      </Fact>
      <Fact name={consent.revokedAt ? 'Revoked' : standing}>
        <End revokedAt={consent.revokedAt} expiresAt={consent.expiresAt} />
      </Fact>
      <Fact name="Last used">
        {consent.lastUsedAt ? <Moment at={consent.lastUsedAt} /> : t('Never')}
      </Fact>
      {consent.attestationWarningShown && (
        <Fact name="You were warned">
          {t('The vendor declined the privacy and security terms')}
        </Fact>
      )}
    </dl>
  )
}

function End(
  props: Pick<ConsentCard_ConsentFragment, 'revokedAt' | 'expiresAt'>,
): ReactElement | string {
  const { t } = useReader()
  const at = props.revokedAt ?? props.expiresAt
  return at ? <Moment at={at} /> : t('You revoke it')
}

function Fact({ name, children }: { name: PlainSentence; children: ReactNode }): ReactElement {
  const { t } = useReader()
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface ScopesProps extends Pick<ConsentCard_ConsentFragment, 'scopes'> {
  readonly isActive: boolean
}

function Scopes({ scopes, isActive }: ScopesProps): ReactElement {
  const { t } = useReader()
  return (
    <details className="gh-details" open={isActive}>
      <summary>{t(isActive ? 'What it may do' : 'What it was allowed to do')}</summary>
      <ul className="gh-permissions">
        {scopes.map((scope) => (
          <ScopeLine key={scope.scope} {...scope} />
        ))}
      </ul>
    </details>
  )
}

function LaunchHistory({ launches }: Pick<ConsentCard_ConsentFragment, 'launches'>): ReactElement {
  const { t } = useReader()
  if (launches.length === 0) return <p className="gh-muted gh-small">{t('Not launched yet')}</p>
  return (
    <details className="gh-details">
      <summary>{t('Launch history ({{count}})', { count: launches.length })}</summary>
      <div className="gh-table-frame">
        <table className="gh-table">
          <thead>
            <tr>
              <th scope="col">{t('When')}</th>
              <th scope="col">{t('How')}</th>
              <th scope="col">{t('Result')}</th>
            </tr>
          </thead>
          <tbody>
            {launches.map(({ id, at, mode, openedBy, succeeded }) => (
              <tr key={id}>
                <td>
                  <Moment at={at} />
                </td>
                <td>
                  {t(WAYS[mode])}
                  {openedBy && `, ${openedBy}`}
                </td>
                <td>{t(succeeded ? 'Started' : 'Failed')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
