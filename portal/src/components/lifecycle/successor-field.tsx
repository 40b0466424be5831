import { Autocomplete, Text } from '@mantine/core'
import { t } from '../../lib/i18n/translate.ts'
import type { useSuccessor } from './use-successor.ts'

interface Props {
  readonly successor: ReturnType<typeof useSuccessor>
  readonly error: string | undefined
}

/** Finds the app of the gallery that takes the place of another one, by its name. */
export function SuccessorField({ successor, error }: Props) {
  const { name, setName, pick, listings, isUnknown } = successor
  return (
    <div>
      <Autocomplete
        label={t('The app that takes its place')}
        description={t('Type a part of its name in the gallery. May be left empty.')}
        data={listings.map(({ slug, name: label }) => ({ value: slug, label }))}
        renderOption={({ option }) => {
          const listing = listings.find(({ slug }) => slug === option.value)
          return (
            <div>
              <Text size="sm">{listing?.name}</Text>
              <Text size="xs" c="dimmed">
                {listing?.vendorName}
              </Text>
            </div>
          )
        }}
        value={name}
        onChange={setName}
        onOptionSubmit={pick}
        error={error}
        comboboxProps={{ withinPortal: false }} // a part of the dialog, for whoever hears the page
      />
      <Text size="sm" role="status">
        {isUnknown && t('No app in the gallery that could take its place is called so.')}
      </Text>
    </div>
  )
}
