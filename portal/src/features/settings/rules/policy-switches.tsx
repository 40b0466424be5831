import { Fieldset, Stack, Switch, Text } from '@mantine/core'
import {
  POLICY_SWITCH_IDS,
  POLICY_SWITCHES,
  type PolicySwitch,
} from '../../../../../schema/vocabulary/governance-policy.ts'
import { t } from '../../../lib/i18n/translate.ts'

type Values = Readonly<Record<PolicySwitch, boolean>>

interface Props {
  readonly values: Values
  readonly isReadOnly: boolean
  readonly onChange: (changed: Partial<Values>) => void
}

/** What the policy answers with yes or no. */
export function PolicySwitches({ values, isReadOnly, onChange }: Props) {
  return (
    <Fieldset legend={t('Who is told')}>
      <Stack gap="md">
        {POLICY_SWITCH_IDS.map((name) =>
          isReadOnly ? (
            <Text key={name} size="sm">
              {t(POLICY_SWITCHES[name].name)}: <strong>{values[name] ? t('Yes') : t('No')}</strong>
            </Text>
          ) : (
            <Switch
              key={name}
              id={`policy-${name}`}
              label={t(POLICY_SWITCHES[name].name)}
              description={t(POLICY_SWITCHES[name].help)}
              checked={values[name]}
              onChange={({ currentTarget }) => onChange({ [name]: currentTarget.checked })}
            />
          ),
        )}
      </Stack>
    </Fieldset>
  )
}
