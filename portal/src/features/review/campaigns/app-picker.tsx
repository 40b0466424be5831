import { Checkbox, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import {
  RISK_TIER_NAMES,
  RISK_TIERS,
  type RiskTier,
} from '../../../../../schema/vocabulary/registration.ts'
import type { LiveApp } from '../../../components/live-apps/use-live-apps.ts'
import { optionsOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { type AppChoice, appsOf, chosenIds } from './app-choice.ts'

interface Props {
  readonly apps: readonly LiveApp[]
  readonly choice: AppChoice
  readonly onChange: (choice: AppChoice) => void
}

/** Chooses the apps of a campaign: by tier, vendor and sensitivity, then one by one. */
export function AppPicker({ apps, choice, onChange }: Props) {
  const set = (change: Partial<AppChoice>) => onChange({ ...choice, without: [], ...change })
  const shown = appsOf(apps, choice)
  const vendors = new Map(apps.map(({ vendorId, vendorName }) => [vendorId, vendorName]))
  const count = chosenIds(apps, choice).length
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <TierSelect
          label={t('Risk tier at least')}
          value={choice.tier}
          onChange={(tier) => set({ tier })}
        />
        <TierSelect
          label={t('Sensitivity at least')}
          value={choice.sensitivity}
          onChange={(sensitivity) => set({ sensitivity })}
        />
        <Select
          label={t('Vendor')}
          placeholder={t('Every vendor')}
          searchable
          clearable
          data={[...vendors].map(([value, label]) => ({ value, label }))}
          value={choice.vendorId}
          onChange={(vendorId) => set({ vendorId })}
        />
      </SimpleGrid>
      <Text size="sm" role="status">
        {t('{{count}} of {{all}} live apps will be reviewed.', { count, all: apps.length })}
      </Text>
      <details>
        <summary>{t('Pick by hand')}</summary>
        <Stack gap="xs" mt="xs" mah={320} style={{ overflowY: 'auto' }}>
          {shown.map(({ appId, name, vendorName }) => (
            <Checkbox
              key={appId}
              label={`${name} (${vendorName})`}
              checked={!choice.without.includes(appId)}
              onChange={(event) =>
                onChange({
                  ...choice,
                  without: event.currentTarget.checked
                    ? choice.without.filter((id) => id !== appId)
                    : [...choice.without, appId],
                })
              }
            />
          ))}
        </Stack>
      </details>
    </Stack>
  )
}

interface TierProps {
  readonly label: string
  readonly value: RiskTier | null
  readonly onChange: (tier: RiskTier | null) => void
}

function TierSelect({ label, value, onChange }: TierProps) {
  return (
    <Select
      label={label}
      placeholder={t('Any')}
      clearable
      data={optionsOf(RISK_TIERS, RISK_TIER_NAMES)}
      value={value}
      onChange={(chosen) => onChange(RISK_TIERS.find((each) => each === chosen) ?? null)}
    />
  )
}
