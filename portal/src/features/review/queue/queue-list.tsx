import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { QueueTable } from './queue-table.tsx'
import { AssignProblems, SelectionBar } from './selection-bar.tsx'
import { useAssign } from './use-assign.ts'
import { useQueueKeys } from './use-queue-keys.ts'
import type { useReviewQueue } from './use-review-queue.ts'

interface Props {
  readonly queue: ReturnType<typeof useReviewQueue>
  readonly viewerId: string
  readonly onChanged: () => Promise<void>
  readonly onSearch: () => void
  readonly onHelp: () => void
  readonly onReset: () => void
}

/** The lines of the queue, what can be done with those that are selected, and what there is instead of lines. */
export function QueueList({ queue, viewerId, onChanged, onSearch, onHelp, onReset }: Props) {
  const { unread, totalCount, error, loadMore } = queue
  const rows = queue.rows ?? []
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { assign, isAssigning, problems, clear } = useAssign()
  const selected = rows.filter(({ id }) => chosen.has(id))

  const select = (id: string) => {
    clear()
    setChosen((known) => {
      const next = new Set(known)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }
  const assignTo = async (assigneeId: string | null, those = selected) => {
    const count = await assign(those, assigneeId)
    if (count !== undefined) {
      setChosen(new Set())
      notifications.show({
        message: assigneeId
          ? tn('{{count}} stage assigned.', '{{count}} stages assigned.', count)
          : tn('{{count}} stage given back.', '{{count}} stages given back.', count),
      })
    }
    await onChanged()
  }
  const keys = useQueueKeys(
    rows.map(({ id }) => id),
    {
      onSelect: select,
      onAssignToMe: (currentId) => {
        const those = selected.length ? selected : rows.filter(({ id }) => id === currentId)
        if (those.length > 0 && !isAssigning) void assignTo(viewerId, those)
      },
      onSearch,
      onHelp,
    },
  )

  if (!queue.rows && error) return <Problem error={error} onRetry={() => void queue.refetch()} />
  if (!queue.rows) return <LoadingRows count={8} />
  if (rows.length === 0) return <NothingFound onReset={onReset} />
  return (
    <Stack gap="sm">
      {error && <Problem error={error} onRetry={() => void queue.refetch()} />}
      {selected.length > 0 && (
        <SelectionBar
          rows={selected}
          viewerId={viewerId}
          isAssigning={isAssigning}
          onAssign={(assigneeId) => void assignTo(assigneeId)}
          onClear={() => setChosen(new Set())}
        />
      )}
      <AssignProblems problems={problems} />
      <QueueTable
        rows={rows}
        unread={unread}
        keys={keys}
        selected={chosen}
        onSelect={select}
        onSelectAll={(isAll) => setChosen(new Set(isAll ? rows.map(({ id }) => id) : []))}
      />
      <Text size="sm" c="dimmed" className="tabular">
        {totalCount === undefined
          ? tn('{{count}} version', '{{count}} versions', rows.length)
          : t('{{count}} of {{totalCount}}', { count: rows.length, totalCount })}
      </Text>
      <ShowMore onMore={loadMore} />
    </Stack>
  )
}

function NothingFound({ onReset }: Pick<Props, 'onReset'>) {
  return (
    <EmptyState
      title={t('Nothing is waiting here')}
      action={
        <Button variant="default" onClick={onReset}>
          {t('Show everything in review')}
        </Button>
      }
    >
      {t('Submitted versions appear here by themselves. Change the filters to see others.')}
    </EmptyState>
  )
}
