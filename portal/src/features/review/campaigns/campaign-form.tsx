import { Alert, Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { errorFor } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCampaignOpen } from './use-campaigns.ts'

/** Opens a campaign over all live apps. */
export function CampaignForm({ onOpened }: { readonly onOpened: () => void }) {
  const [title, setTitle] = useState('')
  const [day, setDay] = useState('')
  const { open, isOpening, faults, problem } = useCampaignOpen(onOpened)
  const other = errorFor(faults, 'appIds') ?? problem

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await open(title, day))) return
    setTitle('')
    setDay('')
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Group align="flex-start" gap="md">
        <TextInput
          label={t('Title')}
          description={t('At most {{max}} characters', { max: TEXT_LIMITS.campaignTitle.max })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={title}
          maxLength={TEXT_LIMITS.campaignTitle.max}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={errorFor(faults, 'title')}
        />
        <TextInput
          type="date"
          label={t('To be decided until')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          error={errorFor(faults, 'dueAt')}
        />
        <Button type="submit" loading={isOpening} mt={22}>
          {t('Review all live apps')}
        </Button>
      </Group>
      {other && (
        <Alert color="danger" variant="outline" role="alert" title={t('It was not opened')} mt="sm">
          {other}
        </Alert>
      )}
    </form>
  )
}
