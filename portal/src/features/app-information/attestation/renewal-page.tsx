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
import type { InformationVersion } from '../app-information.ts'
import { useAppInformation } from '../use-app-information.ts'
import { RenewalAnswers } from './renewal-answers.tsx'
import { useRenewalText } from './use-renewal.ts'

/** Answers the updated statement for a live version: the short path (R121, R125, R126). */
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
      title="Attest again"
      subtitle={version && `${version.name}, version ${version.number}`}
      actions={
        <ButtonLink variant="default" to={`/apps/${slug}/privacy`}>
          Back to the app
        </ButtonLink>
      }
    >
      {error && !app && <Problem error={error} onRetry={() => void refetch()} />}
      {app === undefined && !error && <LoadingRows count={3} height={120} />}
      {app !== undefined && !version && (
        <EmptyState title="There is no such live version">
          Only what is live can be attested again.
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
          title={attestation.answer === 'ACCEPTED' ? 'Accepted and signed' : 'Declined and signed'}
        >
          Version {text.version} of the statement is answered; nothing is out of date.
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
            ? 'An owner of your vendor accepts or declines the statement.'
            : 'Only what is live can be attested again as it is.'}
        </Text>
      )}
      <Group>
        <Text size="sm" c="dimmed">
          Does the app itself change? Register a new version instead: it answers this text in its
          last step.
        </Text>
        <ButtonLink variant="subtle" size="xs" to="/registrations/new">
          Register a new version
        </ButtonLink>
      </Group>
    </Stack>
  )
}
