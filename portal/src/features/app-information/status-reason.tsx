import { Alert, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { REJECTION_CODE_NAMES } from '../../../../schema/vocabulary/registration.ts'
import { TextLink } from '../../components/router-link.tsx'
import type { InformationVersion } from './app-information.ts'

/** Says why a version stands where it stands, and what can be done about it. */
export function StatusReason({ version }: { readonly version: InformationVersion }) {
  const title = titleOf(version)
  if (!title) return null
  return (
    <Alert
      color={version.status === 'IN_REVIEW' ? 'warning' : 'danger'}
      variant="outline"
      icon={<IconInfoCircle aria-hidden="true" />}
      title={title}
    >
      {version.statusReason && (
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {version.statusReason}
        </Text>
      )}
      {version.status === 'REJECTED' && (
        <Text size="sm" mt="xs">
          This is final for version {version.number}.{' '}
          <TextLink to="/registrations/new">Submit a new version</TextLink> once it is mended.
        </Text>
      )}
    </Alert>
  )
}

function titleOf({ status, reviewState, rejectionCode }: InformationVersion): string | undefined {
  if (status === 'REJECTED') {
    return rejectionCode ? `Rejected: ${REJECTION_CODE_NAMES[rejectionCode]}` : 'Rejected'
  }
  if (status === 'SUSPENDED') return 'Suspended by the hospital'
  return reviewState === 'CHANGES_REQUESTED' ? 'The reviewers ask for changes' : undefined
}
