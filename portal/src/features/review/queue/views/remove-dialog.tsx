import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Dialog } from '../../../../components/dialog.tsx'
import { t } from '../../../../lib/i18n/translate.ts'
import { type QueueView, useQueueViewSteps } from './use-queue-views.ts'

interface Props {
  readonly view: QueueView
  readonly onRemoved: () => void
  readonly onClose: () => void
}

/** Removes an own view, after asking. */
export function RemoveDialog({ view, onRemoved, onClose }: Props) {
  const { remove, faults, problem, isRunning } = useQueueViewSteps()
  const refusal = problem ?? faults[0]?.message
  const handleRemove = async () => {
    if (await remove(view.id)) onRemoved()
  }
  return (
    <Dialog title={t('Remove the view “{{name}}”?', { name: view.name })} onClose={onClose}>
      <Stack gap="md">
        <Text size="sm">
          {view.isShared
            ? t('Nobody will see it any more. The versions it shows stay as they are.')
            : t('The versions it shows stay as they are.')}
        </Text>
        {refusal && (
          <Alert color="danger" variant="outline" role="alert" title={t('It was not removed')}>
            {refusal}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button color="danger" loading={isRunning} onClick={() => void handleRemove()}>
            {t('Remove view')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
