import { Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { INTENT_LABEL_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { optionsOf } from '../../../components/names.ts'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { CONTEXT_OFFERS } from './context-offers.ts'
import { OtherScope } from './other-scope.tsx'
import {
  addScopes,
  defaultsFor,
  PICKER_SHELVES,
  type PickerShelf,
  SHELF_NAMES,
  searchOffers,
} from './scope-list.ts'
import { ScopeOffers } from './scope-offers.tsx'
import { type CatalogScope, useScopeCatalog } from './use-scope-catalog.ts'

/** Finds scopes in the catalog by plain words, level by level. */
export function ScopePicker() {
  const { catalog, error, refetch } = useScopeCatalog()
  return (
    <section aria-labelledby="scope-catalog">
      <Stack gap="md">
        <Title order={3} id="scope-catalog">
          {t('Catalog')}
        </Title>
        {error && !catalog && <Problem error={error} onRetry={() => void refetch()} />}
        {!catalog && !error && <LoadingRows count={5} height={44} />}
        {catalog && <Catalog catalog={catalog} />}
        <OtherScope />
      </Stack>
    </section>
  )
}

function Catalog({ catalog }: { readonly catalog: readonly CatalogScope[] }) {
  const [shelf, setShelf] = useState<PickerShelf>('patient')
  const [search, setSearch] = useState('')
  const found = searchOffers([...catalog, ...CONTEXT_OFFERS], shelf, search)
  return (
    <>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('Whose data')}
          data={optionsOf(PICKER_SHELVES, SHELF_NAMES)}
          allowDeselect={false}
          value={shelf}
          onChange={(next) => next && setShelf(next)}
          style={{ flex: '0 1 220px' }}
        />
        <TextInput
          label={t('Search the catalog')}
          type="search"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          style={{ flex: '1 1 220px' }}
        />
      </Group>
      <StartFromIntent catalog={catalog} shelf={shelf} />
      <ScopeOffers offers={found} />
      {found.length === 0 && <Text c="dimmed">{t('The catalog has nothing that matches.')}</Text>}
    </>
  )
}

interface StartProps {
  readonly catalog: readonly CatalogScope[]
  readonly shelf: PickerShelf
}

/** Adds the default set of the intent chosen in the step before. */
function StartFromIntent({ catalog, shelf }: StartProps) {
  const { fields, edit } = useCurrentDraft()
  if (!fields.intent || shelf === 'context') return null
  const defaults = defaultsFor(catalog, fields.intent, shelf)
  const missing = addScopes(fields.scopes, defaults).length - fields.scopes.length
  if (missing === 0) return null
  return (
    <Group gap="sm">
      <Button
        size="xs"
        variant="default"
        onClick={() => edit({ scopes: addScopes(fields.scopes, defaults) })}
      >
        {t('Add the {{missing}} usual for “{{intent}}”', {
          missing,
          intent: t(INTENT_LABEL_NAMES[fields.intent]),
        })}
      </Button>
      <Text size="sm" c="dimmed">
        {t('Remove those you can do without.')}
      </Text>
    </Group>
  )
}
