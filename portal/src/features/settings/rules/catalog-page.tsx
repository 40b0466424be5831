import { Badge, Group, Select, Stack, Text } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { catalogKey } from '../../../../../schema/vocabulary/catalog/override.ts'
import { SCOPE_CATALOG } from '../../../../../schema/vocabulary/scope-catalog.ts'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { CatalogEntry } from './catalog-entry.tsx'
import { ForPolicyWriters } from './for-policy-writers.tsx'
import { entryName, platformEntry } from './scope-entry.ts'
import { type ScopeSetting, useScopeSettings } from './use-scope-settings.ts'

/** How the hospital says and protects each kind of data, at /settings/catalog (decision 48). */
export function Component() {
  return (
    <Page
      title={t('Scope catalog')}
      subtitle={t(
        'Your words for each kind of data, and more protection than the platform gives it. A second person confirms every change.',
      )}
    >
      <ForPolicyWriters>
        <Catalog />
      </ForPolicyWriters>
    </Page>
  )
}

function Catalog() {
  const { settings, error, refetch } = useScopeSettings()
  const [params, setParams] = useSearchParams()
  if (error && !settings) return <Problem error={error} onRetry={() => void refetch()} />
  if (!settings) return <LoadingRows count={6} height={60} />
  const chosen = settings.find(({ key }) => key === params.get('entry')) ?? settings[0]
  return (
    <Stack gap="xl" maw={960}>
      <Touched settings={settings} />
      <Select
        label={t('Kind of data')}
        searchable
        allowDeselect={false}
        maw={480}
        data={SCOPE_CATALOG.map((entry) => ({
          value: catalogKey(entry),
          label: entryName(entry),
        }))}
        value={chosen?.key ?? null}
        onChange={(key) => setParams(key ? { entry: key } : {}, { replace: true })}
      />
      {chosen && <CatalogEntry key={chosen.key} setting={chosen} />}
    </Stack>
  )
}

/** The entries that are changed, or wait for a second person. */
function Touched({ settings }: { readonly settings: readonly ScopeSetting[] }) {
  const touched = settings.filter(({ override, proposal }) => override || proposal)
  if (!touched.length)
    return <Text c="dimmed">{t('Everything is as the platform brings it.')}</Text>
  return (
    <Group gap="md" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {touched.map(({ key, proposal }) => {
        const entry = platformEntry(key)
        return (
          <Group key={key} gap={6} component="li" wrap="nowrap">
            <TextLink to={`/settings/catalog?entry=${encodeURIComponent(key)}`}>
              {entry ? entryName(entry) : key}
            </TextLink>
            <Badge variant={proposal ? 'default' : 'outline'} flex="none" color="teal">
              {proposal ? t('Waits') : t('Changed')}
            </Badge>
          </Group>
        )
      })}
    </Group>
  )
}
