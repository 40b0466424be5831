import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { TEXT_LIMITS, textLength } from '../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../components/counted-textarea.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { USER_ERROR, type UserErrorFields } from '../../components/user-error.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { t } from '../../lib/i18n/translate.ts'
import { explain } from '../../lib/request-id.ts'
import { can, useViewer } from '../../lib/use-viewer.ts'

const OFFERS = graphql(`
  query RollBackOffers($slug: String!) {
    app(slug: $slug) {
      id
      versions {
        id
        number
        revision
        canRollBack
      }
    }
  }
`)

const ROLL_BACK = graphql(`
  mutation AppVersionRollBack($input: TransitionInput!) {
    payload: appVersionRollBack(input: $input) {
      appVersion {
        id
        number
        status
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

interface Offer {
  readonly id: string
  readonly number: number
  readonly revision: number
}

/** Offers who may approve to bring an earlier version back; nothing to everybody else. */
export function RollBack({ slug }: { readonly slug: string }) {
  const { viewer } = useViewer()
  const mayAsk = can(viewer, 'app-version.approve')
  const { data } = useQuery(OFFERS, { variables: { slug }, skip: !mayAsk })
  const [chosen, setChosen] = useState<Offer>()
  const offers = data?.app?.versions.filter(({ canRollBack }) => canRollBack) ?? []
  if (offers.length === 0) return null
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="roll-back">
      <Stack gap="sm">
        <Title order={2} id="roll-back">
          {t('Roll back')}
        </Title>
        <Text size="sm">
          {t(
            'When the version in use turns out bad, an earlier one comes back as the next version. Its decisions stand, so no stage is walked again.',
          )}
        </Text>
        <Group gap="xs">
          {offers.map((offer) => (
            <Button key={offer.id} variant="default" onClick={() => setChosen(offer)}>
              {t('Roll back to version {{number}}', { number: offer.number })}
            </Button>
          ))}
        </Group>
        {chosen && <RollBackDialog version={chosen} onClose={() => setChosen(undefined)} />}
      </Stack>
    </Paper>
  )
}

function RollBackDialog({
  version: { id, number, revision },
  onClose,
}: {
  readonly version: Offer
  readonly onClose: () => void
}) {
  const [rollBack, { loading }] = useMutation(ROLL_BACK, {
    refetchQueries: ['AppBySlug', 'RollBackOffers'],
    awaitRefetchQueries: true,
  })
  const [reason, setReason] = useState('')
  const [messages, setMessages] = useState<readonly string[]>([])
  // Sent again after a lost connection, it is done once; another reason is another request.
  const unanswered = useRef({ reason: '', idempotencyKey: '' })
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      if (unanswered.current.reason !== reason)
        unanswered.current = { reason, idempotencyKey: crypto.randomUUID() }
      const input = { versionId: id, expectedRevision: revision, ...unanswered.current }
      const { data } = await rollBack({ variables: { input } })
      unanswered.current = { reason: '', idempotencyKey: '' }
      const faults: readonly UserErrorFields[] = readFragment(
        USER_ERROR,
        data?.payload.userErrors ?? [],
      )
      setMessages(faults.map(({ message }) => message))
      if (faults.length === 0) onClose()
    } catch (error) {
      setMessages([explain(error)])
    }
  }
  return (
    <Dialog onClose={onClose} title={t('Roll back to version {{number}}', { number })} size="lg">
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          <Text>
            {t(
              'Version {{number}} comes back under a new number, with everything that was decided about it, and you approve it. Where the risk asks for two people, it waits for the second.',
              { number },
            )}
          </Text>
          <CountedTextarea
            label={t('Why the earlier version is better')}
            description={t('The vendor reads it.')}
            required
            minRows={3}
            value={reason}
            onChange={setReason}
            limit={TEXT_LIMITS.reason}
          />
          {messages.map((message) => (
            <Text key={message} role="alert" c="var(--gh-danger)">
              {message}
            </Text>
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              color="danger"
              loading={loading}
              disabled={textLength(reason.trim()) < TEXT_LIMITS.reason.min}
            >
              {t('Roll back')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
