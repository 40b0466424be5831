import { Alert, Button, Checkbox, Group, Radio, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../../schema/vocabulary/limits.ts'
import { CountedTextInput } from '../../../../components/counted-text-input.tsx'
import { Dialog } from '../../../../components/dialog.tsx'
import { errorFor } from '../../../../components/user-error.ts'
import type { ReviewQueueFilter, ReviewQueueSort } from '../../../../gql/graphql.ts'
import { t } from '../../../../lib/i18n/translate.ts'
import { type QueueView, useQueueViewSteps } from './use-queue-views.ts'

interface Props {
  /** The own view that is open, which can be changed. */
  readonly view: QueueView | undefined
  readonly filter: ReviewQueueFilter
  readonly sort: ReviewQueueSort
  readonly canShare: boolean
  readonly onSaved: (viewId: string) => void
  readonly onClose: () => void
}

/** Keeps what the queue shows under a name: as a new view, or in the place of the one that is open. */
export function ViewDialog({ view, filter, sort, canShare, onSaved, onClose }: Props) {
  const [isNew, setNew] = useState(!view)
  const [name, setName] = useState(view?.name ?? '')
  const [isDefault, setDefault] = useState(view?.isDefault ?? false)
  const [isShared, setShared] = useState(view?.isShared ?? false)
  const { save, faults, problem, isRunning } = useQueueViewSteps()
  const nameError = errorFor(faults, 'name')
  const other = problem ?? (nameError ? undefined : faults[0]?.message)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const kept = view && !isNew ? { viewId: view.id, expectedRevision: view.revision } : {}
    const saved = await save({ ...kept, name, filter, sort, isDefault, isShared })
    if (saved) onSaved(saved)
  }
  return (
    <Dialog title={t('Save view')} onClose={onClose}>
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          {view && (
            <Radio.Group
              label={t('What is shown now becomes')}
              value={isNew ? 'new' : 'kept'}
              onChange={(value) => setNew(value === 'new')}
            >
              <Stack gap="xs" mt="xs">
                <Radio value="kept" label={t('the view “{{name}}”', { name: view.name })} />
                <Radio value="new" label={t('a new view')} />
              </Stack>
            </Radio.Group>
          )}
          <CountedTextInput
            label={t('Name of the view')}
            limit={TEXT_LIMITS.queueViewName}
            value={name}
            onChange={setName}
            error={nameError}
            data-autofocus
          />
          <Checkbox
            label={t('Open the queue with this view')}
            checked={isDefault}
            onChange={(event) => setDefault(event.currentTarget.checked)}
          />
          {canShare && (
            <Checkbox
              label={t('Show it to everybody who reads the queue')}
              checked={isShared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          {other && (
            <Alert color="danger" variant="outline" role="alert" title={t('It was not saved')}>
              {other}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={isRunning}>
              {t('Save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
