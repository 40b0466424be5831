import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import { RISK_TIER_NAMES, RISK_TIERS } from '../../../../../schema/vocabulary/registration.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import type { ReviewVersion } from './review-version.ts'
import { useRaiseRisk } from './use-raise-risk.ts'

/** Raises the risk above what is computed, with a reason; it is never lowered. */
export function RaiseRisk({ version }: { readonly version: ReviewVersion }) {
  const higher = RISK_TIERS.slice(RISK_TIERS.indexOf(version.riskTier) + 1)
  const { raise, messages, isRunning } = useRaiseRisk(version)
  const [isOpen, setIsOpen] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const tier = higher.find((each) => each === chosen) ?? higher[0]
  if (!version.canRaiseRisk || !tier) return null
  if (!isOpen) {
    return (
      <Button
        variant="default"
        size="sm"
        style={{ alignSelf: 'start' }}
        onClick={() => setIsOpen(true)}
      >
        {t('Raise the risk')}
      </Button>
    )
  }
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (await raise(tier, reason)) setIsOpen(false)
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack gap="xs">
        <Select
          label={t('Raise the risk to')}
          allowDeselect={false}
          data={higher.map((each) => ({ value: each, label: t(RISK_TIER_NAMES[each]) }))}
          value={tier}
          onChange={setChosen}
        />
        <CountedTextarea
          label={t('Why the risk is higher')}
          description={t('It cannot be lowered again. The vendor reads it.')}
          required
          minRows={2}
          value={reason}
          onChange={setReason}
          limit={TEXT_LIMITS.reason}
        />
        {messages.map((message) => (
          <Text key={message} role="alert" size="sm" c="var(--gh-danger)">
            {message}
          </Text>
        ))}
        <Group gap="xs">
          <Button
            type="submit"
            size="sm"
            loading={isRunning}
            disabled={textLength(reason.trim()) < TEXT_LIMITS.reason.min}
          >
            {t('Raise the risk')}
          </Button>
          <Button variant="default" size="sm" onClick={() => setIsOpen(false)}>
            {t('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
