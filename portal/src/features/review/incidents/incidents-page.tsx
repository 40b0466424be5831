import { SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { INCIDENT_KIND_NAMES } from '../../../../../schema/vocabulary/incident.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import cards from '../../../components/card-table.module.css'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { mark, t, tn } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { secondsIn, subjectOf } from './incident-words.ts'
import { type IncidentLine, useIncidents } from './use-incidents.ts'

const SHOWN = { open: mark('Open'), closed: mark('Closed'), all: mark('All') } as const
type Shown = keyof typeof SHOWN
const CHOICES: readonly Shown[] = ['open', 'closed', 'all']

/** Records of suspensions and emergencies, at /incidents. */
export function Component() {
  const { viewer } = useViewer()
  const isTheirs = can(viewer, 'review-queue.read')
  return (
    <Page
      title={t('Incidents')}
      subtitle={t('What was stopped, how fast, and how it was resolved.')}
      actions={isTheirs && <TextLink to="/emergencies">{t('Emergencies')}</TextLink>}
    >
      {!viewer && <LoadingRows count={4} height={72} />}
      {viewer && !isTheirs && (
        <EmptyState title={t('This page is for those who review')}>
          {t('Ask an app admin or a security officer when something has to be stopped.')}
        </EmptyState>
      )}
      {isTheirs && <Incidents />}
    </Page>
  )
}

function Incidents() {
  const [params, setParams] = useSearchParams()
  const shown = CHOICES.find((each) => each === params.get('show')) ?? 'all'
  const appId = params.get('app') ?? ''
  const isOpen = shown === 'all' ? undefined : shown === 'open'
  const { rows, totalCount, error, refetch, loadMore } = useIncidents(isOpen, appId)
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('Which incidents')}
        style={{ alignSelf: 'flex-start' }}
        data={CHOICES.map((each) => ({ value: each, label: t(SHOWN[each]) }))}
        value={shown}
        onChange={(show) => setParams(appId ? { show, app: appId } : { show }, { replace: true })}
      />
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!rows && !error && <LoadingRows count={4} height={72} />}
      {rows?.length === 0 && (
        <EmptyState title={t('There is no such incident')}>
          {t('One is opened by every suspension and every emergency.')}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <Text role="status" size="sm" c="dimmed" className="tabular">
            {tn('{{count}} incident', '{{count}} incidents', totalCount)}
          </Text>
          <IncidentTable rows={rows} />
        </>
      )}
      <ShowMore onMore={loadMore} />
    </Stack>
  )
}

function IncidentTable({ rows }: { readonly rows: readonly IncidentLine[] }) {
  return (
    <Table className={cards.table} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Incident')}</Table.Th>
          <Table.Th>{t('Opened')}</Table.Th>
          <Table.Th>{t('Sessions ended')}</Table.Th>
          <Table.Th>{t('Time to revoke')}</Table.Th>
          <Table.Th>{t('State')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((incident) => (
          <Table.Tr key={incident.id}>
            <Table.Td data-cell={t('Incident')}>
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <TextLink to={`/incidents/${incident.id}`}>{subjectOf(incident)}</TextLink>
                <Text size="xs" c="dimmed">
                  {t(INCIDENT_KIND_NAMES[incident.kind])}: {incident.reason}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-cell={t('Opened')}>
              <div style={{ minWidth: 110 }}>
                <TimeAgo at={incident.openedAt} locale={locale()} />
                <Text size="xs" c="dimmed">
                  {incident.openedByName}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-cell={t('Sessions ended')} className="tabular">
              {incident.sessionCount}
            </Table.Td>
            <Table.Td data-cell={t('Time to revoke')} className="tabular">
              {incident.secondsToRevoke === null ? '–' : secondsIn(incident.secondsToRevoke)}
            </Table.Td>
            <Table.Td data-cell={t('State')}>
              <Text size="sm" fw={incident.closedAt ? 400 : 600}>
                {incident.closedAt ? t('Closed') : t('Open')}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
