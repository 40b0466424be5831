import { Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

/** Says since how many days the attestation is out of date, and on hover what to do (R123-R125). */
export function AttestationOverdue({ days }: { readonly days: number | null | undefined }) {
  if (days === null || days === undefined) return null
  return (
    <Tooltip
      multiline
      w={280}
      label="The attestation text was replaced. Register a new version of this app and answer the current text."
    >
      <UnstyledButton style={{ color: 'var(--gh-status-in-review)' }}>
        <Text size="xs" span style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          Attestation out of date for {days} {days === 1 ? 'day' : 'days'}
        </Text>
      </UnstyledButton>
    </Tooltip>
  )
}
