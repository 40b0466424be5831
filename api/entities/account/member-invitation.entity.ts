import { defineEntity, p } from '@mikro-orm/core'
import type { Role } from '../../../schema/vocabulary/role.ts'
import type { InvitationState } from '../../../schema/vocabulary/vendor-account.ts'
import { ownedRow } from '../base.entity.ts'
import { invitationState } from './invitation-state.ts'
import { User } from './user.entity.ts'

const MemberInvitationSchema = defineEntity({
  name: 'MemberInvitation',
  tableName: 'member_invitation',
  properties: {
    ...ownedRow,
    /** Lower-case; only the account with this address may accept. */
    email: p.string(),
    roles: p.array().$type<Role[]>(),
    invitedById: () => p.manyToOne(User).mapToPk().fieldName('invited_by_id'),
    /** SHA-256 of the token in the link; made when the mail is written, absent until then. */
    tokenHash: p.string().unique().nullable(),
    sentAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
})

/** Somebody asked to work for the hospital, and in which roles. */
export class MemberInvitation extends MemberInvitationSchema.class {
  /** How far it has come, at a moment. */
  stateAt(now: Date): InvitationState {
    return invitationState(this, now)
  }
}
MemberInvitationSchema.setClass(MemberInvitation)
