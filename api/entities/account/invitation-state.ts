import type { InvitationState } from '../../../schema/vocabulary/vendor-account.ts'

interface Dates {
  acceptedAt?: Date | null | undefined
  revokedAt?: Date | null | undefined
  expiresAt: Date
}

/** Says how far an invitation has come, at a moment; whoever sent it. */
export function invitationState(
  { acceptedAt, revokedAt, expiresAt }: Dates,
  now: Date,
): InvitationState {
  if (acceptedAt) return 'ACCEPTED'
  if (revokedAt) return 'REVOKED'
  return expiresAt <= now ? 'EXPIRED' : 'OPEN'
}
