import type { RequestContext } from '../../../context.ts'
import { PasskeyChallenge } from '../../../entities/account/passkey-challenge.entity.ts'
import type { ChallengeCheck } from '../../../ports/credentials.ts'
import { sha256Hex } from '../../../secrets.ts'

type ChallengePurpose = PasskeyChallenge['purpose']

const VALID_MINUTES = 10

/** Keeps a challenge until it is answered, as a hash. Those that were never answered go when the next one comes. */
export async function keepChallenge(
  ctx: RequestContext,
  { userId, purpose, challenge }: { userId: string; purpose: ChallengePurpose; challenge: string },
): Promise<void> {
  const now = ctx.ports.clock.now()
  const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000)
  const { organizationId } = ctx
  const challengeHash = sha256Hex(challenge)
  await ctx.em.nativeDelete(PasskeyChallenge, { userId, expiresAt: { $lte: now } })
  await ctx.em.insert(PasskeyChallenge, {
    challengeHash,
    organizationId,
    userId,
    purpose,
    expiresAt,
  })
}

/** Makes the check of one answer: a challenge is good for the person and purpose it was made for, once. */
export function challengeOf(
  ctx: RequestContext,
  { userId, purpose }: { userId: string; purpose: ChallengePurpose },
): ChallengeCheck {
  return async (challenge) => {
    const taken = await ctx.em.nativeDelete(PasskeyChallenge, {
      ...{ challengeHash: sha256Hex(challenge), userId, purpose },
      expiresAt: { $gt: ctx.ports.clock.now() },
    })
    return taken === 1
  }
}
