import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ACTIVATION_LIMITS } from '../../../../../schema/vocabulary/activation.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useAsk, useListedApps } from './use-activations.ts'

interface Props {
  /** The app the person came from in the gallery. */
  readonly slug: string | undefined
  readonly onClose: () => void
}

/** Asks for an app of the gallery in the name of a department. */
export function AskDialog({ slug, onClose }: Props) {
  const apps = useListedApps()
  const [chosen, setChosen] = useState<string | null>(null)
  const [department, setDepartment] = useState('')
  const [note, setNote] = useState('')
  const [ask, { data, error, loading }] = useAsk()
  const faults = readFragment(USER_ERROR, data?.activationRequest.userErrors ?? [])
  const appId = chosen ?? apps.find((app) => app.slug === slug)?.appId ?? null

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { appId: appId ?? '', department, note: note.trim() || null }
    const answer = await ask({ variables: { input } }).catch(() => undefined)
    if (answer?.data?.activationRequest.activation) onClose()
  }

  return (
    <Dialog onClose={onClose} title={t('Ask for activation')} size="lg" closeOnClickOutside={false}>
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>
            {t(
              'An app admin answers. From now on your department hears when the app goes live in a new version, is suspended, comes back or ends.',
            )}
          </Text>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          <Select
            id="appId"
            label={t('App')}
            required
            searchable
            data={apps.map(({ appId: value, name, vendorName }) => ({
              value,
              label: `${name} (${vendorName})`,
            }))}
            value={appId}
            onChange={setChosen}
            nothingFoundMessage={t('No app fits')}
            error={errorFor(faults, 'appId')}
          />
          <CountedTextInput
            id="department"
            label={t('Department')}
            required
            value={department}
            onChange={setDepartment}
            limit={ACTIVATION_LIMITS.department}
            error={errorFor(faults, 'department')}
          />
          <CountedTextarea
            id="note"
            label={t('What for')}
            minRows={3}
            value={note}
            onChange={setNote}
            limit={ACTIVATION_LIMITS.note}
            error={errorFor(faults, 'note')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={loading}>
              {t('Ask for activation')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
