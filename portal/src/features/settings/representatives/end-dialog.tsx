import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { REPRESENTATION_LIMITS } from '../../../../../schema/vocabulary/representation.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { patientName } from './representative-words.ts'
import { type Representative, useRepresentativeEnd } from './use-representatives.ts'

interface Props {
  readonly relation: Representative
  readonly onClose: () => void
}

/** Ends a relation with a reason, after saying what stops by it. */
export function EndDialog({ relation, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [end, { data, error, loading }] = useRepresentativeEnd()
  const faults = readFragment(USER_ERROR, data?.patientRepresentativeEnd.userErrors ?? [])
  const who = { name: relation.name, patient: patientName(relation) }

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await end({ variables: { id: relation.id, reason } }).catch(() => undefined)
    if (!answer?.data?.patientRepresentativeEnd.representative) return
    notifications.show({ message: t('{{name}} acts for {{patient}} no more.', who) })
    onClose()
  }

  return (
    <Dialog onClose={onClose} title={t('End: {{name}} for {{patient}}', who)} size="lg">
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>
            {t(
              'At once, {{name}} opens no app for {{patient}} any more, and every app they allowed for this patient loses its access. What apps have read stays with them.',
              who,
            )}
          </Text>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          <CountedTextarea
            id="reason"
            label={t('Reason')}
            description={t('It is kept with the relation and in the audit trail.')}
            required
            data-autofocus
            minRows={3}
            value={reason}
            onChange={setReason}
            limit={REPRESENTATION_LIMITS.endReason}
            error={errorFor(faults, 'reason')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Keep it')}
            </Button>
            <Button type="submit" color="danger" loading={loading}>
              {t('End it')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
