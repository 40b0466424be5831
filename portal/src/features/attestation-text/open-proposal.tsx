import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { exactTime } from '../../../../ui/relative-time.ts'
import { Problem } from '../../components/problem.tsx'
import { PARAGRAPH_CHANGE } from '../../components/text-changes/paragraph-change.ts'
import { TextChanges } from '../../components/text-changes/text-changes.tsx'
import { USER_ERROR } from '../../components/user-error.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t, tn } from '../../lib/i18n/translate.ts'
import { type Proposal, usePublish, useWithdraw } from './use-attestation-texts.ts'

interface Props {
  readonly proposal: Proposal
  readonly onDone: (news: string) => void
}

/** The text that waits for a second person: what it changes, and the decision. */
export function OpenProposal({ proposal, onDone }: Props) {
  const { decide, fault, error, isRunning } = useDecision(proposal, onDone)
  const changes = readFragment(PARAGRAPH_CHANGE, proposal.changes)
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="proposal">
      <Stack gap="md">
        <div>
          <Title order={2} id="proposal">
            {t('Waits for a second person')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('Proposed by {{proposedBy}}, {{createdAt}}', {
              proposedBy: proposal.proposedBy.name,
              createdAt: exactTime(proposal.createdAt, locale()),
            })}
          </Text>
        </div>
        <Text style={{ overflowWrap: 'anywhere' }}>{proposal.summary}</Text>
        <TextChanges changes={changes} />
        {error !== undefined && <Problem error={error} />}
        {fault && (
          <Text role="alert" c="var(--gh-danger)">
            {fault}
          </Text>
        )}
        {!proposal.canPublish && (
          <Text c="dimmed">{t('You proposed this text, so somebody else has to publish it.')}</Text>
        )}
        <Group>
          {proposal.canPublish && (
            <Button loading={isRunning} onClick={() => void decide('publish')}>
              {t('Publish, and ask every vendor again')}
            </Button>
          )}
          <Button variant="default" disabled={isRunning} onClick={() => void decide('withdraw')}>
            {t('Withdraw the proposal')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}

/** Publishes or withdraws what was read, and says what follows. */
function useDecision({ id, revision }: Proposal, onDone: (news: string) => void) {
  const [publish, publishing] = usePublish()
  const [withdraw, withdrawing] = useWithdraw()
  const [fault, setFault] = useState<string>()
  const [error, setError] = useState<unknown>()
  const variables = { input: { proposalId: id, expectedRevision: revision } }

  const run = async (what: 'publish' | 'withdraw') => {
    if (what === 'withdraw') {
      const payload = (await withdraw({ variables })).data?.attestationTextWithdraw
      return { errors: payload?.userErrors ?? [], news: t('The proposal was withdrawn.') }
    }
    const payload = (await publish({ variables })).data?.attestationTextPublish
    const apps = payload?.appsToReattest ?? 0
    const news = tn(
      'Version {{version}} is in force. {{count}} live app is asked again.',
      'Version {{version}} is in force. {{count}} live apps are asked again.',
      apps,
      { version: payload?.text?.version ?? '' },
    )
    return { errors: payload?.userErrors ?? [], news }
  }

  const decide = async (what: 'publish' | 'withdraw') => {
    setFault(undefined)
    setError(undefined)
    try {
      const { errors, news } = await run(what)
      const [first] = readFragment(USER_ERROR, errors)
      if (first) setFault(first.message)
      else onDone(news)
    } catch (cause) {
      setError(cause)
    }
  }

  return { decide, fault, error, isRunning: publishing.loading || withdrawing.loading }
}
