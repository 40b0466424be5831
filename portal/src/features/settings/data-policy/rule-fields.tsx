import { Button, Fieldset, Group, MultiSelect, Select, Stack } from '@mantine/core'
import {
  DATA_POLICY_LIMITS,
  DATA_RULE_KIND_NAMES,
  DATA_RULE_KINDS,
  POLICY_INTERACTION_NAMES,
  POLICY_INTERACTIONS,
} from '../../../../../schema/vocabulary/data-policy.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { optionsOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { AudienceFields } from './audience-fields.tsx'
import type { RuleFieldsProps } from './rule-fields-props.ts'
import { RuleKindFields } from './rule-kind-fields.tsx'

interface Props extends RuleFieldsProps {
  readonly number: number
  readonly onRemove: () => void
}

/** One rule of the policy, to be written. */
export function RuleFields(props: Props) {
  const { draft, onChange, at, number, onRemove } = props
  return (
    <Fieldset legend={t('Rule {{number}}', { number })}>
      <Stack gap="md">
        <Select
          label={t('What it does')}
          allowDeselect={false}
          data={optionsOf(DATA_RULE_KINDS, DATA_RULE_KIND_NAMES)}
          value={draft.kind}
          onChange={(kind) => kind && onChange({ ...draft, kind })}
        />
        <CountedTextInput
          {...at('key')}
          label={t('Key')}
          description={t('Names the rule in refusals: small letters, digits and hyphens')}
          required
          limit={DATA_POLICY_LIMITS.key}
          value={draft.key}
          onChange={(key) => onChange({ ...draft, key })}
        />
        <RuleKindFields {...props} />
        {draft.kind === 'CLOSE' && (
          <MultiSelect
            {...at('interactions')}
            label={t('Interactions')}
            description={t('None means all of them')}
            data={optionsOf(POLICY_INTERACTIONS, POLICY_INTERACTION_NAMES)}
            value={[...draft.interactions]}
            onChange={(interactions) => onChange({ ...draft, interactions })}
          />
        )}
        <CountedTextarea
          {...at('reason')}
          label={t('Reason, as apps are told')}
          required
          limit={DATA_POLICY_LIMITS.reason}
          value={draft.reason}
          onChange={(reason) => onChange({ ...draft, reason })}
        />
        <AudienceFields {...props} />
        <Group justify="flex-end">
          <Button variant="default" size="compact-sm" onClick={onRemove}>
            {t('Take rule {{number}} away', { number })}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
