import { Stack, Title } from '@mantine/core'
import { ConsentPreview } from '../../../components/consent-preview/consent-preview.tsx'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ScopeDecisions } from '../scopes/scope-decisions.tsx'
import { DECIDED_VERSION, REVIEW_SCOPE } from '../scopes/scope-row.ts'
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
          <ConsentPreview
            versionId={version.id}
            revision={version.revision}
            hint={t('The page itself, with everything this version asks for.')}
          />
        )}
      </Stack>
    </section>
  )
}
