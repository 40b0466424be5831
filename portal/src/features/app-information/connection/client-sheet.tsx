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
import { Lines } from '../../../components/lines.tsx'
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
  const title = ENVIRONMENT_NAMES[client.environment]
  return (
    <Paper withBorder p="lg" component="section" aria-label={title}>
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed">
            {client.isEnabled ? 'Enabled' : 'Disabled: it cannot get tokens'}
          </Text>
        </Group>
        {client.environment === 'SANDBOX' && (
          <Text size="sm" c="dimmed">
            Synthetic data only. These credentials do not work in production.
          </Text>
        )}
        <Checklist client={client} />
        <Facts facts={identityFacts(client)} />
        {client.clientType === 'CONFIDENTIAL_SYMMETRIC' && (
          <SecretSection
            client={client}
            canRotate={can(viewer, 'secret.rotate')}
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
        Registered App Checklist
      </Title>
      <List spacing={4} center aria-label="Registered App Checklist" style={{ columns: '260px 3' }}>
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
              {label}: {isAssigned ? 'assigned' : 'missing'}
            </Text>
          </List.Item>
        ))}
      </List>
    </div>
  )
}

function identityFacts(client: ConnectionClient) {
  return [
    { term: 'Client ID', value: <CopyValue label="client ID" value={client.clientId} /> },
    { term: 'Client type', value: CLIENT_TYPE_NAMES[client.clientType] },
    { term: WIZARD_FIELDS.redirectUrls.label, value: <Lines lines={client.redirectUrls} /> },
    { term: WIZARD_FIELDS.launchUrl.label, value: client.launchUrl },
    ...(client.jwksUrl ? [{ term: 'Key set', value: <KeySetHealth client={client} /> }] : []),
    { term: 'Scope', value: <Scopes client={client} /> },
  ]
}

function endpointFacts(client: ConnectionClient) {
  const endpoints = [
    ['FHIR Endpoint', client.fhirBase],
    ['Discovery Document', client.discoveryUrl],
    ['OAuth 2.0 Authorize Endpoint', client.authorizeUrl],
    ['OAuth 2.0 Token Endpoint', client.tokenUrl],
    ['Client Consent Revocation', client.revocationUrl],
    ['OAuth 2.0 Introspection Endpoint', client.introspectionUrl],
    ['Launch Request URL', client.launchRequestUrl],
  ] as const
  return endpoints.flatMap(([term, value]) =>
    value ? [{ term, value: <CopyValue label={term} value={value} /> }] : [],
  )
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
              default
            </Text>
          )}
        </Group>
      ))}
      <CopyValue label="all scopes" value={scopes.join(' ')} />
    </Stack>
  )
}

function KeySetHealth({ client: { jwksUrl, jwksHealth } }: { readonly client: ConnectionClient }) {
  return (
    <Stack gap={4}>
      <CopyValue label="key set address" value={jwksUrl ?? ''} />
      {jwksHealth && (
        <Text size="sm" c={jwksHealth.ok ? undefined : 'var(--gh-danger)'}>
          {jwksHealth.ok ? 'Good' : 'Not usable'}: {jwksHealth.detail} Checked{' '}
          <TimeAgo at={jwksHealth.checkedAt} />.
        </Text>
      )}
    </Stack>
  )
}
