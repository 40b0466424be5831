import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { RuleList } from './rule-list.tsx'
import { UncheckedElements } from './unchecked-elements.tsx'
import type { DataPolicy } from './use-data-policy.ts'

interface Props {
  readonly policy: DataPolicy | undefined
  /** Begins the next version; absent while one is open. */
  readonly onWrite: (() => void) | undefined
}

/** What holds now: its rules, since when, and how apps are told to ask for more. */
export function PolicyInForce({ policy, onWrite }: Props) {
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="in-force">
      <Stack gap="md">
        <Title order={2} id="in-force">
          {t('In force')}
        </Title>
        {policy?.inForceSince && (
          <Text size="sm" c="dimmed">
            {t('Version {{number}}, since {{since}}', {
              number: policy.number,
              since: exactTime(policy.inForceSince, locale()),
            })}
          </Text>
        )}
        <RuleList rules={policy?.rules ?? []} />
        {policy && <UncheckedElements policy={policy} />}
        {policy && <HowToAsk policy={policy} />}
        {onWrite && (
          <Group>
            <Button onClick={onWrite}>{t('Write the next version')}</Button>
          </Group>
        )}
      </Stack>
    </Paper>
  )
}

function HowToAsk({ policy: { askText, askUrl } }: { readonly policy: DataPolicy }) {
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {t('How apps can ask for more: {{askText}}', { askText })}{' '}
      {askUrl && (
        <Anchor href={askUrl} target="_blank" rel="noreferrer" underline="always">
          {askUrl}
        </Anchor>
      )}
    </Text>
  )
}
