import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { PARAGRAPH_CHANGE } from '../../../components/text-changes/paragraph-change.ts'
import { TextChanges } from '../../../components/text-changes/text-changes.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { explain } from '../../../lib/request-id.ts'
import { type FormProposal, usePublish, useWithdraw } from './use-forms.ts'

interface Props {
  readonly proposal: FormProposal
  readonly onDone: (news: string) => void
}

/** The version that waits for a second person: what it changes, and the decision. */
export function FormProposalView({ proposal, onDone }: Props) {
  const { settle, message, isRunning } = useSettle(proposal, onDone)
  const { canPublish, createdAt, proposedBy, summary } = proposal
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
        <TextChanges changes={readFragment(PARAGRAPH_CHANGE, proposal.changes)} />
        {message && (
          <Text role="alert" c="var(--gh-danger)">
            {message}
          </Text>
        )}
        {!canPublish && (
          <Text c="dimmed">{t('You proposed it, so somebody else has to publish it.')}</Text>
        )}
        <Group>
          {canPublish && (
            <Button loading={isRunning} onClick={() => void settle('publish')}>
              {t('Publish this version')}
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

function useSettle({ id, revision }: FormProposal, onDone: (news: string) => void) {
  const [publish, publishing] = usePublish()
  const [withdraw, withdrawing] = useWithdraw()
  const [message, setMessage] = useState<string>()
  const variables = { input: { proposalId: id, expectedRevision: revision } }

  const settle = async (what: 'publish' | 'withdraw') => {
    setMessage(undefined)
    try {
      const { data } = await (what === 'publish' ? publish : withdraw)({ variables })
      const [fault] = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      if (fault) setMessage(fault.message)
      else
        onDone(
          what === 'publish'
            ? t('It is in force: reviews that begin from now on have it.')
            : t('The proposal was withdrawn.'),
        )
    } catch (error) {
      setMessage(explain(error))
    }
  }
  return { settle, message, isRunning: publishing.loading || withdrawing.loading }
}
