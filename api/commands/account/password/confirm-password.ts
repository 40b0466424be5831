import type { RequestContext } from '../../../context.ts'
import { ThrottledError } from '../../../errors.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { signInAccount } from '../../../queries/access/account.ts'
import { isPasswordRight } from '../../access/sign-in.ts'
import { blockedFor, countFailure } from '../../access/sign-in-throttle.ts'
import { requireViewer } from '../../authorize.ts'
import { refuse, type UserFault } from '../../user-fault.ts'

/**
 * Has the person who asks prove that they know their password, before they change what protects the account; an open
 * screen is not enough. Wrong ones count as failed sign-ins of this browser.
 *
 * @returns what was wrong, under the name of the field; undefined when the password is right.
 * @throws ThrottledError after too many wrong ones.
 */
export async function passwordFault(
  ctx: RequestContext,
  password: string,
  field: 'password' | 'currentPassword' = 'password',
): Promise<{ ok: false; error: UserFault[] } | undefined> {
  const { email, userId, session } = requireViewer(ctx)
  const attempt = {
    environment: 'PRODUCTION',
    email,
    device: `session ${session ?? userId}`,
  } as const
  const waiting = await blockedFor(ctx, attempt)
  if (waiting > 0) throw new ThrottledError(waiting)
  const account = await signInAccount(ctx.em, ctx.organizationId, email)
  if (await isPasswordRight(ctx.ports.passwords, account, password)) return undefined
  const detail = { reason: 'the password asked for again is wrong' }
  recordEvent(ctx, { action: 'sign-in.failed', outcome: 'DENIED', userRef: userId, detail })
  await ctx.em.flush()
  await countFailure(ctx, attempt)
  return refuse({
    code: 'PASSWORD_WRONG',
    path: [field],
    message: 'This is not the password of your account.',
  })
}
