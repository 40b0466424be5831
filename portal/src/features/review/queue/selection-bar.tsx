import { Alert, Button, Group, List, Paper, Select, Text } from '@mantine/core'
import { t, tn } from '../../../lib/i18n/translate.ts'
import type { QueueRow } from './queue-row.ts'
import { stagesToAssign } from './use-assign.ts'
import { useAssignees } from './use-assignees.ts'

interface Props {
  readonly rows: readonly QueueRow[]
  readonly viewerId: string
  readonly isAssigning: boolean
  readonly onAssign: (assigneeId: string | null) => void
  readonly onClear: () => void
}

/** What can be done with the lines that are selected. */
export function SelectionBar({ rows, viewerId, isAssigning, onAssign, onClear }: Props) {
  const stages = rows.flatMap((row) => row.stages).filter(({ canAssign }) => canAssign)
  const assignees = useAssignees(stages.map(({ stage }) => stage))
  const hasNone = stages.length === 0
  return (
    <Paper withBorder p="sm" role="group" aria-label={t('Selected versions')}>
      <Group gap="sm">
        <Text size="sm" fw={600} role="status">
          {tn('{{count}} version selected', '{{count}} versions selected', rows.length)}
        </Text>
        <Button
          size="xs"
          loading={isAssigning}
          disabled={stagesToAssign(rows, viewerId).length === 0}
          onClick={() => onAssign(viewerId)}
        >
          {t('Assign to me')}
        </Button>
        <Select
          size="xs"
          w={200}
          aria-label={t('Assign to')}
          placeholder={t('Assign to')}
          searchable
          disabled={hasNone || isAssigning}
          nothingFoundMessage={t('Nobody decides all of these stages')}
          data={assignees.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(id) => id && onAssign(id)}
        />
        <Button
          size="xs"
          variant="default"
          disabled={stagesToAssign(rows, null).length === 0 || isAssigning}
          onClick={() => onAssign(null)}
        >
          {t('Give back')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onClear}>
          {t('Clear selection')}
        </Button>
      </Group>
      {hasNone && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('No stage that you decide is open among them.')}
        </Text>
      )}
    </Paper>
  )
}

/** Says why nothing was assigned. */
export function AssignProblems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return null
  return (
    <Alert color="danger" variant="outline" role="alert" title={t('Nothing was assigned')}>
      <List size="sm">
        {problems.map((problem) => (
          <List.Item key={problem}>{problem}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
