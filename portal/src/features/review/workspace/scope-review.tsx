import { Stack, Title } from '@mantine/core'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ScopeDecisions } from '../scopes/scope-decisions.tsx'
import { DECIDED_VERSION, REVIEW_SCOPE } from '../scopes/scope-row.ts'
import { ConsentPreviews } from './consent-previews.tsx'
import type { ReviewVersion } from './review-version.ts'

interface Props {
  readonly version: ReviewVersion
  readonly before: ReviewVersion | undefined
}

/** The access a version asks for, decided scope by scope, and the page on which a patient would be asked. */
export function ScopeReview({ version, before }: Props) {
  const scopes = readFragment(REVIEW_SCOPE, readFragment(DECIDED_VERSION, version).scopes)
  const earlier = before && readFragment(REVIEW_SCOPE, readFragment(DECIDED_VERSION, before).scopes)
  return (
    <section aria-labelledby="scopes">
      <Title order={2} id="scopes" mb="sm">
        {t('Access asked for ({{count}})', { count: scopes.length })}
      </Title>
      <Stack gap="md">
        <div>
          <ScopeDecisions
            version={version}
            scopes={scopes}
            before={earlier?.map(({ scope }) => scope)}
          />
        </div>
        {version.clientType !== 'BACKEND_SERVICE' && (
          <ConsentPreviews version={version} scopes={scopes} />
        )}
      </Stack>
    </section>
  )
}
