import { Button, Checkbox, Radio, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import {
  RECERTIFICATION_DECISION_NAMES,
  RECERTIFICATION_DECISIONS,
  type RecertificationDecision,
} from '../../../../../schema/vocabulary/recertification.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { CHECK_POINT } from '../../../components/points/check-point.ts'
import { usePointAnswers } from '../../../components/points/point-answers.ts'
import { PointField } from '../../../components/points/point-field.tsx'
import type { UsageReport } from '../../../components/usage/usage-report.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { LeastAccess } from './least-access.tsx'
import type { LookedAt } from './use-recertification.ts'

interface Props {
  readonly version: LookedAt
  readonly usage: UsageReport | null | undefined
  readonly isDeciding: boolean
  readonly onDecide: (decision: {
    decision: RecertificationDecision
    checklist: string[]
    answers: { key: string; value: string }[]
    endScopes: string[]
    reason: string | null
  }) => Promise<void>
}

/** Ticks the checklist anew and decides: keep, keep with less access, or retire. */
export function RecertificationForm({ version, usage, isDeciding, onDecide }: Props) {
  const { viewer } = useViewer()
  const [decision, setDecision] = useState<RecertificationDecision>('KEEP')
  const points = readFragment(CHECK_POINT, version.recertificationChecklist)
  const answers = usePointAnswers(points)
  const [endScopes, setEndScopes] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const offered = RECERTIFICATION_DECISIONS.filter(
    (one) => one !== 'RETIRE' || can(viewer, 'app-version.retire'),
  )
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const scopes = decision === 'NARROW' ? endScopes : []
    void onDecide({ decision, ...answers.input, endScopes: scopes, reason: reason.trim() || null })
  }
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack gap="md">
        <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
          <Text component="legend" size="sm" fw={600} mb={4}>
            {t('Security checklist, renewed')}
          </Text>
          <Stack gap="xs">
            {points.map((point, place) => (
              <PointField
                key={point.key}
                point={point}
                above={points[place - 1]}
                answers={answers}
              />
            ))}
          </Stack>
        </fieldset>
        {usage && usage.requests > 0 && (
          <LeastAccess
            usage={usage}
            onPropose={(unused) => {
              setDecision('NARROW')
              setEndScopes([...unused])
            }}
          />
        )}
        <Radio.Group
          label={t('Decision')}
          value={decision}
          onChange={(value) => setDecision(offered.find((one) => one === value) ?? 'KEEP')}
        >
          <Stack gap="xs" mt="xs">
            {offered.map((one) => (
              <Radio key={one} value={one} label={t(RECERTIFICATION_DECISION_NAMES[one])} />
            ))}
          </Stack>
        </Radio.Group>
        {decision === 'NARROW' && (
          <Checkbox.Group label={t('No longer granted')} value={endScopes} onChange={setEndScopes}>
            <Stack gap="xs" mt="xs">
              {version.scopeUse.map(({ scope }) => (
                <Checkbox key={scope} value={scope} label={scope} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <CountedTextarea
          label={t('Reason')}
          limit={{ ...TEXT_LIMITS.reason, min: decision === 'KEEP' ? 0 : TEXT_LIMITS.reason.min }}
          value={reason}
          onChange={setReason}
          required={decision !== 'KEEP'}
        />
        <Button type="submit" loading={isDeciding} style={{ alignSelf: 'flex-start' }}>
          {t('Decide')}
        </Button>
      </Stack>
    </form>
  )
}
