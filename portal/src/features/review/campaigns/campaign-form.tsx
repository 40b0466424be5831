import { Alert, Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { useLiveApps } from '../../../components/live-apps/use-live-apps.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ALL_APPS, chosenIds } from './app-choice.ts'
import { AppPicker } from './app-picker.tsx'
import { useCampaignOpen } from './use-campaigns.ts'

/** Opens a campaign over all live apps, or those that are chosen. */
export function CampaignForm({ onOpened }: { readonly onOpened: () => void }) {
  const [title, setTitle] = useState('')
  const [day, setDay] = useState('')
  const { open, isOpening, faults, problem } = useCampaignOpen(onOpened)
  const { apps, error, refetch } = useLiveApps()
  const [choice, setChoice] = useState(ALL_APPS)
  const ids = apps ? chosenIds(apps, choice) : []
  const other = errorFor(faults, 'appIds') ?? problem

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await open(title, day, ids))) return
    setTitle('')
    setDay('')
    setChoice(ALL_APPS)
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
      </Group>
      {error && !apps && <Problem error={error} onRetry={() => void refetch()} />}
      {apps && <AppPicker apps={apps} choice={choice} onChange={setChoice} />}
      <Button type="submit" loading={isOpening} disabled={ids.length === 0} mt="md">
        {ids.length === apps?.length ? t('Review all live apps') : t('Review these apps')}
      </Button>
      {other && (
        <Alert color="danger" variant="outline" role="alert" title={t('It was not opened')} mt="sm">
          {other}
        </Alert>
      )}
    </form>
  )
}
