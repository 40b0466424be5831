import { Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Registration } from './registration.ts'

const HOVER_TEXT =
  'The attestation was updated. Please re-register this app and accept the updated attestation: open this to answer it for the live version, or register a new version.'

/** Says since how many days the attestation is out of date, and on hover or focus what to do (R123-R125). */
export function AttestationOverdue({ row }: { readonly row: Registration }) {
  const days = row.attestationOverdueDays
  if (days === null || days === undefined) return null
  const to =
    row.status === 'LIVE'
      ? `/apps/${row.app.slug}/attestation-renewal?version=${row.number}`
      : `/apps/${row.app.slug}/privacy?version=${row.number}`
  return (
    <Tooltip
      multiline
      w={280}
      events={{ hover: true, focus: true, touch: true }}
      label={HOVER_TEXT}
    >
      <UnstyledButton component={Link} to={to} style={{ color: 'var(--gh-status-in-review)' }}>
        <Text size="xs" span style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          Attestation out of date for {days} {days === 1 ? 'day' : 'days'}
          {row.status === 'LIVE' && ': attest again'}
        </Text>
      </UnstyledButton>
    </Tooltip>
  )
}

/** Says that the terms were declined; the app is registered all the same (R082, R083). */
export function AttestationDeclined({ row }: { readonly row: Registration }) {
  if (row.attestation?.answer !== 'DECLINED') return null
  return (
    <Text size="xs" c="var(--gh-status-in-review)">
      Attestation declined: patients are warned
    </Text>
  )
}
