import { randomBytes } from 'node:crypto'
import { COUNT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { spellRecoveryCode } from '../../../domain/recovery-code.ts'
import { RecoveryCode } from '../../../entities/account/recovery-code.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { sha256Hex } from '../../../secrets.ts'

const RANDOM_BYTES = 16

/** Makes ten new recovery codes in place of those there were. They are kept as hashes: this is the only time they are seen. */
export async function issueRecoveryCodes(tx: RequestContext, userId: string): Promise<string[]> {
  await tx.em.nativeDelete(RecoveryCode, { userId })
  const codes = Array.from({ length: COUNT_LIMITS.recoveryCodes.max }, () =>
    spellRecoveryCode(randomBytes(RANDOM_BYTES)),
  )
  for (const code of codes) {
    tx.em.create(RecoveryCode, {
      organizationId: tx.organizationId,
      createdAt: tx.ports.clock.now(),
      userId,
      codeHash: sha256Hex(code),
    })
  }
  return codes
}

/** The same for somebody who has just set up their first factor; none for those who have codes left. */
export async function firstRecoveryCodes(tx: RequestContext, userId: string): Promise<string[]> {
  const left = await tx.em.count(RecoveryCode, { userId, usedAt: null })
  if (left > 0) return []
  recordEvent(tx, { action: 'second-factor.recovery-codes-made', userRef: userId })
  return issueRecoveryCodes(tx, userId)
}
