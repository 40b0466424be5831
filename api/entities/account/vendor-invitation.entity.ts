import { defineEntity, p } from '@mikro-orm/core'
import type { VendorRole } from '../../../schema/vocabulary/role.ts'
import type { InvitationState } from '../../../schema/vocabulary/vendor-account.ts'
import { ownedRow } from '../base.entity.ts'
import { invitationState } from './invitation-state.ts'
import { User } from './user.entity.ts'
import { Vendor } from './vendor.entity.ts'

const VendorInvitationSchema = defineEntity({
  name: 'VendorInvitation',
  tableName: 'vendor_invitation',
  properties: {
    ...ownedRow,
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id'),
    /** Lower-case; only the account with this address may accept. */
    email: p.string(),
    role: p.string().$type<VendorRole>(),
    invitedById: () => p.manyToOne(User).mapToPk().fieldName('invited_by_id'),
    /** SHA-256 of the token in the link; made when the mail is written, absent until then. */
    tokenHash: p.string().unique().nullable(),
    sentAt: p.datetime(),
    expiresAt: p.datetime(),
    /** Who opened an account to accept it; joins when the address is verified. */
    acceptingUserId: p.uuid().nullable(),
    acceptedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
})

/** Somebody asked to work for a vendor, and as what. */
export class VendorInvitation extends VendorInvitationSchema.class {
  /** How far it has come, at a moment. */
  stateAt(now: Date): InvitationState {
    return invitationState(this, now)
  }
}
VendorInvitationSchema.setClass(VendorInvitation)
