import { PASSWORD_SCORE_MIN, TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { Organization } from '../../../entities/platform/organization.entity.ts'
import { type FaultList, lengthFaults } from '../../field-checks.ts'

/** Whose password it is to be. */
export interface PasswordOwner {
  firstName: string
  lastName: string
  email: string
}

/**
 * Says why a password cannot be taken: too short, too easily guessed, or known to have been stolen. Strength counts,
 * and no rule about signs and digits (NIST SP 800-63B-4 section 3.1.1.2).
 */
export async function passwordFaults(
  ctx: RequestContext,
  password: string,
  { firstName, lastName, email }: PasswordOwner,
): Promise<FaultList> {
  const faults = lengthFaults({ password }, TEXT_LIMITS.password)
  if (faults.length) return faults
  const { name } = await ctx.em.findOneOrFail(Organization, { id: ctx.organizationId })
  const personal = [firstName, lastName, email, name, 'gatehouse']
  const { advice, isBreached, score } = await ctx.ports.passwordJudge.judge(password, personal)
  const path = ['password']
  const message = advice.join(' ')
  if (isBreached) return [{ kind: 'field', code: 'PASSWORD_BREACHED', message, path }]
  if (score >= PASSWORD_SCORE_MIN) return []
  const limits = { limit: PASSWORD_SCORE_MIN, actual: score }
  const words = `This password is easy to guess. ${message}`
  return [{ kind: 'field', code: 'PASSWORD_WEAK', message: words, path, ...limits }]
}
