import type { RequestContext } from '../../context.ts'
import { readRecoveryCode } from '../../domain/recovery-code.ts'
import { ok, type Result, refused } from '../../domain/result.ts'
import { Passkey } from '../../entities/account/passkey.entity.ts'
import { TotpAuthenticator } from '../../entities/account/totp-authenticator.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { sha256Hex } from '../../secrets.ts'
import { withdrawFactorReset } from '../account/factor-reset/withdraw-factor-reset.ts'
import { challengeOf } from '../account/second-factor/passkey-challenge.ts'
import { securityChanged } from '../account/second-factor/security-changed.ts'
import { requireViewer } from '../authorize.ts'
import { type Attempt, blockedFor, countFailure } from './sign-in-throttle.ts'

/** What somebody showed: six digits or a recovery code as typed, or what a passkey signed, as JSON. */
export type ShownFactor = { kind: 'CODE'; code: string } | { kind: 'PASSKEY'; answer: string }

/** Which factor was right. */
export type GoodFactor = 'TOTP' | 'RECOVERY_CODE' | 'PASSKEY'

/** Why the sign-in does not go on. */
export type SecondFactorRefusal =
  | { kind: 'THROTTLED'; retryAfterSeconds: number }
  | { kind: 'WRONG' }

/**
 * Checks the second factor of the person whose password was right, and signs them in. A code, a recovery code and an
 * answer of a passkey are each good once. Wrong ones count as failed sign-ins.
 */
export async function verifySecondFactor(
  ctx: RequestContext,
  attempt: Omit<Attempt, 'email'>,
  shown: ShownFactor,
): Promise<Result<GoodFactor, SecondFactorRefusal>> {
  const { email, userId } = requireViewer(ctx)
  const counted = { ...attempt, email }
  const waiting = await blockedFor(ctx, counted)
  if (waiting > 0) return refused({ kind: 'THROTTLED', retryAfterSeconds: waiting })
  const factor = await goodFactor(ctx, userId, shown)
  const facts = { environment: attempt.environment, userRef: userId }
  if (factor) {
    await withdrawFactorReset(ctx, userId, 'a second factor was shown')
    recordEvent(ctx, { ...facts, action: 'sign-in.succeeded', detail: { secondFactor: factor } })
    await ctx.em.flush()
    return ok(factor)
  }
  const detail = { reason: 'the second factor is wrong', shown: shown.kind }
  recordEvent(ctx, { ...facts, action: 'sign-in.failed', outcome: 'DENIED', detail })
  await ctx.em.flush()
  const retryAfterSeconds = await countFailure(ctx, counted)
  return refused(
    retryAfterSeconds > 0 ? { kind: 'THROTTLED', retryAfterSeconds } : { kind: 'WRONG' },
  )
}

async function goodFactor(
  ctx: RequestContext,
  userId: string,
  shown: ShownFactor,
): Promise<GoodFactor | undefined> {
  if (shown.kind === 'PASSKEY') {
    return (await isPasskeyGood(ctx, userId, shown.answer)) ? 'PASSKEY' : undefined
  }
  const recoveryCode = readRecoveryCode(shown.code)
  if (recoveryCode) {
    return (await takeRecoveryCode(ctx, userId, recoveryCode)) ? 'RECOVERY_CODE' : undefined
  }
  const digits = shown.code.replaceAll(/\s/g, '')
  return (await takeTotpCode(ctx, userId, digits)) ? 'TOTP' : undefined
}

/** The row decides: of two with one code at once, one moves the step on. */
async function takeTotpCode(ctx: RequestContext, userId: string, code: string): Promise<boolean> {
  const { clock, oneTimePasswords, sealer } = ctx.ports
  const app = await ctx.em.findOne(TotpAuthenticator, { userId, confirmedAt: { $ne: null } })
  if (!app) return false
  const step = oneTimePasswords.matchingStep(sealer.open(app.sealedSecret), code, clock.now())
  if (step === undefined) return false
  const moved = await ctx.em.execute<unknown[]>(
    `update totp_authenticator set last_step = ? where user_id = ? and (last_step is null or last_step < ?)
     returning 1`,
    [step, userId, step],
  )
  return moved.length === 1
}

async function takeRecoveryCode(
  ctx: RequestContext,
  userId: string,
  code: string,
): Promise<boolean> {
  const taken = await ctx.em.execute<unknown[]>(
    'update recovery_code set used_at = ? where user_id = ? and code_hash = ? and used_at is null returning 1',
    [ctx.ports.clock.now(), userId, sha256Hex(code)],
  )
  if (taken.length !== 1) return false
  const words = 'A recovery code was used to sign in. It works no more.'
  const facts = { action: 'second-factor.recovery-code-used', userRef: userId } as const
  recordEvent(ctx, facts, securityChanged(userId, words))
  return true
}

async function isPasskeyGood(
  ctx: RequestContext,
  userId: string,
  answer: string,
): Promise<boolean> {
  const known = await ctx.em.find(Passkey, { userId })
  const isExpected = challengeOf(ctx, { userId, purpose: 'SIGN_IN' })
  const good = await ctx.ports.passkeys.verifyRequest(answer, known, isExpected)
  const passkey = known.find(({ credentialId }) => credentialId === good?.credentialId)
  if (!good || !passkey) return false
  ctx.em.assign(passkey, { counter: good.counter, lastUsedAt: ctx.ports.clock.now() })
  return true
}
