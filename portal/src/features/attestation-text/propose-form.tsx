import { Button, Group, Paper, Stack, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId, useState } from 'react'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../components/counted-textarea.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { Problem } from '../../components/problem.tsx'
import { TextChanges } from '../../components/text-changes/text-changes.tsx'
import {
  errorFor,
  fieldPath,
  USER_ERROR,
  type UserErrorFields,
} from '../../components/user-error.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
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
  const [errors, setErrors] = useState<readonly UserErrorFields[]>([])
  const [propose, { loading, error }] = usePropose()
  const [settled] = useDebouncedValue(body, 400)

  const handlePropose = async () => {
    const { data } = await propose({ variables: { input: { body, summary } } })
    const faults = readFragment(USER_ERROR, data?.attestationTextPropose.userErrors ?? [])
    setErrors(faults)
    if (data && faults.length === 0) onDone('Proposed. A second person has to publish it.')
  }

  return (
    <Paper withBorder p="lg" component="section" aria-labelledby={`${id}-title`}>
      <Title order={2} id={`${id}-title`} mb="md">
        Propose a new text
      </Title>
      <Stack gap="md">
        {error && <Problem error={error} kept="What you wrote is still here." />}
        <ErrorSummary
          title="Please mend this first"
          items={errors.map((fault) => ({
            key: fault.message,
            message: fault.message,
            fieldId: `${id}-${fieldPath(fault)[0] ?? 'body'}`,
          }))}
        />
        <CountedTextarea
          id={`${id}-body`}
          label="Text"
          description="Plain text, one paragraph per line."
          minRows={6}
          maxRows={18}
          required
          limit={TEXT_LIMITS.attestationBody}
          value={body}
          onChange={setBody}
          error={errorFor(errors, 'body')}
        />
        <CountedTextarea
          id={`${id}-summary`}
          label="What changed"
          description="For the vendors who are asked to sign again."
          minRows={2}
          required
          limit={TEXT_LIMITS.attestationSummary}
          value={summary}
          onChange={setSummary}
          error={errorFor(errors, 'summary')}
        />
        <Preview body={settled} />
        <Group>
          <Button loading={loading} onClick={() => void handlePropose()}>
            Propose this text
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}

function Preview({ body }: { readonly body: string }) {
  const { changes, error } = usePreview(body)
  return (
    <section aria-label="What would change">
      <Title order={3} size="h4" mb="xs">
        What would change
      </Title>
      {error && !changes && <Problem error={error} />}
      {changes && <TextChanges changes={changes} />}
    </section>
  )
}
