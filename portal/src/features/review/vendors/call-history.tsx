import { Badge, Group, Paper, Stack, Text } from '@mantine/core'
import { CALL_OUTCOME_NAMES } from '../../../../../schema/vocabulary/vendor-account.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import type { VendorFile } from './vendor-file.ts'

/** The calls to a vendor, newest first. */
export function CallHistory({ calls }: Pick<VendorFile, 'calls'>) {
  if (calls.length === 0) {
    return (
      <Text c="dimmed">
        Nobody called yet. Addresses and numbers are not checked by machine: call before you decide.
      </Text>
    )
  }
  return (
    <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
      {calls.map((call) => (
        <Paper key={call.id} component="li" withBorder p="md">
          <Stack gap={4}>
            <Group gap="sm">
              <Badge variant="default">{CALL_OUTCOME_NAMES[call.outcome]}</Badge>
              <Text size="sm" c="dimmed">
                <TimeAgo at={call.calledAt} /> by {call.recordedBy.name}
              </Text>
            </Group>
            <Text size="sm">
              Spoke to {call.spokenTo} at {call.phone}
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
