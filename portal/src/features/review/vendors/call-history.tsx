import { Badge, Group, Paper, Stack, Text } from '@mantine/core'
import { CALL_OUTCOME_NAMES } from '../../../../../schema/vocabulary/vendor-account.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { VendorFile } from './vendor-file.ts'

/** The calls to a vendor, newest first. */
export function CallHistory({ calls }: Pick<VendorFile, 'calls'>) {
  if (calls.length === 0) {
    return (
      <Text c="dimmed">
        {t(
          'Nobody called yet. Addresses and numbers are not checked by machine: call before you decide.',
        )}
      </Text>
    )
  }
  return (
    <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
      {calls.map((call) => (
        <Paper key={call.id} component="li" withBorder p="md">
          <Stack gap={4}>
            <Group gap="sm">
              <Badge variant="default">{t(CALL_OUTCOME_NAMES[call.outcome])}</Badge>
              <Text size="sm" c="dimmed">
                <Sentence
                  text={t('<ago/> by {{recordedBy}}', { recordedBy: call.recordedBy.name })}
                  parts={{ ago: <TimeAgo at={call.calledAt} locale={locale()} /> }}
                />
              </Text>
            </Group>
            <Text size="sm">
              {t('Spoke to {{spokenTo}} at {{phone}}', {
                spokenTo: call.spokenTo,
                phone: call.phone,
              })}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {call.note}
            </Text>
          </Stack>
        </Paper>
      ))}
    </Stack>
  )
}
