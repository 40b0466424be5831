import type { DocumentNode } from '@apollo/client'
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { RuleChanges } from './rule-changes.tsx'
import { type RuleProposal, useSettleRule } from './use-settle-rule.ts'

interface Props {
  readonly proposal: RuleProposal
  /** The query of the page, which is read again afterwards. */
  readonly page: DocumentNode
  readonly onDone: (news: string) => void
}

/** A change that waits for a second person: what it changes and why, and the decision. */
export function RuleProposalView({ proposal, page, onDone }: Props) {
  const { settle, message, isRunning } = useSettleRule(proposal, { page, onDone })
  const { canConfirm, changes, createdAt, proposedBy, summary } = proposal
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="proposal">
      <Stack gap="md">
        <div>
          <Title order={2} id="proposal">
            {t('Waits for a second person')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('Proposed by {{proposedBy}}, {{createdAt}}', {
              proposedBy: proposedBy ?? 'Gatehouse',
              createdAt: exactTime(createdAt, locale()),
            })}
          </Text>
        </div>
        <Text style={{ overflowWrap: 'anywhere' }}>{summary}</Text>
        <RuleChanges changes={changes} />
        {message && (
          <Text role="alert" c="var(--gh-danger)">
            {message}
          </Text>
        )}
        {!canConfirm && (
          <Text c="dimmed">{t('You proposed it, so somebody else has to confirm it.')}</Text>
        )}
        <Group>
          {canConfirm && (
            <Button loading={isRunning} onClick={() => void settle('confirm')}>
              {t('Confirm this change')}
            </Button>
          )}
          <Button variant="default" disabled={isRunning} onClick={() => void settle('withdraw')}>
            {t('Withdraw the proposal')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
