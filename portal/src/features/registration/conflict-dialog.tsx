import { Button, Group, Radio, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { t } from '../../lib/i18n/translate.ts'
import type { DraftField } from './draft/draft-fields.ts'
import type { DraftState } from './draft/draft-state.ts'
import { fieldLabel } from './fields/field-label.ts'

interface Props {
  readonly state: DraftState
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  /** With the fields whose value here is kept. */
  readonly onChoose: (mine: readonly DraftField[]) => void
}

/** Somebody else changed the same fields: shows both values of each, and lets the person choose field by field. */
export function ConflictDialog({ state, onKeepMine, onTakeTheirs, onChoose }: Props) {
  const { conflict } = state
  const [theirs, setTheirs] = useState<ReadonlySet<DraftField>>(new Set())
  if (!conflict) return null
  const choose = (field: DraftField, isTheirs: boolean) =>
    setTheirs((before) => {
      const rest = [...before].filter((one) => one !== field)
      return new Set(isTheirs ? [...rest, field] : rest)
    })
  const isMixed = conflict.fields.length > 1
  return (
    <Dialog
      size="xl"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      onClose={onKeepMine}
      title={t('Somebody else changed this draft')}
    >
      <Stack gap="md">
        <Text>
          {t(
            'These fields were changed here and elsewhere at the same time. Everything else was brought together. Nothing is lost: what you do not choose can be put back.',
          )}
        </Text>
        <Choices state={state} theirs={theirs} onChoose={choose} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onTakeTheirs}>
            {t('Load theirs')}
          </Button>
          <Button variant={isMixed ? 'default' : 'filled'} onClick={onKeepMine}>
            {t('Keep mine')}
          </Button>
          {isMixed && (
            <Button onClick={() => onChoose(conflict.fields.filter((one) => !theirs.has(one)))}>
              {t('Use what I chose')}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

interface ChoicesProps {
  readonly state: DraftState
  readonly theirs: ReadonlySet<DraftField>
  readonly onChoose: (field: DraftField, isTheirs: boolean) => void
}

function Choices({ state: { conflict, local }, theirs, onChoose }: ChoicesProps) {
  if (!conflict) return null
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Field')}</Table.Th>
            <Table.Th>{t('Mine')}</Table.Th>
            <Table.Th>{t('Theirs')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {conflict.fields.map((field) => (
            <Table.Tr key={field}>
              <Table.Th scope="row">{fieldLabel(field)}</Table.Th>
              {[false, true].map((isTheirs) => (
                <Table.Td key={String(isTheirs)} style={WRAP}>
                  {conflict.fields.length > 1 && (
                    <Radio
                      mb={4}
                      name={`conflict-${field}`}
                      checked={theirs.has(field) === isTheirs}
                      onChange={() => onChoose(field, isTheirs)}
                      aria-label={t('{{field}}: use {{value}}', {
                        field: fieldLabel(field),
                        value: isTheirs ? 'theirs' : 'mine',
                      })}
                    />
                  )}
                  {asText((isTheirs ? conflict.theirs : local)[field])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
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
