import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useParams } from 'react-router'
import { INCIDENT_KIND_NAMES } from '../../../../../schema/vocabulary/incident.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Facts } from '../../../components/facts.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink, TextLink } from '../../../components/router-link.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { CloseForm } from './close-form.tsx'
import { IncidentContacts } from './incident-contacts.tsx'
import { IncidentTimeline } from './incident-timeline.tsx'
import { secondsIn, subjectOf } from './incident-words.ts'
import { SessionTable } from './session-table.tsx'
import { type Incident, useIncident } from './use-incidents.ts'

/** One incident at /incidents/:id: what was stopped and how fast, what was open, what happened since, the summary. */
export function Component() {
  const { id = '' } = useParams()
  const { incident, error, refetch, loadMore } = useIncident(id)
  if (!incident) {
    return (
      <Page title={t('Incident')}>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {incident === undefined && !error && <LoadingRows count={6} />}
        {incident === null && (
          <EmptyState
            title={t('There is no such incident')}
            action={<ButtonLink to="/incidents">{t('Incidents')}</ButtonLink>}
          >
            {t('One is opened by every suspension and every emergency.')}
          </EmptyState>
        )}
      </Page>
    )
  }
  return (
    <Page
      title={t('Incident: {{subject}}', { subject: subjectOf(incident) })}
      subtitle={`${t(INCIDENT_KIND_NAMES[incident.kind])} · ${incident.closedAt ? t('Closed') : t('Open')}`}
      actions={
        <>
          <TextLink to="/incidents">{t('Incidents')}</TextLink>
          {incident.app && (
            <TextLink to={`/apps/${incident.app.slug}`}>{t('App Information Page')}</TextLink>
          )}
        </>
      }
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <Stack gap="xl">
          <section aria-labelledby="what">
            <Title order={2} id="what" mb="md">
              {t('What was stopped')}
            </Title>
            <Facts facts={factsOf(incident)} />
          </section>
          <IncidentContacts incident={incident} />
          <Summary incident={incident} />
        </Stack>
        <Stack gap="xl">
          <Replicas incident={incident} />
          <section aria-labelledby="course">
            <Title order={2} id="course" mb="md">
              {t('What happened')}
            </Title>
            <IncidentTimeline entries={incident.timeline} />
          </section>
        </Stack>
      </SimpleGrid>
      <SessionTable incident={incident} onMore={loadMore} />
    </Page>
  )
}

function factsOf(incident: Incident) {
  const { reason, openedAt, openedByName, clientIds, personCount, sessionCount, tokenCount } =
    incident
  return [
    { term: t('Reason'), value: <span style={{ overflowWrap: 'anywhere' }}>{reason}</span> },
    {
      term: t('Opened'),
      value: (
        <>
          {openedByName}, <TimeAgo at={openedAt} locale={locale()} />
        </>
      ),
    },
    {
      term: t('Clients'),
      value: <span style={{ overflowWrap: 'anywhere' }}>{clientIds.join(', ')}</span>,
    },
    {
      term: t('Open at that moment'),
      value: [
        tn('{{count}} session', '{{count}} sessions', sessionCount),
        tn('{{count}} refresh token', '{{count}} refresh tokens', tokenCount),
        tn('{{count}} person', '{{count}} people', personCount),
      ].join(', '),
    },
  ]
}

function Summary({ incident }: { readonly incident: Incident }) {
  const { closedAt, closedByName, finding, remedy, canClose } = incident
  return (
    <section aria-labelledby="summary">
      <Title order={2} id="summary" mb="md">
        {t('Summary')}
      </Title>
      {closedAt && (
        <Facts
          facts={[
            { term: t('What was found'), value: <Written text={finding ?? ''} /> },
            { term: t('What was done'), value: <Written text={remedy ?? ''} /> },
            {
              term: t('Closed'),
              value: (
                <>
                  {closedByName}, <TimeAgo at={closedAt} locale={locale()} />
                </>
              ),
            },
          ]}
        />
      )}
      {canClose && <CloseForm incident={incident} />}
      {!closedAt && !canClose && (
        <Text c="dimmed">
          {t('An app admin or a security officer closes it. Until then nothing comes back.')}
        </Text>
      )}
    </section>
  )
}

function Written({ text }: { readonly text: string }) {
  return <span style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</span>
}

function Replicas({ incident: { replicas, secondsToRevoke } }: { readonly incident: Incident }) {
  return (
    <section aria-labelledby="revoked">
      <Title order={2} id="revoked" mb="md">
        {t('Time to revoke')}
      </Title>
      <Text role="status" fw={600} mb="xs">
        {saidOf(replicas.length, secondsToRevoke)}
      </Text>
      <Facts
        facts={replicas.map(({ name, seconds, isSilent }) => ({
          term: t('Server {{name}}', { name }),
          value: confirmedIn(seconds, isSilent),
        }))}
      />
    </section>
  )
}

function confirmedIn(seconds: number | null, isSilent: boolean): string {
  if (seconds !== null) return t('Obeyed after {{time}}', { time: secondsIn(seconds) })
  return isSilent ? t('Stopped before it could confirm') : t('Has not confirmed yet')
}

function saidOf(replicas: number, seconds: number | null): string {
  if (seconds !== null)
    return t('Every server obeyed after {{time}}.', { time: secondsIn(seconds) })
  return replicas === 0
    ? t('Nothing was measured.')
    : t('Access is refused already; not every server has confirmed it yet.')
}
