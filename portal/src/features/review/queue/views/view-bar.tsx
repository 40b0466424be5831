import { Button, Group, Select } from '@mantine/core'
import { useState } from 'react'
import type { ReviewQueueFilter, ReviewQueueSort } from '../../../../gql/graphql.ts'
import { t } from '../../../../lib/i18n/translate.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import type { QueueView } from './use-queue-views.ts'
import { ViewDialog } from './view-dialog.tsx'

/** The queue without a view, also where one is the default. */
export const NO_VIEW = 'none'

interface Props {
  readonly views: readonly QueueView[]
  /** The view that is open; its filter may have been changed since. */
  readonly view: QueueView | undefined
  readonly filter: ReviewQueueFilter
  readonly sort: ReviewQueueSort
  readonly canShare: boolean
  readonly onOpen: (viewId: string) => void
}

/** Opens, saves and removes views of the queue. */
export function ViewBar({ views, view, filter, sort, canShare, onOpen }: Props) {
  const [dialog, setDialog] = useState<'save' | 'remove'>()
  const close = () => setDialog(undefined)
  const opened = (viewId: string) => {
    close()
    onOpen(viewId)
  }
  const own = view?.isMine ? view : undefined
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={t('View')}
        data={viewOptions(views)}
        value={view?.id ?? NO_VIEW}
        allowDeselect={false}
        onChange={(id) => id && onOpen(id)}
        w={{ base: '100%', xs: 280 }}
      />
      <Button variant="default" onClick={() => setDialog('save')}>
        {t('Save view')}
      </Button>
      {own && (
        <Button variant="subtle" color="gray" onClick={() => setDialog('remove')}>
          {t('Remove view')}
        </Button>
      )}
      {dialog === 'save' && (
        <ViewDialog
          view={own}
          filter={filter}
          sort={sort}
          canShare={canShare}
          onSaved={opened}
          onClose={close}
        />
      )}
      {dialog === 'remove' && own && (
        <RemoveDialog view={own} onRemoved={() => opened(NO_VIEW)} onClose={close} />
      )}
    </Group>
  )
}

function viewOptions(views: readonly QueueView[]) {
  const option = ({ id, name, isDefault }: QueueView) => ({
    value: id,
    label: isDefault ? t('{{name}} (opens first)', { name }) : name,
  })
  const groups = [
    { group: t('My views'), items: views.filter(({ isMine }) => isMine).map(option) },
    { group: t('Views for everybody'), items: views.filter(({ isMine }) => !isMine).map(option) },
  ]
  const whole = { value: NO_VIEW, label: t('Everything in review') }
  return [whole, ...groups.filter(({ items }) => items.length > 0)]
}
