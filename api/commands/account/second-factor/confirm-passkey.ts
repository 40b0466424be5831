import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { Passkey } from '../../../entities/account/passkey.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { firstRecoveryCodes } from './issue-recovery-codes.ts'
import { challengeOf } from './passkey-challenge.ts'
import { securityChanged } from './security-changed.ts'

/** Adds the passkey a browser made, under the name its owner gives it. `answer` is what the browser said, as JSON. */
export async function confirmPasskey(
  ctx: RequestContext,
  { name, answer }: { name: string; answer: string },
): Promise<CommandResult<{ recoveryCodes: string[] }>> {
  const { userId } = requireViewer(ctx)
  const faults = lengthFaults({ name }, TEXT_LIMITS.passkeyName)
  if (faults.length) return { ok: false, error: faults }
  const isExpected = challengeOf(ctx, { userId, purpose: 'CREATE' })
  const made = await ctx.ports.passkeys.verifyCreation(answer, isExpected)
  if (!made) {
    const message = 'The browser did not answer as expected, or too late. Try again.'
    return refuse({ code: 'INVALID', path: ['answer'], message })
  }
  return inTransaction(ctx, async (tx) => {
    const isKnown = await tx.em.count(Passkey, { credentialId: made.credentialId })
    if (isKnown) return refuse({ code: 'NOT_UNIQUE', message: 'This passkey is in use already.' })
    tx.em.create(Passkey, {
      ...made,
      organizationId: tx.organizationId,
      createdAt: tx.ports.clock.now(),
      userId,
      name: name.trim(),
    })
    const recoveryCodes = await firstRecoveryCodes(tx, userId)
    const facts = { action: 'second-factor.passkey-added', userRef: userId } as const
    const words = `A passkey named "${name.trim()}" was added as a second factor.`
    recordEvent(tx, { ...facts, detail: { name: name.trim() } }, securityChanged(userId, words))
    return ok({ recoveryCodes })
  })
}
