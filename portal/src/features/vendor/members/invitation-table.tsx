import { Button, Group, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { VENDOR_ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import styles from '../../../components/card-table.module.css'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
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
      notifications.show({ message: t('A new link is on its way to {{email}}.', { email }) })
  }

  if (invitations.length === 0)
    return <Text c="dimmed">{t('Nobody is invited at the moment.')}</Text>
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
            <Table.Th>{t('Address')}</Table.Th>
            <Table.Th>{t('Role')}</Table.Th>
            <Table.Th>{t('Sent')}</Table.Th>
            <Table.Th>{t('Change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invitations.map((invitation) => (
            <Table.Tr key={invitation.id}>
              <Table.Td data-cell={t('Address')}>
                <span style={{ overflowWrap: 'anywhere' }}>{invitation.email}</span>
              </Table.Td>
              <Table.Td data-cell={t('Role')}>{t(VENDOR_ROLE_NAMES[invitation.role])}</Table.Td>
              <Table.Td data-cell={t('Sent')}>
                <div>
                  <TimeAgo at={invitation.sentAt} locale={locale()} />
                  <Text size="xs" c="dimmed">
                    {invitation.isExpired ? t('Expired') : t('Ends')}{' '}
                    <TimeAgo at={invitation.expiresAt} locale={locale()} />
                  </Text>
                </div>
              </Table.Td>
              <Table.Td data-cell={t('Change')}>
                <Group gap="xs">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('Send again: {{email}}', { email: invitation.email })}
                    loading={resent.loading}
                    onClick={() => void handleResend(invitation)}
                  >
                    {t('Send again')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('Withdraw: {{email}}', { email: invitation.email })}
                    loading={revoked.loading}
                    onClick={() =>
                      void revoke({ variables: { invitationId: invitation.id } }).catch(
                        () => undefined,
                      )
                    }
                  >
                    {t('Withdraw')}
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
