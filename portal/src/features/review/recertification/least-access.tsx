import { Button, Code, Stack, Text } from '@mantine/core'
import type { UsageReport } from '../../../components/usage/usage-report.ts'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly usage: UsageReport
  /** Takes the scopes that nobody needed. */
  readonly onPropose: (unused: readonly string[]) => void
}

/** What would have been enough, and the step that makes the decision ask for it. */
export function LeastAccess({ usage, onPropose }: Props) {
  const { suggestion, unused } = usage
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        {t('The least access that would have answered every request of the last year:')}
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '100%' }}>
        {suggestion.join('\n')}
      </Code>
      {unused.length > 0 && (
        <>
          <Button size="sm" variant="default" onClick={() => onPropose(unused)}>
            {t('Propose these scopes')}
          </Button>
          <Text size="xs" c="dimmed">
            {t(
              'What was not used ends with this decision. What was used in part is narrowed when the vendor submits a next version.',
            )}
          </Text>
        </>
      )}
    </Stack>
  )
}
