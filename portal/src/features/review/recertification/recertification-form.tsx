import { Button, Checkbox, Radio, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import {
  RECERTIFICATION_DECISION_NAMES,
  RECERTIFICATION_DECISIONS,
  type RecertificationDecision,
} from '../../../../../schema/vocabulary/recertification.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import type { LookedAt } from './use-recertification.ts'

interface Props {
  readonly version: LookedAt
  readonly isDeciding: boolean
  readonly onDecide: (decision: {
    decision: RecertificationDecision
    checklist: string[]
    endScopes: string[]
    reason: string | null
  }) => Promise<void>
}

/** Ticks the checklist anew and decides: keep, keep with less access, or retire. */
export function RecertificationForm({ version, isDeciding, onDecide }: Props) {
  const { viewer } = useViewer()
  const [decision, setDecision] = useState<RecertificationDecision>('KEEP')
  const [checklist, setChecklist] = useState<string[]>([])
  const [endScopes, setEndScopes] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const offered = RECERTIFICATION_DECISIONS.filter(
    (one) => one !== 'RETIRE' || can(viewer, 'app-version.retire'),
  )
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const scopes = decision === 'NARROW' ? endScopes : []
    void onDecide({ decision, checklist, endScopes: scopes, reason: reason.trim() || null })
  }
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack gap="md">
        <Checkbox.Group
          label={t('Security checklist, renewed')}
          value={checklist}
          onChange={setChecklist}
        >
          <Stack gap="xs" mt="xs">
            {version.recertificationChecklist.map(({ key, label }) => (
              <Checkbox key={key} value={key} label={t(label)} />
            ))}
          </Stack>
        </Checkbox.Group>
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
