import type { ReactElement } from 'react'
import { isContextScope } from '../../../../schema/vocabulary/context-scope.ts'
import { RISK_TIERS, type RiskTier } from '../../../../schema/vocabulary/registration.ts'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import type { ListingScopes_ListingFragment } from '../../gql/graphql.ts'
import { type PlainSentence, type Reader, useReader } from '../../lib/words/reader.ts'
import { ScopeLine } from '../scope-line.tsx'
import { TierBars } from '../tier-bars.tsx'

/** What a tier of sensitivity means to the person whose data it is. */
const TIER_MEANINGS = {
  LOW: 'Little harm if it got into the wrong hands',
  MODERATE: 'Ordinary health information',
  HIGH: 'Sensitive health information',
  CRITICAL: 'Very sensitive, or able to change important parts of the record',
} as const satisfies Readonly<Record<RiskTier, PlainSentence>>

const TIER_TITLES = {
  LOW: 'Low sensitivity',
  MODERATE: 'Moderate sensitivity',
  HIGH: 'High sensitivity',
  CRITICAL: 'Critical sensitivity',
} as const satisfies Readonly<Record<RiskTier, PlainSentence>>

const ListingScopesListing = graphql(`
  fragment ListingScopes_listing on GalleryListing {
    name
    scopes {
      scope
      plainLanguage
      purpose
      writes
      sensitivity
    }
  }
`)

type Scope = ListingScopes_ListingFragment['scopes'][number]

interface ListingScopesProps {
  readonly listing: FragmentType<typeof ListingScopesListing>
}

/** Says what an app may read and change, most sensitive first, each with the vendor's purpose. */
export function ListingScopes(props: ListingScopesProps): ReactElement {
  const reader = useReader()
  const { t } = reader
  const { name, scopes } = readFragment(ListingScopesListing, props.listing)
  const data = scopes.filter(({ scope }) => !isContextScope(scope))
  const connection = scopes.filter(({ scope }) => isContextScope(scope))
  return (
    <section className="gh-card" aria-labelledby="scopes">
      <div className="gh-stack-tight">
        <h2 className="gh-heading" id="scopes">
          {t('What this app reads and changes')}
        </h2>
        <p className="gh-muted">{summary(reader, name, data)}</p>
      </div>
      {RISK_TIERS.toReversed().map((tier) => (
        <ScopeGroup
          key={tier}
          tier={tier}
          scopes={data.filter(({ sensitivity }) => sensitivity === tier)}
        />
      ))}
      {connection.length > 0 && (
        <section>
          <h3 className="gh-subheading">{t('How it connects')}</h3>
          <ScopeList scopes={connection} />
        </section>
      )}
    </section>
  )
}

function ScopeGroup(props: { tier: RiskTier; scopes: readonly Scope[] }): ReactElement | null {
  const { t } = useReader()
  const { tier, scopes } = props
  if (scopes.length === 0) return null
  return (
    <section>
      <h3 className="gh-subheading gallery-tier">
        <TierBars tier={tier} />
        {t(TIER_TITLES[tier])}
      </h3>
      <p className="gh-small gh-muted">{t(TIER_MEANINGS[tier])}</p>
      <ScopeList scopes={scopes} />
    </section>
  )
}

function ScopeList({ scopes }: { readonly scopes: readonly Scope[] }): ReactElement {
  const { t } = useReader()
  return (
    <ul className="gh-permissions">
      {scopes.map(({ purpose, ...scope }) => (
        <ScopeLine key={scope.scope} {...scope}>
          <p className="gh-permission-why">{t('Why: {{purpose}}', { purpose })}</p>
        </ScopeLine>
      ))}
    </ul>
  )
}

function summary({ t }: Reader, name: string, data: readonly Scope[]): string {
  if (data.length === 0) return t('{{name}} reads no health data.', { name })
  return data.some(({ writes }) => writes)
    ? t('{{name}} can read what is listed here, and change what is marked.', { name })
    : t('{{name}} can read what is listed here, and change nothing.', { name })
}
