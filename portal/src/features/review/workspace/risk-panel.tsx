import { Alert, List, Paper, Stack, Title } from '@mantine/core'
import {
  ATTESTATION_ANSWER_NAMES,
  RISK_TIER_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { Facts } from '../../../components/facts.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { heard } from '../../../lib/i18n/heard.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { sentenceOfScope } from '../../../lib/i18n/scope-words.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { DECIDED_VERSION, REVIEW_SCOPE } from '../scopes/scope-row.ts'
import { RaiseRisk } from './raise-risk.tsx'
import type { ReviewVersion } from './review-version.ts'

interface Props {
  readonly version: ReviewVersion
  readonly vendor: { readonly id: string; readonly contactVerifiedAt: string | null }
}

/** The risk tier with its reasons, and the facts that weigh beside it. */
export function RiskPanel({ version, vendor }: Props) {
  const { attestation } = version
  const scopes = readFragment(REVIEW_SCOPE, readFragment(DECIDED_VERSION, version).scopes).map(
    ({ scope }) => scope,
  )
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="risk">
      <Stack gap="sm">
        <Title order={2} id="risk">
          {t('Risk: {{riskTier}}', {
            riskTier: t(RISK_TIER_NAMES[version.riskTier]).toLowerCase(),
          })}
        </Title>
        <List size="sm" spacing={4}>
          {version.riskReasons.map((reason) => (
            <List.Item key={reason}>{sentenceOfScope(reason, scopes) ?? heard(reason)}</List.Item>
          ))}
        </List>
        <RaiseRisk version={version} />
        <Facts
          facts={[
            {
              term: t('Attestation'),
              value: attestation && t(ATTESTATION_ANSWER_NAMES[attestation.answer]),
            },
            {
              term: t('Signed by'),
              value:
                attestation &&
                `${attestation.legalName}, ${exactTime(attestation.signedAt, locale())}`,
            },
            {
              term: t('Vendor contact'),
              value: <VendorContact {...vendor} />,
            },
            { term: t('Change notes'), value: version.changeNotes },
            { term: t('Notes'), value: version.reviewerNotes },
          ]}
        />
        {attestation?.answer === 'DECLINED' && (
          <Alert color="warning" variant="outline" title={t('Attestation declined')}>
            {t(
              'A declined attestation is never a ground for rejection. Patients are warned in the gallery, and again before they allow anything.',
            )}
          </Alert>
        )}
      </Stack>
    </Paper>
  )
}

function VendorContact({ id, contactVerifiedAt }: Props['vendor']) {
  return (
    <>
      {contactVerifiedAt
        ? t('Verified by a call, {{contactVerifiedAt}}. ', {
            contactVerifiedAt: exactTime(contactVerifiedAt, locale()),
          })
        : t('Not verified: call before approving. ')}
      <TextLink to={`/vendors/${id}`}>{t('The vendor')}</TextLink>
    </>
  )
}
