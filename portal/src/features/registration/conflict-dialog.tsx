import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import type { DraftState } from './draft/draft-state.ts'
import { fieldLabel } from './fields/field-label.ts'

interface Props {
  readonly state: DraftState
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** Somebody else changed the same fields: shows both, and lets the person choose. */
export function ConflictDialog({ state, onKeepMine, onTakeTheirs }: Props) {
  const { conflict, local } = state
  if (!conflict) return null
  return (
    <Modal
      opened
      size="xl"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      onClose={onKeepMine}
      title="Somebody else changed this draft"
    >
      <Stack gap="md">
        <Text>
          These fields were changed here and elsewhere at the same time. Everything else was brought
          together. Nothing is lost: what you do not choose can be put back.
        </Text>
        <Table.ScrollContainer minWidth={320}>
          <Table layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Field</Table.Th>
                <Table.Th>Mine</Table.Th>
                <Table.Th>Theirs</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {conflict.fields.map((field) => (
                <Table.Tr key={field}>
                  <Table.Th scope="row">{fieldLabel(field)}</Table.Th>
                  <Table.Td style={WRAP}>{asText(local[field])}</Table.Td>
                  <Table.Td style={WRAP}>{asText(conflict.theirs[field])}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group justify="flex-end">
          <Button variant="default" onClick={onTakeTheirs}>
            Load theirs
          </Button>
          <Button onClick={onKeepMine}>Keep mine</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const WRAP = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', verticalAlign: 'top' } as const

function asText(value: unknown): string {
  if (value === null || value === '') return '(empty)'
  if (typeof value === 'string') return value
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value.join('\n')
    : JSON.stringify(value, null, 2)
}
