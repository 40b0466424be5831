import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { inTransaction } from '../../revision.ts'
import type { CommandResult } from '../../user-fault.ts'
import { endAllSessions } from './end-sessions.ts'

/** Ends every session of the person who asks, this one included. */
export function signOutEverywhere(ctx: RequestContext): Promise<CommandResult<{ accepted: true }>> {
  const { userId } = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    await endAllSessions(tx, userId)
    const change = 'You signed out of every browser.'
    const event = { type: 'account.security-changed', userId, change } as const
    recordEvent(tx, { action: 'account.signed-out-everywhere', userRef: userId }, event)
    return ok({ accepted: true })
  })
}
