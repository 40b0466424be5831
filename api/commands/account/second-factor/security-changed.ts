import type { AccountSecurityChanged } from '../../../domain/events.ts'

/** The event that tells the owner of an account, in one sentence, what was done to it. */
export function securityChanged(userId: string, change: string): AccountSecurityChanged {
  return { type: 'account.security-changed', userId, change }
}
