import { Code, Group, Paper, Stack, Text, Title } from '@mantine/core'
import {
  CLIENT_TYPE_NAMES,
  SCOPE_DECISION_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { RiskBadge } from '../../../../../ui/risk-badge.tsx'
import { Facts } from '../../../components/facts.tsx'
import { idTokenOf } from '../../../components/id-token.ts'
import { Lines } from '../../../components/lines.tsx'
import { scopeWords } from '../../../lib/i18n/scope-words.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { InformationVersion } from '../app-information.ts'

/** What of a version is about its connection. */
export type RequestedVersion = Pick<
  InformationVersion,
  'number' | 'clientType' | 'idTokenAlg' | 'redirectUrls' | 'launchUrl' | 'jwksUrl' | 'jwks'
> & {
  readonly scopes: readonly Omit<InformationVersion['scopes'][number], '__typename'>[]
}

/** What the version says of its connection, as it was submitted, with or without a client (R087). */
export function RequestedConnection({ version }: { readonly version: RequestedVersion }) {
  const { redirectUrls, launchUrl, jwksUrl, jwks, scopes } = version
  const keys = [
    { term: t(WIZARD_FIELDS.idTokenAlg.label), value: idTokenOf(version) },
    { term: t(WIZARD_FIELDS.jwksUrl.label), value: jwksUrl },
    { term: t(WIZARD_FIELDS.jwks.label), value: jwks && <Code block>{jwks}</Code> },
  ]
  return (
    <section aria-labelledby="requested">
      <Title order={2} id="requested" mb="xs">
        {t('As registered with version {{number}}', { number: version.number })}
      </Title>
      <Facts
        facts={[
          {
            term: t(WIZARD_FIELDS.clientType.label),
            value: t(CLIENT_TYPE_NAMES[version.clientType]),
          },
          {
            term: t(WIZARD_FIELDS.redirectUrls.label),
            value: redirectUrls.length > 0 && <Lines lines={redirectUrls} />,
          },
          { term: t(WIZARD_FIELDS.launchUrl.label), value: launchUrl },
          ...keys.filter(({ value }) => value),
        ]}
      />
      <Title order={3} mt="md" mb="xs">
        {t(WIZARD_FIELDS.scopes.label)} ({scopes.length})
      </Title>
      <Stack gap="sm">
        {scopes.length === 0 && <Text c="dimmed">{t('None yet.')}</Text>}
        {scopes.map((request) => (
          <RequestedScope key={request.scope} request={request} />
        ))}
      </Stack>
    </section>
  )
}

type ScopeOfVersion = RequestedVersion['scopes'][number]

function RequestedScope({ request }: { readonly request: ScopeOfVersion }) {
  const { scope, purpose, justification } = request
  const { sentence, sensitivity } = scopeWords(scope)
  return (
    <Paper withBorder p="md">
      <Stack gap={4}>
        <Text fw={600}>{sentence}</Text>
        <Group gap="sm">
          <Code style={{ overflowWrap: 'anywhere' }}>{scope}</Code>
          <RiskBadge tier={sensitivity} label={t('Sensitivity')} say={t} />
        </Group>
        <Decision request={request} />
        {purpose && <Text size="sm">{t('Purpose: {{purpose}}', { purpose })}</Text>}
        {justification && (
          <Text size="sm">{t('Justification: {{justification}}', { justification })}</Text>
        )}
      </Stack>
    </Paper>
  )
}

/** What the hospital decided about it: what is granted instead where it was narrowed, and why. */
function Decision({ request }: { readonly request: ScopeOfVersion }) {
  const { decision, grantedScopes, reason } = request
  if (decision === 'PENDING') return null
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('Decision: {{decision}}', { decision: t(SCOPE_DECISION_NAMES[decision]) })}
      </Text>
      {decision === 'NARROWED' && (
        <Text size="sm">
          {t('Granted instead:')}{' '}
          <Code style={{ overflowWrap: 'anywhere' }}>{grantedScopes.join(' ')}</Code>
        </Text>
      )}
      {reason && <Text size="sm">{t('Why: {{reason}}', { reason })}</Text>}
    </div>
  )
}
