import { Code, Group, List, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import {
  CLIENT_TYPE_NAMES,
  ENVIRONMENT_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { CopyValue } from '../../../components/copy-value.tsx'
import { Facts } from '../../../components/facts.tsx'
import { idTokenOf } from '../../../components/id-token.ts'
import { Lines } from '../../../components/lines.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { launchPlace } from '../../../lib/launch-place.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { checklistOf } from './checklist.ts'
import type { ConnectionClient } from './connection-client.ts'
import { SecretSection } from './secret-section.tsx'

interface Props {
  readonly client: ConnectionClient
  readonly onRotated: () => void
}

/** Everything a developer needs to connect with one client. */
export function ClientSheet({ client, onRotated }: Props) {
  const { viewer } = useViewer()
  const title = t(ENVIRONMENT_NAMES[client.environment])
  return (
    <Paper withBorder p="lg" component="section" aria-label={title}>
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed">
            {client.isEnabled ? t('Enabled') : t('Disabled: it cannot get tokens')}
          </Text>
        </Group>
        {client.environment === 'SANDBOX' && (
          <Text size="sm" c="dimmed">
            {t('Synthetic data only. These credentials do not work in production.')}
          </Text>
        )}
        {client.environment === 'PILOT' && (
          <Text size="sm" c="dimmed">
            {t(
              'For the people who try the newer version out, in production until the pilot ends. Everybody else uses the client of production.',
            )}
          </Text>
        )}
        <Checklist client={client} />
        <Facts facts={identityFacts(client)} />
        {client.clientType === 'CONFIDENTIAL_SYMMETRIC' && (
          <SecretSection
            client={client}
            canRotate={can(viewer, 'secret.rotate')}
            canReveal={can(viewer, 'secret.reveal')}
            onRotated={onRotated}
          />
        )}
        <Facts facts={endpointFacts(client)} />
      </Stack>
    </Paper>
  )
}

function Checklist({ client }: { readonly client: ConnectionClient }) {
  return (
    <div>
      <Title order={3} mb="xs">
        {t('Registered App Checklist')}
      </Title>
      <List
        spacing={4}
        center
        aria-label={t('Registered App Checklist')}
        style={{ columns: '260px 3' }}
      >
        {checklistOf(client).map(({ label, isAssigned }) => (
          <List.Item
            key={label}
            icon={
              <ThemeIcon size={20} radius="xl" variant="light" color={isAssigned ? 'teal' : 'gray'}>
                {isAssigned ? <IconCheck size={14} /> : <IconMinus size={14} />}
              </ThemeIcon>
            }
          >
            <Text size="sm">
              {label}: {isAssigned ? t('assigned') : t('missing')}
            </Text>
          </List.Item>
        ))}
      </List>
    </div>
  )
}

function identityFacts(client: ConnectionClient) {
  const idToken = idTokenOf(client)
  return [
    { term: t('Client ID'), value: <CopyValue label={t('client ID')} value={client.clientId} /> },
    { term: t('Client type'), value: t(CLIENT_TYPE_NAMES[client.clientType]) },
    ...(idToken ? [{ term: t(WIZARD_FIELDS.idTokenAlg.label), value: idToken }] : []),
    { term: t(WIZARD_FIELDS.redirectUrls.label), value: <Lines lines={client.redirectUrls} /> },
    { term: t(WIZARD_FIELDS.launchUrl.label), value: client.launchUrl },
    ...(client.jwksUrl ? [{ term: t('Key set'), value: <KeySetHealth client={client} /> }] : []),
    { term: t('Scope'), value: <Scopes client={client} /> },
  ]
}

function endpointFacts(client: ConnectionClient) {
  const endpoints = [
    [t('FHIR Endpoint'), client.fhirBase],
    ...client.fhirBases.filter(({ url }) => url !== client.fhirBase).map(otherBase),
    [t('Discovery Document'), client.discoveryUrl],
    [t('OAuth 2.0 Authorize Endpoint'), client.authorizeUrl],
    [t('OAuth 2.0 Token Endpoint'), client.tokenUrl],
    [t('Client Consent Revocation'), client.revocationUrl],
    [t('OAuth 2.0 Introspection Endpoint'), client.introspectionUrl],
  ] as const
  return [
    ...endpoints.flatMap(([term, value]) =>
      value ? [{ term, value: <CopyValue label={term} value={value} /> }] : [],
    ),
    ...(client.launchRequestUrl ? [launchFact(client, client.launchRequestUrl)] : []),
  ]
}

/** It is copied out of the page, away from the heading above it: its name says where it leads. */
function launchFact({ environment }: ConnectionClient, url: string) {
  const place = t(ENVIRONMENT_NAMES[environment])
  const term = t('Launch Request URL ({{place}})', { place })
  return {
    term,
    value: (
      <Stack gap={4}>
        <CopyValue label={term} value={url} />
        <Text size="sm" c="dimmed">
          {launchPlace(environment)}
        </Text>
      </Stack>
    ),
  }
}

/** The first base is the one launches begin at wherever it can be reached, so another has a name. */
function otherBase({ name, url, version }: ConnectionClient['fhirBases'][number]) {
  return [t('FHIR Endpoint {{name}} ({{version}})', { name: name ?? '', version }), url] as const
}

/** Every scope on a line of its own, those everybody gets marked as such (R097). */
function Scopes({ client }: { readonly client: ConnectionClient }) {
  const scopes = [...new Set([...client.scopes, ...client.defaultScopes])]
  return (
    <Stack gap={4}>
      {scopes.map((scope) => (
        <Group key={scope} gap="xs">
          <Code style={{ overflowWrap: 'anywhere' }}>{scope}</Code>
          {client.defaultScopes.includes(scope) && (
            <Text size="xs" c="dimmed">
              {t('default')}
            </Text>
          )}
        </Group>
      ))}
      <CopyValue label={t('all scopes')} value={scopes.join(' ')} />
    </Stack>
  )
}

function KeySetHealth({ client: { jwksUrl, jwksHealth } }: { readonly client: ConnectionClient }) {
  return (
    <Stack gap={4}>
      <CopyValue label={t('key set address')} value={jwksUrl ?? ''} />
      {jwksHealth && (
        <Text size="sm" c={jwksHealth.ok ? undefined : 'var(--gh-danger)'}>
          {jwksHealth.ok ? t('Good') : t('Not usable')}: {jwksHealth.detail}{' '}
          <Sentence
            text={t('Checked <ago/>.')}
            parts={{ ago: <TimeAgo at={jwksHealth.checkedAt} locale={locale()} /> }}
          />
        </Text>
      )}
    </Stack>
  )
}
