import { Button, Group, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { locale } from '../lib/i18n/language.ts'
import { t } from '../lib/i18n/translate.ts'
import styles from './card-table.module.css'
import { Problem } from './problem.tsx'

/** An invitation nobody answered, and what it makes of somebody. */
export interface WaitingInvitation {
  readonly id: string
  readonly email: string
  readonly as: string
  readonly sentAt: string
  readonly expiresAt: string
  readonly isExpired: boolean
}

interface Props {
  readonly invitations: readonly WaitingInvitation[]
  readonly fault: string | undefined
  readonly error: Error | undefined
  readonly isResending: boolean
  readonly isRevoking: boolean
  /** Answers whether it was sent. */
  readonly onResend: (invitationId: string) => Promise<boolean>
  readonly onRevoke: (invitationId: string) => Promise<unknown>
}

/** Invitations nobody answered: sent again, or withdrawn. */
export function InvitationTable({ invitations, fault, error, ...steps }: Props) {
  if (invitations.length === 0)
    return <Text c="dimmed">{t('Nobody is invited at the moment.')}</Text>
  return (
    <>
      {error && <Problem error={error} />}
      {fault && (
        <Text role="alert" c="var(--gh-danger)">
          {fault}
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
              <Table.Td data-cell={t('Role')}>{invitation.as}</Table.Td>
              <Table.Td data-cell={t('Sent')}>
                <Dates invitation={invitation} />
              </Table.Td>
              <Table.Td data-cell={t('Change')}>
                <Steps invitation={invitation} {...steps} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

function Dates({ invitation }: { readonly invitation: WaitingInvitation }) {
  return (
    <div>
      <TimeAgo at={invitation.sentAt} locale={locale()} />
      <Text size="xs" c="dimmed">
        {invitation.isExpired ? t('Expired') : t('Ends')}{' '}
        <TimeAgo at={invitation.expiresAt} locale={locale()} />
      </Text>
    </div>
  )
}

interface StepsProps extends Pick<Props, 'isResending' | 'isRevoking' | 'onResend' | 'onRevoke'> {
  readonly invitation: WaitingInvitation
}

function Steps({ invitation, isResending, isRevoking, onResend, onRevoke }: StepsProps) {
  const { id, email } = invitation
  const handleResend = async () => {
    if (await onResend(id).catch(() => false))
      notifications.show({ message: t('A new link is on its way to {{email}}.', { email }) })
  }
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('Send again: {{email}}', { email })}
        loading={isResending}
        onClick={() => void handleResend()}
      >
        {t('Send again')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('Withdraw: {{email}}', { email })}
        loading={isRevoking}
        onClick={() => void onRevoke(id).catch(() => undefined)}
      >
        {t('Withdraw')}
      </Button>
    </Group>
  )
}
