import { Button, Fieldset, Group, MultiSelect, Select, Stack, TagsInput, Text } from '@mantine/core'
import {
  AUDIENCE_FACT_NAMES,
  AUDIENCE_FACTS,
  AUDIENCE_MATCH_NAMES,
  AUDIENCE_MATCHES,
  type AudienceFact,
  DATA_POLICY_COUNTS,
  DATA_USER_KINDS,
} from '../../../../../schema/vocabulary/data-policy.ts'
import {
  APP_USES,
  INTENT_LABELS,
  RISK_TIERS,
} from '../../../../../schema/vocabulary/registration.ts'
import { optionsOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { ConditionDraft } from './rule-draft.ts'
import type { FieldPlace } from './rule-faults.ts'
import type { RuleFieldsProps } from './rule-fields-props.ts'
import { VALUE_NAMES } from './rule-words.ts'

const VALUES: Readonly<Record<AudienceFact, readonly string[] | undefined>> = {
  APP_USE: APP_USES,
  RISK_TIER: RISK_TIERS,
  PURPOSE: INTENT_LABELS,
  USER_KIND: DATA_USER_KINDS,
  DEPARTMENT: undefined,
}
const FIRST: ConditionDraft = { fact: 'APP_USE', match: 'ANY_OF', values: [] }

/** Whom a rule meets: everybody, or those for whom all conditions hold. */
export function AudienceFields({ draft, onChange, at }: RuleFieldsProps) {
  const { audience } = draft
  const change = (next: readonly ConditionDraft[]) => onChange({ ...draft, audience: next })
  return (
    <Stack gap="sm">
      <Text size="sm">
        {audience.length === 0
          ? t('It meets everybody.')
          : t('It meets those for whom all of these hold.')}
      </Text>
      {audience.map((condition, place) => (
        <ConditionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name, and all its state is in the draft
          key={place}
          number={place + 1}
          condition={condition}
          place={at('audience', place)}
          onChange={(next) => change(audience.with(place, next))}
          onRemove={() => change(audience.toSpliced(place, 1))}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="compact-sm"
          disabled={audience.length >= DATA_POLICY_COUNTS.audience.max}
          onClick={() => change([...audience, FIRST])}
        >
          {t('Add a condition')}
        </Button>
      </Group>
    </Stack>
  )
}

interface ConditionProps {
  readonly number: number
  readonly condition: ConditionDraft
  readonly place: FieldPlace
  readonly onChange: (condition: ConditionDraft) => void
  readonly onRemove: () => void
}

function ConditionFields({ number, condition, place, onChange, onRemove }: ConditionProps) {
  const { fact, match } = condition
  return (
    <Fieldset legend={t('Condition {{number}}', { number })} p="sm">
      <Stack gap="sm">
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <Select
            label={t('What it asks')}
            allowDeselect={false}
            data={optionsOf(AUDIENCE_FACTS, AUDIENCE_FACT_NAMES)}
            value={fact}
            onChange={(next) => next && onChange({ ...condition, fact: next, values: [] })}
          />
          <Select
            label={t('How it is compared')}
            allowDeselect={false}
            data={optionsOf(AUDIENCE_MATCHES, AUDIENCE_MATCH_NAMES)}
            value={match}
            onChange={(next) => next && onChange({ ...condition, match: next })}
          />
        </Group>
        <ValuesField condition={condition} place={place} onChange={onChange} />
        <Group justify="flex-end">
          <Button variant="default" size="compact-sm" onClick={onRemove}>
            {t('Take condition {{number}} away', { number })}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}

function ValuesField({
  condition,
  place,
  onChange,
}: Pick<ConditionProps, 'condition' | 'place' | 'onChange'>) {
  const known = VALUES[condition.fact]
  const same = {
    ...place,
    value: [...condition.values],
    onChange: (values: string[]) => onChange({ ...condition, values }),
  }
  if (known) {
    const data = known.map((value) => ({ value, label: t(VALUE_NAMES[value] ?? value) }))
    return <MultiSelect label={t('Values')} data={data} {...same} />
  }
  return (
    <TagsInput
      label={t('Departments')}
      description={t('As they asked for the app; press Enter after each')}
      maxTags={DATA_POLICY_COUNTS.audienceValues.max}
      {...same}
    />
  )
}
