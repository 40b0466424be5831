import { Button, Group, MultiSelect, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { scopeWords } from '../../../lib/i18n/scope-words.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { ReviewScope } from './scope-row.ts'
import type { ScopeSteps } from './use-scope-steps.ts'

interface Props {
  readonly request: ReviewScope
  readonly decision: 'NARROWED' | 'REFUSED'
  /** What was used, to start from. */
  readonly proposed: readonly string[]
  readonly steps: ScopeSteps
  readonly onClose: () => void
}

/** Asks what is granted instead, from scopes inside the one asked for, and why; the vendor reads the reason. */
export function VerdictForm({ request, decision, proposed, steps, onClose }: Props) {
  const { scope, narrowerScopes } = request
  const [granted, setGranted] = useState<string[]>([...proposed])
  const [reason, setReason] = useState(
    proposed.length > 0 ? t('The app has not used more of it in the last year.') : '',
  )
  const offered = new Set([...proposed, ...narrowerScopes.map((each) => each.scope)])
  const isNarrowing = decision === 'NARROWED'
  const isWhole =
    textLength(reason.trim()) >= TEXT_LIMITS.reason.min && (!isNarrowing || granted.length > 0)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const grantedScopes = isNarrowing ? granted : null
    if (await steps.decide([{ scope, decision, grantedScopes, reason }])) onClose()
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack gap="xs">
        {isNarrowing && (
          <MultiSelect
            label={t('Granted instead of {{scope}}', { scope })}
            required
            searchable
            data-autofocus
            autoFocus
            data={[...offered].map((each) => ({
              value: each,
              label: `${scopeWords(each).sentence}: ${each}`,
            }))}
            value={granted}
            onChange={setGranted}
            nothingFoundMessage={t('Nothing narrower is called so.')}
          />
        )}
        <CountedTextarea
          label={
            isNarrowing
              ? t('Why {{scope}} is narrowed', { scope })
              : t('Why {{scope}} is refused', { scope })
          }
          description={t('The vendor reads it.')}
          required
          autoFocus={!isNarrowing}
          minRows={2}
          value={reason}
          onChange={setReason}
          limit={TEXT_LIMITS.reason}
        />
        <Group gap="xs">
          <Button type="submit" size="sm" disabled={!isWhole} loading={steps.isRunning}>
            {isNarrowing ? t('Narrow') : t('Refuse')}
          </Button>
          <Button size="sm" variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
