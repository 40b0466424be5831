import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { RollBackDialog } from './roll-back-dialog.tsx'
import { RuleList } from './rule-list.tsx'
import type { DataPolicy, DataPolicySteps } from './use-data-policy.ts'

interface Props {
  readonly policies: readonly DataPolicy[]
  readonly steps: DataPolicySteps
}

/** Every version that was published, newest first; each earlier one can come back. */
export function PolicyHistory({ policies, steps }: Props) {
  const [target, setTarget] = useState<DataPolicy | 'NONE'>()
  const published = policies.filter(({ state }) => state === 'PUBLISHED')
  const isAny = published.some(({ inForceSince }) => inForceSince !== null)
  return (
    <section aria-labelledby="policy-history">
      <Stack gap="md">
        <Title order={2} id="policy-history">
          {t('History')}
        </Title>
        {published.length === 0 && <Text c="dimmed">{t('No version has been in force yet.')}</Text>}
        {published.map((policy) => (
          <Version key={policy.id} policy={policy} onBring={() => setTarget(policy)} />
        ))}
        {isAny && (
          <Group>
            <Button variant="default" onClick={() => setTarget('NONE')}>
              {t('End all rules')}
            </Button>
          </Group>
        )}
      </Stack>
      {target && (
        <RollBackDialog
          policy={target === 'NONE' ? undefined : target}
          steps={steps}
          onClose={() => {
            steps.forget()
            setTarget(undefined)
          }}
        />
      )}
    </section>
  )
}

interface VersionProps {
  readonly policy: DataPolicy
  readonly onBring: () => void
}

function Version({ policy, onBring }: VersionProps) {
  const { inForceSince, number, proposedBy, publishedAt, publishedBy, rules, summary } = policy
  return (
    <Group justify="space-between" align="flex-start">
      <div style={{ flex: '1 1 240px', overflowWrap: 'anywhere' }}>
        <Text fw={600}>
          {inForceSince === null
            ? t('Version {{number}}', { number })
            : t('Version {{number}}, in force', { number })}
        </Text>
        <Text>{summary}</Text>
        <Text size="sm" c="dimmed">
          {t('Written by {{proposedBy}}, published by {{publishedBy}}, {{publishedAt}}', {
            proposedBy: proposedBy ?? 'Gatehouse',
            publishedBy: publishedBy ?? 'Gatehouse',
            publishedAt: publishedAt ? exactTime(publishedAt, locale()) : '',
          })}
        </Text>
        {inForceSince === null && (
          <details>
            <summary>{t('Rules of version {{number}}', { number })}</summary>
            <RuleList rules={rules} />
          </details>
        )}
      </div>
      {inForceSince === null && (
        <Button variant="default" onClick={onBring}>
          {t('Bring version {{number}} back', { number })}
        </Button>
      )}
    </Group>
  )
}
