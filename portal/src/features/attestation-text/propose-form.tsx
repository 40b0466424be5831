import { Button, Group, Paper, Stack, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type FormEvent, useId, useState } from 'react'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../components/counted-textarea.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { faultItems } from '../../components/fault-items.ts'
import { Problem } from '../../components/problem.tsx'
import { TextChanges } from '../../components/text-changes/text-changes.tsx'
import { errorFor, USER_ERROR } from '../../components/user-error.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { t } from '../../lib/i18n/translate.ts'
import { type PublishedText, usePreview, usePropose } from './use-attestation-texts.ts'

interface Props {
  readonly present: PublishedText
  readonly onDone: (news: string) => void
}

/** Proposes the next text, beside what it changes; a second person publishes it. */
export function ProposeForm({ present, onDone }: Props) {
  const id = useId()
  const [body, setBody] = useState(present.body)
  const [summary, setSummary] = useState('')
  const [propose, { data, loading, error }] = usePropose()
  const faults = readFragment(USER_ERROR, data?.attestationTextPropose.userErrors ?? [])
  const [settled] = useDebouncedValue(body, 400)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await propose({ variables: { input: { body, summary } } }).catch(() => undefined)
    if (result?.data?.attestationTextPropose.proposal) {
      onDone(t('Proposed. A second person has to publish it.'))
    }
  }

  return (
    <Paper withBorder p="lg" component="section" aria-labelledby={`${id}-title`}>
      <Title order={2} id={`${id}-title`} mb="md">
        {t('Propose a new text')}
      </Title>
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          {error && <Problem error={error} kept={t('What you wrote is still here.')} />}
          <ErrorSummary
            title={t('Please look at this again')}
            items={faultItems(faults, `${id}-`)}
          />
          <CountedTextarea
            id={`${id}-body`}
            label={t('Text')}
            description={t('Plain text, one paragraph per line.')}
            minRows={6}
            maxRows={18}
            required
            limit={TEXT_LIMITS.attestationBody}
            value={body}
            onChange={setBody}
            error={errorFor(faults, 'body')}
          />
          <CountedTextarea
            id={`${id}-summary`}
            label={t('What changed')}
            description={t('For the vendors who are asked to sign again.')}
            minRows={2}
            required
            limit={TEXT_LIMITS.attestationSummary}
            value={summary}
            onChange={setSummary}
            error={errorFor(faults, 'summary')}
          />
          <Preview body={settled} />
          <Group>
            <Button type="submit" loading={loading}>
              {t('Propose this text')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

function Preview({ body }: { readonly body: string }) {
  const { changes, error } = usePreview(body)
  return (
    <section aria-label={t('What would change')}>
      <Title order={3} size="h4" mb="xs">
        {t('What would change')}
      </Title>
      {error && !changes && <Problem error={error} />}
      {changes && <TextChanges changes={changes} />}
    </section>
  )
}
