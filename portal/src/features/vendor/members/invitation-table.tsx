import { Button, Group, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { VENDOR_ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import styles from '../../../components/card-table.module.css'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { useResend, useRevoke } from './use-member-mutations.ts'
import type { Invitation } from './vendor-members.ts'

/** Invitations nobody answered: sent again, or withdrawn. */
export function InvitationTable({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const [resend, resent] = useResend()
  const [revoke, revoked] = useRevoke()
  const fault = readFragment(USER_ERROR, [
    ...(resent.data?.vendorInvitationResend.userErrors ?? []),
    ...(revoked.data?.vendorInvitationRevoke.userErrors ?? []),
  ])[0]
  const error = resent.error ?? revoked.error

  const handleResend = async ({ id, email }: Invitation) => {
    const result = await resend({ variables: { invitationId: id } }).catch(() => undefined)
    if (result?.data?.vendorInvitationResend.userErrors.length === 0)
      notifications.show({ message: `A new link is on its way to ${email}.` })
  }

  if (invitations.length === 0) return <Text c="dimmed">Nobody is invited at the moment.</Text>
  return (
    <>
      {error && <Problem error={error} />}
      {fault && (
        <Text role="alert" c="var(--gh-danger)">
          {fault.message}
        </Text>
      )}
      <Table className={styles.table} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Address</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th>Sent</Table.Th>
            <Table.Th>Change</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invitations.map((invitation) => (
            <Table.Tr key={invitation.id}>
              <Table.Td data-cell="Address">
                <span style={{ overflowWrap: 'anywhere' }}>{invitation.email}</span>
              </Table.Td>
              <Table.Td data-cell="Role">{VENDOR_ROLE_NAMES[invitation.role]}</Table.Td>
              <Table.Td data-cell="Sent">
                <div>
                  <TimeAgo at={invitation.sentAt} />
                  <Text size="xs" c="dimmed">
                    {invitation.isExpired ? 'Expired' : 'Ends'}{' '}
                    <TimeAgo at={invitation.expiresAt} />
                  </Text>
                </div>
              </Table.Td>
              <Table.Td data-cell="Change">
                <Group gap="xs">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Send again: ${invitation.email}`}
                    loading={resent.loading}
                    onClick={() => void handleResend(invitation)}
                  >
                    Send again
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Withdraw: ${invitation.email}`}
                    loading={revoked.loading}
                    onClick={() =>
                      void revoke({ variables: { invitationId: invitation.id } }).catch(
                        () => undefined,
                      )
                    }
                  >
                    Withdraw
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
