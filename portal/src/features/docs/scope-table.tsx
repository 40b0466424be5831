import { Badge, Code, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { RISK_TIER_NAMES } from '../../../../schema/vocabulary/registration.ts'
import { Breakable } from '../../components/breakable.tsx'
import styles from '../../components/card-table.module.css'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { useDocsScopes } from './use-docs.ts'

const SHOWN_AT_FIRST = 12

/** The scope catalog, searchable, with what gets extra review (R231, R235). */
export function ScopeTable() {
  const scopes = useDocsScopes()
  const [search, setSearch] = useState('')
  if (!scopes) return <LoadingRows count={4} height={40} />
  const wanted = search.trim().toLowerCase()
  const found = scopes.filter(({ scope, plainLanguage }) =>
    `${scope} ${plainLanguage}`.toLowerCase().includes(wanted),
  )
  const shown = wanted ? found.slice(0, 40) : found.slice(0, SHOWN_AT_FIRST)
  return (
    <Stack gap="sm">
      <TextInput
        label={t('Search the scope catalog')}
        placeholder={t('medication, Observation, vital')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={420}
      />
      <Table className={styles.table} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Scope')}</Table.Th>
            <Table.Th>{t('What it allows')}</Table.Th>
            <Table.Th>{t('Sensitivity')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((entry) => (
            <Table.Tr key={entry.scope}>
              <Table.Td data-cell={t('Scope')}>
                <div style={{ minWidth: 150 }}>
                  <Code>
                    <Breakable text={entry.scope} />
                  </Code>
                </div>
              </Table.Td>
              <Table.Td data-cell={t('Allows')}>
                <div>
                  {entry.plainLanguage}
                  <Text size="xs" c="dimmed">
                    {entry.detail}
                  </Text>
                </div>
              </Table.Td>
              <Table.Td data-cell={t('Tier')}>
                <Group gap="xs">
                  {t(RISK_TIER_NAMES[entry.sensitivity])}
                  {entry.extraReview && <Badge variant="default">{t('Extra review')}</Badge>}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" role="status" className="tabular">
        {t('{{shown}} of {{found}} scopes', { shown: shown.length, found: found.length })}
        {wanted ? '' : t('; search to see the others')}
      </Text>
    </Stack>
  )
}
