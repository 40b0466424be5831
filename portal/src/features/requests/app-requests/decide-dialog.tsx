import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ANSWER_COPY, type AppRequest, type AppRequestAnswer } from './app-request.ts'
import { useAppsToLink, useDecide } from './use-app-requests.ts'

interface Props {
  readonly request: AppRequest
  readonly answer: AppRequestAnswer
  readonly onDone: () => void
  readonly onClose: () => void
}

const AFTER_TYPING_MS = 250

/** Answers a request for an app; who asked is mailed. */
export function DecideDialog({ request, answer, onDone, onClose }: Props) {
  const copy = ANSWER_COPY[answer]
  const [note, setNote] = useState('')
  const [appId, setAppId] = useState<string | null>(null)
  const [decide, { data, error, loading }] = useDecide()
  const faults = readFragment(USER_ERROR, data?.appRequestDecide.userErrors ?? [])
  const isDecline = answer === 'DECLINED'

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const { id: requestId, revision: expectedRevision } = request
    const input = { requestId, state: answer, note: note.trim() || null, appId, expectedRevision }
    const answered = await decide({ variables: { input } }).catch(() => undefined)
    if (answered?.data?.appRequestDecide.request) onDone()
  }

  return (
    <Dialog
      onClose={onClose}
      title={t('{{action}}: {{appName}}', { action: t(copy.action), appName: request.appName })}
      size="lg"
    >
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>{t(copy.text)}</Text>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          {answer === 'REGISTERED' && (
            <AppField value={appId} onChange={setAppId} fault={errorFor(faults, 'appId')} />
          )}
          <CountedTextarea
            id="note"
            label={t(copy.label)}
            required={isDecline}
            minRows={3}
            value={note}
            onChange={setNote}
            limit={isDecline ? TEXT_LIMITS.reason : { min: 0, max: TEXT_LIMITS.reason.max }}
            error={errorFor(faults, 'note')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={loading} color={isDecline ? 'danger' : undefined}>
              {t(copy.action)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface AppFieldProps {
  readonly value: string | null
  readonly onChange: (appId: string | null) => void
  readonly fault: string | undefined
}

function AppField({ value, onChange, fault }: AppFieldProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, AFTER_TYPING_MS)
  const apps = useAppsToLink(search, true)
  return (
    <Select
      id="appId"
      label={t('The app that was registered')}
      description={t('Type a part of its name.')}
      required
      searchable
      data={apps}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      nothingFoundMessage={t('No app fits')}
      error={fault}
    />
  )
}
