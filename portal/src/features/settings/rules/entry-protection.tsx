import { Checkbox, Group, Select, Stack, Switch } from '@mantine/core'
import {
  INTENT_LABEL_NAMES,
  INTENT_LABELS,
  RISK_TIER_NAMES,
  RISK_TIERS,
} from '../../../../../schema/vocabulary/registration.ts'
import { optionsOf } from '../../../components/names.ts'
import { errorFor } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { EntryPartProps } from './entry-words.tsx'

/** How an entry is protected and to whom it is offered; what would protect less is not there to choose. */
export function EntryProtection({ entry, draft, faults, onChange }: EntryPartProps) {
  const tiers = RISK_TIERS.slice(RISK_TIERS.indexOf(entry.sensitivity))
  return (
    <Stack gap="md">
      <Select
        id="entry-sensitivity"
        label={t('Sensitivity')}
        description={t('The platform says {{tier}}. It can be raised, and never lowered.', {
          tier: t(RISK_TIER_NAMES[entry.sensitivity]).toLowerCase(),
        })}
        maw={360}
        allowDeselect={false}
        data={optionsOf(tiers, RISK_TIER_NAMES)}
        value={draft.sensitivity}
        onChange={(tier) => {
          const sensitivity = RISK_TIERS.find((each) => each === tier)
          if (sensitivity) onChange({ sensitivity })
        }}
        error={errorFor(faults, 'sensitivity')}
      />
      <Switch
        id="entry-needsExtraReview"
        label={t('Needs extra review')}
        description={
          entry.needsExtraReview
            ? t('The platform asks for it: that stays.')
            : t('Then a security and privacy reviewer, or an app admin, decides about it.')
        }
        checked={draft.needsExtraReview}
        disabled={entry.needsExtraReview}
        onChange={({ currentTarget }) => onChange({ needsExtraReview: currentTarget.checked })}
      />
      <Switch
        id="entry-isOffered"
        label={t('Offered to new apps')}
        description={t('Switched off, apps that hold it keep it.')}
        checked={draft.isOffered}
        onChange={({ currentTarget }) => onChange({ isOffered: currentTarget.checked })}
      />
      <Checkbox.Group
        label={t('In the default set of apps for')}
        value={[...draft.defaultFor]}
        onChange={(chosen) =>
          onChange({ defaultFor: INTENT_LABELS.filter((label) => chosen.includes(label)) })
        }
      >
        <Group mt="xs">
          {INTENT_LABELS.map((label) => (
            <Checkbox key={label} value={label} label={t(INTENT_LABEL_NAMES[label])} />
          ))}
        </Group>
      </Checkbox.Group>
    </Stack>
  )
}
