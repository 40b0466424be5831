import type { RequestContext } from '../../../context.ts'
import { RecoveryCode } from '../../../entities/account/recovery-code.entity.ts'
import { secondFactorsOf } from '../../../queries/account/second-factors.ts'
import { refuse, type UserFault } from '../../user-fault.ts'

/**
 * Looks at what is left after a factor was removed: with none left the recovery codes go as well, unless the hospital
 * demands a factor of this person, which refuses the removal.
 */
export async function lastFactorFault(
  tx: RequestContext,
  userId: string,
): Promise<{ ok: false; error: UserFault[] } | undefined> {
  const { isOn, isRequired } = await secondFactorsOf(tx.em, userId)
  if (isOn) return undefined
  if (isRequired) {
    const message =
      'The hospital asks you for a second factor, and this is your last. Add another first.'
    return refuse({ code: 'FORBIDDEN', message })
  }
  await tx.em.nativeDelete(RecoveryCode, { userId })
  return undefined
}
