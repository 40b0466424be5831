import type { RequestContext } from '../../context.ts'
import { recordEvent } from '../../events/record-event.ts'
import { confirmTotp } from '../account/second-factor/confirm-totp.ts'
import { requireViewer } from '../authorize.ts'
import type { CommandResult } from '../user-fault.ts'
import type { Attempt } from './sign-in-throttle.ts'

/** Sets an authenticator app up for somebody who may not go on without one, and signs them in. */
export async function enrolAtSignIn(
  ctx: RequestContext,
  { environment }: Pick<Attempt, 'environment'>,
  code: string,
): Promise<CommandResult<{ recoveryCodes: string[] }>> {
  const { userId } = requireViewer(ctx)
  const result = await confirmTotp(ctx, userId, code)
  if (!result.ok) return result
  const detail = { secondFactor: 'TOTP', isNew: true }
  recordEvent(ctx, { action: 'sign-in.succeeded', environment, userRef: userId, detail })
  await ctx.em.flush()
  return result
}
