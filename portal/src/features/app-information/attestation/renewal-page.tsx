import { Alert, Group, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useParams, useSearchParams } from 'react-router'
import { AttestationBody } from '../../../components/attestation-body.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink } from '../../../components/router-link.tsx'
import { ChangesSince } from '../../../components/text-changes/changes-since.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import type { InformationVersion } from '../app-information.ts'
import { useAppInformation } from '../use-app-information.ts'
import { RenewalAnswers } from './renewal-answers.tsx'
import { useRenewalText } from './use-renewal.ts'

/** Answers the updated statement for a live version, or an approved one that waits for it: the short path (R121, R125, R126). */
export function Component() {
  const { slug = '' } = useParams()
  const [params] = useSearchParams()
  const { app, versions, error, refetch } = useAppInformation(slug)
  const wanted = Number(params.get('version'))
  const version =
    versions.find(({ number }) => number === wanted) ??
    versions.find(({ status }) => status === 'LIVE')
  return (
    <Page
      title={t('Attest again')}
      subtitle={
        version &&
        t('{{version}}, version {{number}}', { version: version.name, number: version.number })
      }
      actions={
        <ButtonLink variant="default" to={`/apps/${slug}/privacy`}>
          {t('Back to the app')}
        </ButtonLink>
      }
    >
      {error && !app && <Problem error={error} onRetry={() => void refetch()} />}
      {app === undefined && !error && <LoadingRows count={3} height={120} />}
      {app !== undefined && !version && (
        <EmptyState title={t('There is no such live version')}>
          {t('Only what is live can be attested again.')}
        </EmptyState>
      )}
      {version && <Renewal version={version} onSigned={() => void refetch()} />}
    </Page>
  )
}

interface Props {
  readonly version: InformationVersion
  readonly onSigned: () => void
}

function Renewal({ version, onSigned }: Props) {
  const { attestation } = version
  const { text, error, refetch } = useRenewalText()
  if (error && !text) return <Problem error={error} onRetry={() => void refetch()} />
  if (!text) return <LoadingRows count={3} height={120} />
  return (
    <Stack gap="lg">
      {attestation?.isCurrent ? (
        <Alert
          color="teal"
          variant="outline"
          icon={<IconCheck aria-hidden="true" />}
          role="status"
          title={
            attestation.answer === 'ACCEPTED' ? t('Accepted and signed') : t('Declined and signed')
          }
        >
          {t('Version {{version}} of the statement is answered; nothing is out of date.', {
            version: text.version,
          })}
        </Alert>
      ) : (
        attestation && <ChangesSince version={attestation.textVersion} />
      )}
      <AttestationBody version={text.version} body={text.body} />
      {version.canRenewAttestation ? (
        <RenewalAnswers version={version} text={text} onSigned={onSigned} />
      ) : (
        <Text c="dimmed">
          {version.status === 'LIVE'
            ? t('An owner of your vendor accepts or declines the statement.')
            : t('Only what is live can be attested again as it is.')}
        </Text>
      )}
      <Group>
        <Text size="sm" c="dimmed">
          {t(
            'Does the app itself change? Register a new version instead: it answers this text in its last step.',
          )}
        </Text>
        <ButtonLink variant="subtle" size="xs" to="/registrations/new">
          {t('Register a new version')}
        </ButtonLink>
      </Group>
    </Stack>
  )
}
