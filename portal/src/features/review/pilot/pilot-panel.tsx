import { Alert, Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { heard } from '../../../lib/i18n/heard.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { PilotForm } from './pilot-form.tsx'
import { RunningPilot } from './running-pilot.tsx'
import { type PilotSteps, usePilot } from './use-pilot.ts'

type Version = NonNullable<PilotSteps['version']>
type Pilot = NonNullable<Version['pilot']>

/** Who tries a version out in production before everybody does, and until when (R251). */
export function PilotPanel({ versionId }: { readonly versionId: string }) {
  const steps = usePilot(versionId)
  const { version, faults, problem } = steps
  if (!version || (version.status !== 'IN_REVIEW' && !version.pilot)) return null
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="pilot">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} id="pilot">
            {t('Pilot')}
          </Title>
          {version.pilot && <PilotBadge pilot={version.pilot} />}
        </Group>
        <ErrorSummary
          title={t('The pilot was not changed')}
          items={faults.map(({ code, message }, index) => ({ key: `${code}${index}`, message }))}
        />
        {problem && (
          <Alert
            color="danger"
            variant="outline"
            role="alert"
            title={t('The pilot was not changed')}
          >
            {problem}
          </Alert>
        )}
        <PilotBody version={version} steps={steps} />
      </Stack>
    </Paper>
  )
}

function PilotBody({ version, steps }: { readonly version: Version; readonly steps: PilotSteps }) {
  const { pilot } = version
  if (pilot && !pilot.endedAt) {
    return <RunningPilot pilot={pilot} mayChange={version.canPilot} steps={steps} />
  }
  return (
    <>
      {pilot && <EndedPilot pilot={pilot} />}
      {version.status === 'IN_REVIEW' && <PilotStart version={version} steps={steps} />}
    </>
  )
}

function PilotStart({ version, steps }: { readonly version: Version; readonly steps: PilotSteps }) {
  if (version.pilotWaitsFor) return <Text size="sm">{heard(version.pilotWaitsFor)}</Text>
  if (!version.canPilot) return <Text size="sm">{t('Nobody tries this version out yet.')}</Text>
  return (
    <>
      <Text size="sm">
        {t(
          'Listed people use this version in production with the scopes that were decided. Everybody else goes on with the version in use.',
        )}
      </Text>
      <PilotForm label={t('Start the pilot')} isBusy={steps.isBusy} onSubmit={steps.start} />
    </>
  )
}

function EndedPilot({ pilot }: { readonly pilot: Pilot }) {
  return (
    <Stack gap={4}>
      <Text size="sm">
        {t('Over since {{date}}.', { date: exactTime(pilot.endedAt ?? pilot.endsAt, locale()) })}
      </Text>
      {pilot.endReason && <Text size="sm">{pilot.endReason}</Text>}
      <List size="sm">
        {pilot.users.map(({ email, name }) => (
          <List.Item key={email}>{name}</List.Item>
        ))}
      </List>
    </Stack>
  )
}

function PilotBadge({ pilot }: { readonly pilot: Pilot }) {
  if (pilot.endedAt) return <Badge variant="default">{t('It is over')}</Badge>
  return pilot.isRunning ? (
    <Badge color="teal" variant="outline">
      {t('Running')}
    </Badge>
  ) : (
    <Badge variant="default">{t('Resting')}</Badge>
  )
}
