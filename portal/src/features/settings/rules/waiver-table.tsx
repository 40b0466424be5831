import { Fieldset, NativeSelect, Table, Text } from '@mantine/core'
import {
  WAIVABLE_STAGES,
  WAIVER_RIGHT_NAMES,
  WAIVER_RIGHTS,
  WAIVER_TIERS,
} from '../../../../../schema/vocabulary/governance-policy.ts'
import { RISK_TIER_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { stageRule } from '../../../../../schema/vocabulary/stage.ts'
import styles from '../../../components/card-table.module.css'
import { optionsOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { Policy } from './use-policy.ts'

type Waivers = Policy['waivers']

interface Props {
  readonly waivers: Waivers
  readonly isReadOnly: boolean
  readonly onChange: (waivers: Waivers) => void
}

/** Who may waive which stage at which risk; what is never waived is said, not offered. */
export function WaiverTable({ waivers, isReadOnly, onChange }: Props) {
  const options = optionsOf(WAIVER_RIGHTS, WAIVER_RIGHT_NAMES)
  return (
    <Fieldset legend={t('Who may waive a stage')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t(
          'Intake and security are never waived, nor anything of critical risk. A running review needs the right by the policy it began with, too.',
        )}
      </Text>
      <Table className={styles.table} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Stage')}</Table.Th>
            {WAIVER_TIERS.map((tier) => (
              <Table.Th key={tier}>
                {t('Risk: {{tier}}', { tier: t(RISK_TIER_NAMES[tier]) })}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {WAIVABLE_STAGES.map((stage) => (
            <Table.Tr key={stage}>
              <Table.Th scope="row" data-cell={t('Stage')}>
                {t(stageRule(stage).name)}
              </Table.Th>
              {WAIVER_TIERS.map((tier) => {
                const at = waivers.findIndex(
                  (rule) => rule.stage === stage && rule.riskTier === tier,
                )
                const rule = waivers[at]
                const label = t('Risk: {{tier}}', { tier: t(RISK_TIER_NAMES[tier]) })
                return (
                  <Table.Td key={tier} data-cell={label}>
                    {isReadOnly ? (
                      t(WAIVER_RIGHT_NAMES[rule?.right ?? 'NOBODY'])
                    ) : (
                      <NativeSelect
                        aria-label={`${t(stageRule(stage).name)}, ${label}`}
                        data={options}
                        value={rule?.right ?? 'NOBODY'}
                        onChange={({ currentTarget }) => {
                          const right = WAIVER_RIGHTS.find((each) => each === currentTarget.value)
                          if (rule && right) onChange(waivers.with(at, { ...rule, right }))
                        }}
                      />
                    )}
                  </Table.Td>
                )
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Fieldset>
  )
}
