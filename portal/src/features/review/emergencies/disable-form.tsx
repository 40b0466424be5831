import {
  Alert,
  Button,
  Group,
  List,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import type { LiveApp } from '../../../components/live-apps/use-live-apps.ts'
import { Problem } from '../../../components/problem.tsx'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { choicesOf, inputOf, TARGET_KINDS, type TargetKind } from './emergency-target.ts'
import { reachWords, secondsWords } from './emergency-words.ts'
import { useEmergencyPreview, useEmergencySteps } from './use-emergencies.ts'

const KIND_NAMES: Readonly<Record<TargetKind, string>> = {
  APP: mark('App'),
  VENDOR: mark('Vendor'),
  SCOPE: mark('Scope'),
}

interface Props {
  readonly apps: readonly LiveApp[]
  readonly onDone: (news: string) => void
}

/** Picks what to disable, says what that stops, and takes a reason and the word that confirms it. */
export function DisableForm({ apps, onDone }: Props) {
  const { kind, setKind, value, setValue } = useTarget()
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const steps = useEmergencySteps()
  const word = t('DISABLE')
  const isComplete =
    Boolean(value) &&
    typed.trim() === word &&
    textLength(reason.trim()) >= TEXT_LIMITS.emergencyReason.min

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (!value || !isComplete) return
    const { isDone, seconds } = await steps.disable(inputOf(kind, value), reason)
    if (!isDone) return
    setValue(null)
    setReason('')
    setTyped('')
    onDone(`${t('It is disabled.')} ${seconds === null ? '' : secondsWords(seconds)}`.trim())
  }

  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="disable">
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md" maw={640}>
          <Title order={2} id="disable">
            {t('Disable at once')}
          </Title>
          <SegmentedControl
            aria-label={t('What to disable')}
            data={TARGET_KINDS.map((each) => ({ value: each, label: t(KIND_NAMES[each]) }))}
            value={kind}
            onChange={(chosen) => setKind(TARGET_KINDS.find((each) => each === chosen) ?? 'APP')}
          />
          <Select
            key={kind}
            label={t(KIND_NAMES[kind])}
            placeholder={t('Type to search')}
            nothingFoundMessage={t('Nothing in use is called so.')}
            searchable
            required
            clearable
            limit={50}
            data={choicesOf(kind, apps)}
            value={value}
            onChange={setValue}
          />
          {value && <Reach kind={kind} value={value} />}
          <CountedTextarea
            label={t('Reason')}
            description={t('The vendor and the audit trail read it.')}
            required
            minRows={2}
            limit={TEXT_LIMITS.emergencyReason}
            value={reason}
            onChange={setReason}
          />
          <TextInput
            label={t('Type {{word}} to confirm', { word })}
            required
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {[...steps.faults.map(({ message }) => message), steps.problem].map(
            (message) =>
              message && (
                <Text key={message} role="alert" c="var(--gh-danger)">
                  {message}
                </Text>
              ),
          )}
          <Group>
            <Button type="submit" color="danger" loading={steps.isRunning} disabled={!isComplete}>
              {t('Disable now')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

/** The app of the address, when one came from its page, until something else is picked. */
function useTarget() {
  const [params] = useSearchParams()
  const [kind, setKind] = useState<TargetKind>('APP')
  const [value, setValue] = useState<string | null>(params.get('app'))
  return {
    kind,
    value,
    setValue,
    setKind: (next: TargetKind) => {
      setKind(next)
      setValue(null)
    },
  }
}

function Reach({ kind, value }: { readonly kind: TargetKind; readonly value: string }) {
  const { reach, error, refetch } = useEmergencyPreview(inputOf(kind, value))
  if (error && !reach) return <Problem error={error} onRetry={() => void refetch()} />
  return (
    <Alert color="warning" variant="outline" role="status" title={t('What this stops')}>
      {!reach ? (
        <Text size="sm">{t('Counting…')}</Text>
      ) : (
        <Stack gap="xs">
          <List size="sm" withPadding={false} listStyleType="none">
            {reachWords(reach).map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
          {kind === 'SCOPE' && (
            <Text size="sm">{t('The apps run on without the scope; people open them again.')}</Text>
          )}
          {kind !== 'APP' && reach.appNames.length > 0 && (
            <Text size="sm">{reach.appNames.join(', ')}</Text>
          )}
        </Stack>
      )}
    </Alert>
  )
}
