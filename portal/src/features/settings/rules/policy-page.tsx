import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Announcer } from '../../../components/announcer.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { ForPolicyWriters } from './for-policy-writers.tsx'
import { PolicyForm } from './policy-form.tsx'
import { RuleHistory } from './rule-changes.tsx'
import { RuleProposalView } from './rule-proposal-view.tsx'
import { POLICY_PAGE, usePolicy } from './use-policy.ts'

/** The policy of the hospital at /settings/policy: days, dates, and who may waive what (decision 41). */
export function Component() {
  return (
    <Page
      title={t('Policy of reviews')}
      subtitle={t(
        'One person proposes a change, a second one confirms it. Running reviews keep the days they began with.',
      )}
    >
      <ForPolicyWriters>
        <Policy />
      </ForPolicyWriters>
    </Page>
  )
}

function Policy() {
  const { policy, history, proposal, error, refetch } = usePolicy()
  const [news, setNews] = useState('')
  if (error && !policy) return <Problem error={error} onRetry={() => void refetch()} />
  if (!policy) return <LoadingRows count={8} height={60} />
  return (
    <Stack gap="xl" maw={880}>
      <Announcer message={news} />
      {news && <Text fw={600}>{news}</Text>}
      <Text size="sm" c="dimmed">
        {t('Version {{version}} is in force.', { version: policy.version })}
      </Text>
      {proposal && <RuleProposalView proposal={proposal} page={POLICY_PAGE} onDone={setNews} />}
      <PolicyForm
        key={policy.version}
        policy={policy}
        isWaiting={Boolean(proposal)}
        onDone={setNews}
      />
      <RuleHistory history={history} />
    </Stack>
  )
}
