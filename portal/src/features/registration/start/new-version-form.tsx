import { Button, Paper, Select, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  APP_VERSION_STATUS_NAMES,
  type AppVersionStatus,
} from '../../../../../schema/vocabulary/app-status.ts'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useBeginRegistration } from './use-begin-registration.ts'

interface AppChoice {
  readonly id: string
  readonly name: string
  readonly latestVersion: { readonly number: number; readonly status: AppVersionStatus }
}

/** Submits a new version: the wizard opens filled with what the last version said (R127, R128). */
export function NewVersionForm({ apps }: { readonly apps: readonly AppChoice[] }) {
  const [appId, setAppId] = useState<string | null>(null)
  const { begin, fault, error, isRunning } = useBeginRegistration()
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (appId) void begin({ appId })
  }
  return (
    <Paper withBorder p="lg">
      <form onSubmit={handleSubmit}>
        <Stack gap="md">
          <Title order={2}>{t('Submit a new version')}</Title>
          <Text c="dimmed">
            {t('Of an app that is registered. The wizard opens with what its last version said.')}
          </Text>
          {error && <Problem error={error} />}
          <Select
            label={t('Existing app')}
            description={t(
              'An app whose last version is a draft or in review goes on with that one.',
            )}
            placeholder={apps.length === 0 ? t('You have no app yet') : t('Choose one')}
            disabled={apps.length === 0}
            searchable
            data={apps.map(choiceOf)}
            value={appId}
            onChange={setAppId}
            error={fault}
          />
          <Button type="submit" variant="default" loading={isRunning} disabled={!appId}>
            {t('Begin')}
          </Button>
        </Stack>
      </form>
    </Paper>
  )
}

/** One version is written or reviewed at a time; the server refuses a second one. */
const UNDECIDED: readonly AppVersionStatus[] = ['DRAFT', 'IN_REVIEW']

function choiceOf({ id, name, latestVersion }: AppChoice) {
  const status = t(APP_VERSION_STATUS_NAMES[latestVersion.status])
  const label = t('{{name}}, version {{number}} ({{status}})', {
    name: name || t('Untitled app'),
    number: latestVersion.number,
    status,
  })
  return { value: id, label, disabled: UNDECIDED.includes(latestVersion.status) }
}
