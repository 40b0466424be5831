import { Alert, Button, Group, Paper, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { useLiveApps } from '../../../components/live-apps/use-live-apps.ts'
import { LoadingRows } from '../../../components/loading-rows.tsx'
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
    <Paper withBorder p="lg" component="section" aria-labelledby="new-campaign">
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Title order={2} id="new-campaign">
            {t('Open an access review')}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <CountedTextInput
              label={t('Title')}
              required
              value={title}
              onChange={setTitle}
              limit={TEXT_LIMITS.campaignTitle}
              error={errorFor(faults, 'title')}
            />
            <TextInput
              type="date"
              label={t('To be decided until')}
              required
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
              error={errorFor(faults, 'dueAt')}
            />
          </SimpleGrid>
          {error && !apps && <Problem error={error} onRetry={() => void refetch()} />}
          {!apps && !error && <LoadingRows count={2} />}
          {apps && <AppPicker apps={apps} choice={choice} onChange={setChoice} />}
          <Group>
            <Button type="submit" loading={isOpening} disabled={ids.length === 0}>
              {ids.length === apps?.length ? t('Review all live apps') : t('Review these apps')}
            </Button>
          </Group>
          {other && (
            <Alert color="danger" variant="outline" role="alert" title={t('It was not opened')}>
              {other}
            </Alert>
          )}
        </Stack>
      </form>
    </Paper>
  )
}
