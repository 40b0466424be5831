import { COUNT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { Passkey } from '../../../entities/account/passkey.entity.ts'
import { requireViewer } from '../../authorize.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { passwordFault } from '../password/confirm-password.ts'
import { keepChallenge } from './passkey-challenge.ts'

/** Begins to add a passkey for the person who asks. The options are JSON for `navigator.credentials.create`. */
export async function beginPasskey(
  ctx: RequestContext,
  password: string,
): Promise<CommandResult<{ options: string }>> {
  const { email, name, userId } = requireViewer(ctx)
  const wrong = await passwordFault(ctx, password)
  if (wrong) return wrong
  const known = await ctx.em.find(Passkey, { userId })
  const { max } = COUNT_LIMITS.passkeys
  if (known.length >= max) {
    const message = `There are ${max} passkeys already. Remove one that is not used any more.`
    return refuse({ code: 'TOO_LONG', message, limit: max, actual: known.length })
  }
  const person = { userId, name: email, displayName: name, known }
  const { challenge, options } = await ctx.ports.passkeys.creationOptions(person)
  await keepChallenge(ctx, { userId, purpose: 'CREATE', challenge })
  return ok({ options })
}
