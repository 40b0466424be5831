import { VENDOR_ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { InvitationTable } from '../../../components/invitation-table.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useResend, useRevoke } from './use-member-mutations.ts'
import type { Invitation } from './vendor-members.ts'

/** Invitations to the vendor nobody answered: sent again, or withdrawn. */
export function VendorInvitations({
  invitations,
}: {
  readonly invitations: readonly Invitation[]
}) {
  const [resend, resent] = useResend()
  const [revoke, revoked] = useRevoke()
  const fault = readFragment(USER_ERROR, [
    ...(resent.data?.vendorInvitationResend.userErrors ?? []),
    ...(revoked.data?.vendorInvitationRevoke.userErrors ?? []),
  ])[0]
  return (
    <InvitationTable
      invitations={invitations.map((invitation) => ({
        ...invitation,
        as: t(VENDOR_ROLE_NAMES[invitation.role]),
      }))}
      fault={fault?.message}
      error={resent.error ?? revoked.error}
      isResending={resent.loading}
      isRevoking={revoked.loading}
      onResend={async (invitationId) => {
        const { data } = await resend({ variables: { invitationId } })
        return data?.vendorInvitationResend.userErrors.length === 0
      }}
      onRevoke={(invitationId) => revoke({ variables: { invitationId } })}
    />
  )
}
