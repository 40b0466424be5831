import { ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { InvitationTable } from '../../../components/invitation-table.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { type PersonInvitation, useResendInvitation, useRevokeInvitation } from './use-people.ts'

/** Invitations to the hospital nobody answered: sent again, or withdrawn. */
export function PersonInvitations({
  invitations,
}: {
  readonly invitations: readonly PersonInvitation[]
}) {
  const [resend, resent] = useResendInvitation()
  const [revoke, revoked] = useRevokeInvitation()
  const fault = readFragment(USER_ERROR, [
    ...(resent.data?.organizationInvitationResend.userErrors ?? []),
    ...(revoked.data?.organizationInvitationRevoke.userErrors ?? []),
  ])[0]
  return (
    <InvitationTable
      invitations={invitations.map((invitation) => ({
        ...invitation,
        as: invitation.roles.map((role) => t(ROLE_NAMES[role])).join(', '),
      }))}
      fault={fault?.message}
      error={resent.error ?? revoked.error}
      isResending={resent.loading}
      isRevoking={revoked.loading}
      onResend={async (invitationId) => {
        const { data } = await resend({ variables: { invitationId } })
        return data?.organizationInvitationResend.userErrors.length === 0
      }}
      onRevoke={(invitationId) => revoke({ variables: { invitationId } })}
    />
  )
}
