import { List, Text } from '@mantine/core'
import { t } from '../../../lib/i18n/translate.ts'
import { ruleSentence } from './rule-words.ts'
import type { ShownRule } from './use-data-policy.ts'

/** The rules of a version as sentences. */
export function RuleList({ rules }: { readonly rules: readonly ShownRule[] }) {
  if (rules.length === 0) {
    return <Text c="dimmed">{t('Without rules, apps get what they were granted.')}</Text>
  }
  return (
    <List spacing="sm" style={{ overflowWrap: 'anywhere' }}>
      {rules.map((rule) => (
        <List.Item key={rule.key}>
          <Text component="span" fw={600}>
            {rule.key}
          </Text>
          {': '}
          {ruleSentence(rule)}
          <Text size="sm" c="dimmed">
            {rule.reason}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
