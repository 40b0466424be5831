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
import { UsagePanel } from '../../components/usage/usage-panel.tsx'
import { locale } from '../../lib/i18n/language.ts'
import { t, tn } from '../../lib/i18n/translate.ts'
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
          { term: t(WIZARD_FIELDS.privacyPolicyUrl.label), value: link(version.privacyPolicyUrl) },
          { term: t(WIZARD_FIELDS.termsUrl.label), value: link(version.termsUrl) },
          {
            term: t(WIZARD_FIELDS.compliance.label),
            value: namesOf(version.compliance, COMPLIANCE_CLAIM_NAMES),
          },
        ]}
      />
      <section aria-labelledby="attestation">
        <Title order={2} id="attestation" mb="xs">
          {t('Attestation')}
        </Title>
        <Attestation slug={slug} version={version} />
      </section>
      <UsagePanel slug={slug} />
      <section aria-labelledby="attestation-history">
        <Title order={2} id="attestation-history" mb="xs">
          {t('All attestations of this app')}
        </Title>
        <AttestationHistory versions={versions} />
      </section>
    </Stack>
  )
}

function Attestation({ slug, version }: Props) {
  const { attestation } = version
  if (!attestation) return <Text c="dimmed">{t('Not answered yet.')}</Text>
  return (
    <Stack gap="md">
      <Overdue slug={slug} version={version} />
      {attestation.answer === 'DECLINED' && (
        <Alert color="warning" variant="outline" icon={<IconAlertTriangle aria-hidden="true" />}>
          {t('Declined: patients are warned in the gallery and before they agree.')}
        </Alert>
      )}
      <Facts
        facts={[
          { term: t('Answer'), value: t(ATTESTATION_ANSWER_NAMES[attestation.answer]) },
          { term: t('Legal name'), value: attestation.legalName },
          { term: t('Position'), value: attestation.position },
          { term: t('Legal business name'), value: attestation.legalBusinessName },
          { term: t('Date'), value: exactTime(attestation.signedAt, locale()) },
          {
            term: t('Text'),
            value: t('Version {{textVersion}}', { textVersion: attestation.textVersion }),
          },
        ]}
      />
      {version.canRenewAttestation && attestation.isCurrent && (
        <TextLink to={`/apps/${slug}/attestation-renewal?version=${version.number}`}>
          {t('Change the answer')}
        </TextLink>
      )}
      <Anchor href={attestation.verifyUrl} target="_blank">
        {t('Verify this attestation (opens in a new tab, for everybody)')}
      </Anchor>
      <Anchor
        href={`${PORTAL_BASE}/apps/${slug}/attestation-document?version=${version.number}`}
        target="_blank"
      >
        {t('Attestation document (opens in a new tab, to print or to save)')}
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
          {tn('Out of date for {{count}} day', 'Out of date for {{count}} days', days)}
          {version.canRenewAttestation
            ? t(
                ': the text was updated. Please re-register this app and accept the updated attestation, or answer it for the live version as it is.',
              )
            : t(
                ': the text was updated. Please re-register this app and accept the updated attestation: an owner of the vendor answers it, or registers a new version.',
              )}
        </Text>
        {version.canRenewAttestation && (
          <ButtonLink size="xs" to={`/apps/${slug}/attestation-renewal?version=${version.number}`}>
            {t('Attest again')}
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
