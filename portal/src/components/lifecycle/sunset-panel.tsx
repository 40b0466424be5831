import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import {
  DEPRECATION_STATUS_MEANINGS,
  DEPRECATION_STATUS_NAMES,
} from '../../../../schema/vocabulary/deprecation.ts'
import { t } from '../../lib/i18n/translate.ts'
import { sunsetDay } from './sunset-day.ts'
import { SunsetForm } from './sunset-form.tsx'
import { type AppLifecycle, useAppLifecycle } from './use-app-lifecycle.ts'
import { WithdrawSunset } from './withdraw-sunset.tsx'

/** Says whether people may go on counting on an app, and lets those who may retire it say until when. */
export function SunsetPanel({ slug }: { readonly slug: string }) {
  const app = useAppLifecycle(slug)
  if (!app) return null
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="sunset">
      <Stack gap="sm">
        <Title order={2} id="sunset">
          {t('End of the app')}
        </Title>
        <Text size="sm">
          {t(DEPRECATION_STATUS_NAMES[app.deprecationStatus])}
          {'. '}
          {t(DEPRECATION_STATUS_MEANINGS[app.deprecationStatus])}
        </Text>
        {app.deprecation && (
          <Text size="sm">
            {t('Ends on {{day}} (UTC).', { day: sunsetDay(app.deprecation.sunsetAt) })}
          </Text>
        )}
        {app.canDeprecate && <Steps app={app} />}
      </Stack>
    </Paper>
  )
}

type Open = 'announce' | 'withdraw'

function Steps({ app }: { readonly app: AppLifecycle }) {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const isPast = app.deprecation && new Date(app.deprecation.sunsetAt) <= new Date()
  if (isPast) return null
  return (
    <>
      <Group gap="xs">
        <Button variant="default" onClick={() => setOpen('announce')}>
          {app.deprecation ? t('Change the announced end') : t('Announce an end')}
        </Button>
        {app.deprecation && (
          <Button variant="default" onClick={() => setOpen('withdraw')}>
            {t('Take the announcement back')}
          </Button>
        )}
      </Group>
      {open === 'announce' && <SunsetForm app={app} onClose={close} />}
      {open === 'withdraw' && <WithdrawSunset app={app} onClose={close} />}
    </>
  )
}
