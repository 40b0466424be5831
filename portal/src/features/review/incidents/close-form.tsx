import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { type Incident, useIncidentClose } from './use-incidents.ts'

/** Closes an incident with a summary in two parts. */
export function CloseForm({ incident }: { readonly incident: Incident }) {
  const [finding, setFinding] = useState('')
  const [remedy, setRemedy] = useState('')
  const [close, { data, error, loading }] = useIncidentClose()
  const faults = readFragment(USER_ERROR, data?.payload.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const { id: incidentId, revision: expectedRevision } = incident
    await close({ variables: { input: { incidentId, expectedRevision, finding, remedy } } }).catch(
      () => undefined,
    )
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Stack gap="md" maw={640}>
        <Text>
          {t('What was stopped comes back only after the incident is closed. Tokens do not.')}
        </Text>
        {error && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
        <CountedTextarea
          id="finding"
          label={t('What was found')}
          required
          minRows={3}
          value={finding}
          onChange={setFinding}
          limit={TEXT_LIMITS.reason}
          error={errorFor(faults, 'finding')}
        />
        <CountedTextarea
          id="remedy"
          label={t('What was done')}
          required
          minRows={3}
          value={remedy}
          onChange={setRemedy}
          limit={TEXT_LIMITS.reason}
          error={errorFor(faults, 'remedy')}
        />
        <Group>
          <Button type="submit" loading={loading}>
            {t('Close the incident')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
