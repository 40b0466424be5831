import { Alert, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { REJECTION_CODE_NAMES } from '../../../../schema/vocabulary/registration.ts'
import { TextLink } from '../../components/router-link.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { t } from '../../lib/i18n/translate.ts'
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
          <Sentence
            text={t(
              'This is final for version {{number}}. <link>Submit a new version</link> once it is mended.',
              { number: version.number },
            )}
            parts={{ link: (words) => <TextLink to="/registrations/new">{words}</TextLink> }}
          />
        </Text>
      )}
    </Alert>
  )
}

function titleOf({ status, reviewState, rejectionCode }: InformationVersion): string | undefined {
  if (status === 'REJECTED') {
    return rejectionCode
      ? t('Rejected: {{rejectionCode}}', { rejectionCode: t(REJECTION_CODE_NAMES[rejectionCode]) })
      : t('Rejected')
  }
  if (status === 'SUSPENDED') return t('Suspended by the hospital')
  return reviewState === 'CHANGES_REQUESTED' ? t('The reviewers ask for changes') : undefined
}
