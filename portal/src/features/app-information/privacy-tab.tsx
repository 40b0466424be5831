import { Alert, Anchor, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import {
  ATTESTATION_ANSWER_NAMES,
  COMPLIANCE_CLAIM_NAMES,
} from '../../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../../schema/vocabulary/wizard-help.ts'
import { exactTime } from '../../../../ui/relative-time.ts'
import { Facts } from '../../components/facts.tsx'
import { namesOf } from '../../components/names.ts'
import { ButtonLink, TextLink } from '../../components/router-link.tsx'
import { PORTAL_BASE } from '../../lib/sign-in-settings.ts'
import type { InformationVersion } from './app-information.ts'
import { AttestationHistory } from './attestation/attestation-history.tsx'

interface Props {
  readonly slug: string
  readonly version: InformationVersion
}

interface TabProps extends Props {
  readonly versions: readonly InformationVersion[]
}

/** Tab Privacy & Security: policies, claims and the attestation (R090, R117-R120). */
export function PrivacyTab({ slug, version, versions }: TabProps) {
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          { term: WIZARD_FIELDS.privacyPolicyUrl.label, value: link(version.privacyPolicyUrl) },
          { term: WIZARD_FIELDS.termsUrl.label, value: link(version.termsUrl) },
          {
            term: WIZARD_FIELDS.compliance.label,
            value: namesOf(version.compliance, COMPLIANCE_CLAIM_NAMES),
          },
        ]}
      />
      <section aria-labelledby="attestation">
        <Title order={2} id="attestation" mb="xs">
          Attestation
        </Title>
        <Attestation slug={slug} version={version} />
      </section>
      <section aria-labelledby="attestation-history">
        <Title order={2} id="attestation-history" mb="xs">
          All attestations of this app
        </Title>
        <AttestationHistory versions={versions} />
      </section>
    </Stack>
  )
}

function Attestation({ slug, version }: Props) {
  const { attestation } = version
  if (!attestation) return <Text c="dimmed">Not answered yet.</Text>
  return (
    <Stack gap="md">
      <Overdue slug={slug} version={version} />
      {attestation.answer === 'DECLINED' && (
        <Alert color="warning" variant="outline" icon={<IconAlertTriangle aria-hidden="true" />}>
          Declined: patients are warned in the gallery and before they agree.
        </Alert>
      )}
      <Facts
        facts={[
          { term: 'Answer', value: ATTESTATION_ANSWER_NAMES[attestation.answer] },
          { term: 'Legal name', value: attestation.legalName },
          { term: 'Position', value: attestation.position },
          { term: 'Legal business name', value: attestation.legalBusinessName },
          { term: 'Date', value: exactTime(attestation.signedAt) },
          { term: 'Text', value: `Version ${attestation.textVersion}` },
        ]}
      />
      {version.canRenewAttestation && attestation.isCurrent && (
        <TextLink to={`/apps/${slug}/attestation-renewal?version=${version.number}`}>
          Change the answer
        </TextLink>
      )}
      <Anchor href={attestation.verifyUrl} target="_blank">
        Verify this attestation (opens in a new tab, for everybody)
      </Anchor>
      <Anchor
        href={`${PORTAL_BASE}/apps/${slug}/attestation-document?version=${version.number}`}
        target="_blank"
      >
        Attestation document (opens in a new tab, to print or to save)
      </Anchor>
    </Stack>
  )
}

function Overdue({ slug, version }: Props) {
  const days = version.attestationOverdueDays
  if (days === null || days === undefined) return null
  return (
    <Alert color="warning" variant="outline" icon={<IconAlertTriangle aria-hidden="true" />}>
      <Stack gap="sm" align="flex-start">
        <Text>
          Out of date for {days} {days === 1 ? 'day' : 'days'}: the text was updated. Please
          re-register this app and accept the updated attestation
          {version.canRenewAttestation
            ? ', or answer it for the live version as it is.'
            : ': an owner of the vendor answers it, or registers a new version.'}
        </Text>
        {version.canRenewAttestation && (
          <ButtonLink size="xs" to={`/apps/${slug}/attestation-renewal?version=${version.number}`}>
            Attest again
          </ButtonLink>
        )}
      </Stack>
    </Alert>
  )
}

function link(url: string | null | undefined) {
  return (
    url && (
      <Anchor href={url} target="_blank" rel="noopener noreferrer">
        {url}
      </Anchor>
    )
  )
}
