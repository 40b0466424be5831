import { Button, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  RELEASE_MODE_MEANINGS,
  RELEASE_MODE_NAMES,
  RELEASE_MODES,
} from '../../../../schema/vocabulary/release-mode.ts'
import { t } from '../../lib/i18n/translate.ts'
import { type AppLifecycle, useAppLifecycle } from './use-app-lifecycle.ts'
import { useChooseReleaseMode } from './use-choose-release-mode.ts'

/** Says how approved versions of an app go live, and lets its owners choose. */
export function ReleasePanel({ slug }: { readonly slug: string }) {
  const app = useAppLifecycle(slug)
  if (!app) return null
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="release-mode">
      <Stack gap="sm">
        <Title order={2} id="release-mode">
          {t('Going live')}
        </Title>
        {app.canChooseRelease ? (
          <ReleaseModeForm key={app.releaseMode} app={app} />
        ) : (
          <Text size="sm">{t(RELEASE_MODE_MEANINGS[app.releaseMode])}</Text>
        )}
      </Stack>
    </Paper>
  )
}

function ReleaseModeForm({ app }: { readonly app: AppLifecycle }) {
  const [chosen, setChosen] = useState(app.releaseMode)
  const { choose, messages, isRunning } = useChooseReleaseMode(app)
  const waiting = app.versions.find(({ reviewState }) => reviewState === 'APPROVED_PENDING_RELEASE')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void choose(chosen)
  }
  return (
    <form onSubmit={handleSubmit}>
      <Stack gap="sm">
        <Radio.Group
          label={t('When an approved version goes live')}
          value={chosen}
          onChange={(value) => setChosen(RELEASE_MODES.find((mode) => mode === value) ?? chosen)}
        >
          <Stack gap="xs" mt="xs">
            {RELEASE_MODES.map((mode) => (
              <Radio
                key={mode}
                value={mode}
                label={t(RELEASE_MODE_NAMES[mode])}
                description={t(RELEASE_MODE_MEANINGS[mode])}
              />
            ))}
          </Stack>
        </Radio.Group>
        {waiting && chosen === 'AUTOMATIC' && app.releaseMode === 'MANUAL' && (
          <Text size="sm" role="status">
            {t('Version {{number}} is approved: it goes live when you save this.', {
              number: waiting.number,
            })}
          </Text>
        )}
        {messages.map((message) => (
          <Text key={message} role="alert" c="var(--gh-danger)">
            {message}
          </Text>
        ))}
        <Group>
          <Button
            type="submit"
            variant="default"
            loading={isRunning}
            disabled={chosen === app.releaseMode}
          >
            {t('Save the release mode')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
