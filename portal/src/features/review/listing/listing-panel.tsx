import { Button, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  LISTING_VISIBILITIES,
  LISTING_VISIBILITY_NAMES,
  type ListingVisibility,
} from '../../../../../schema/vocabulary/listing-visibility.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { type ListedApp, useListingVisibility } from './use-listing-visibility.ts'

const MEANINGS: Readonly<Record<ListingVisibility, string>> = {
  PUBLIC: mark('It stands in the gallery, and anybody finds it.'),
  CLINICAL: mark(
    'Clinicians, department leads and reviewers find it; for all others it is not there.',
  ),
}

/** Who finds the app in the gallery, and for those who decide it, the choice (R236). */
export function ListingPanel({ app }: { readonly app: ListedApp }) {
  const { save, messages, isRunning } = useListingVisibility(app)
  const [chosen, setChosen] = useState<ListingVisibility>()
  const shown = chosen ?? app.listingVisibility
  const isChanged = shown !== app.listingVisibility
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (await save(shown)) setChosen(undefined)
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="listing">
      <Stack gap="sm">
        <Title order={2} id="listing">
          {t('Listing in the gallery')}
        </Title>
        {app.canSetListingVisibility ? (
          <form onSubmit={(event) => void handleSubmit(event)}>
            <Stack gap="sm">
              <Radio.Group
                label={t('Who finds it')}
                value={shown}
                onChange={(value) => setChosen(known(value))}
              >
                <Stack gap="xs" mt="xs">
                  {LISTING_VISIBILITIES.map((each) => (
                    <Radio
                      key={each}
                      value={each}
                      label={t(LISTING_VISIBILITY_NAMES[each])}
                      description={t(MEANINGS[each])}
                    />
                  ))}
                </Stack>
              </Radio.Group>
              {messages.map((message) => (
                <Text key={message} role="alert" size="sm" c="var(--gh-danger)">
                  {message}
                </Text>
              ))}
              {isChanged && (
                <Group gap="xs">
                  <Button type="submit" size="sm" loading={isRunning}>
                    {t('Save')}
                  </Button>
                  <Button variant="default" size="sm" onClick={() => setChosen(undefined)}>
                    {t('Cancel')}
                  </Button>
                </Group>
              )}
            </Stack>
          </form>
        ) : (
          <Text size="sm">
            {t(LISTING_VISIBILITY_NAMES[shown])}. {t(MEANINGS[shown])}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}

function known(value: string): ListingVisibility | undefined {
  return LISTING_VISIBILITIES.find((each) => each === value)
}
