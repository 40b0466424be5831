import type { RequestContext } from '../../context.ts'
import { Passkey } from '../../entities/account/passkey.entity.ts'
import { keepChallenge } from '../account/second-factor/passkey-challenge.ts'

/** Makes what a browser needs to sign with one of a person's passkeys, as JSON; undefined for who has none. */
export async function askForPasskey(
  ctx: RequestContext,
  userId: string,
): Promise<string | undefined> {
  const known = await ctx.em.find(Passkey, { userId })
  if (known.length === 0) return undefined
  const { challenge, options } = await ctx.ports.passkeys.requestOptions(known)
  await keepChallenge(ctx, { userId, purpose: 'SIGN_IN', challenge })
  return options
}
