import { Box, Code, Table, Text, Title } from '@mantine/core'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Breakable } from '../../../components/breakable.tsx'
import cards from '../../../components/card-table.module.css'
import { ShowMore } from '../../../components/show-more.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { Incident, IncidentSession } from './use-incidents.ts'

interface Props {
  readonly incident: Incident
  readonly onMore: (() => Promise<unknown>) | undefined
}

/** The sessions that were open when the incident began: of whom, as far as the reader may know, since when, last used. */
export function SessionTable({ incident: { sessions }, onMore }: Props) {
  return (
    <section aria-labelledby="sessions">
      <Title order={2} id="sessions" mb="md">
        {t('Sessions that were open')}
      </Title>
      {sessions.totalCount === 0 ? (
        <Text c="dimmed">
          {t('There was none. Backend services hold no session; their clients are named above.')}
        </Text>
      ) : (
        <Table className={cards.table} verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Person')}</Table.Th>
              <Table.Th>{t('App')}</Table.Th>
              <Table.Th>{t('Since')}</Table.Th>
              <Table.Th>{t('Last used')}</Table.Th>
              <Table.Th>{t('Refresh tokens')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sessions.edges.map(({ node }) => (
              <Line key={node.id} session={node} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Box mt="md">
        <ShowMore onMore={onMore} />
      </Box>
    </section>
  )
}

function Line({ session }: { readonly session: IncidentSession }) {
  const { app, clientId, lastUsedAt, person, pseudonym, since, tokenCount } = session
  return (
    <Table.Tr>
      <Table.Td data-cell={t('Person')}>
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {person?.name ?? t('Person {{pseudonym}}', { pseudonym })}
          {person && (
            <Text size="xs" c="dimmed">
              <Breakable text={person.email} />
            </Text>
          )}
        </div>
      </Table.Td>
      <Table.Td data-cell={t('App')}>
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {app?.name} <Code>{clientId}</Code>
        </div>
      </Table.Td>
      <Table.Td data-cell={t('Since')}>
        <TimeAgo at={since} locale={locale()} />
      </Table.Td>
      <Table.Td data-cell={t('Last used')}>
        {lastUsedAt ? <TimeAgo at={lastUsedAt} locale={locale()} /> : t('Never')}
      </Table.Td>
      <Table.Td data-cell={t('Refresh tokens')} className="tabular">
        {tokenCount}
      </Table.Td>
    </Table.Tr>
  )
}
