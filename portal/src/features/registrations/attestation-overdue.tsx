import { Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import { mark, t, tn } from '../../lib/i18n/translate.ts'
import type { Registration } from './registration.ts'

const HOVER_TEXT = mark(
  'The attestation was updated. Please re-register this app and accept the updated attestation: ',
)
const FOR_LIVE = mark('open this to answer it for the live version, or register a new version.')
const FOR_DRAFT = mark('open this to answer it in the last step.')
const FOR_OTHERS = mark('register a new version, which answers it in its last step.')

/** Says since how many days the attestation is out of date, and on hover or focus what to do (R123-R125). */
export function AttestationOverdue({ row }: { readonly row: Registration }) {
  const days = row.attestationOverdueDays
  if (days === null || days === undefined) return null
  const { how, to } = wayOut(row)
  return (
    <Tooltip
      multiline
      w={280}
      events={{ hover: true, focus: true, touch: true }}
      label={t(HOVER_TEXT) + t(how)}
    >
      <UnstyledButton component={Link} to={to} style={{ color: 'var(--gh-status-in-review)' }}>
        <Text size="xs" span style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          {tn(
            'Attestation out of date for {{count}} day',
            'Attestation out of date for {{count}} days',
            days,
          )}
          {row.status === 'LIVE' && t(': attest again')}
        </Text>
      </UnstyledButton>
    </Tooltip>
  )
}

/** Where the updated text can be answered for a version as it stands now. */
function wayOut({ app, id, isEditable, number, status }: Registration) {
  if (status === 'LIVE') {
    return { how: FOR_LIVE, to: `/apps/${app.slug}/attestation-renewal?version=${number}` }
  }
  if (isEditable) return { how: FOR_DRAFT, to: `/registrations/${id}/attestation` }
  return { how: FOR_OTHERS, to: `/apps/${app.slug}/privacy?version=${number}` }
}

/** Says that the terms were declined; the app is registered all the same (R082, R083). */
export function AttestationDeclined({ row }: { readonly row: Registration }) {
  if (row.attestation?.answer !== 'DECLINED') return null
  return (
    <Text size="xs" c="var(--gh-status-in-review)">
      {t('Attestation declined: patients are warned')}
    </Text>
  )
}
