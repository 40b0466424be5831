import { COUNT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { type CommandResult, refuse, type UserFault } from '../../user-fault.ts'

/**
 * Finds the accounts behind addresses, one each. Refuses none, too many, and addresses that nobody has who may sign in.
 */
export async function peopleOf(
  ctx: RequestContext,
  addresses: readonly string[],
): Promise<CommandResult<string[]>> {
  const emails = addresses.map((address) => address.trim().toLowerCase())
  const { min, max } = COUNT_LIMITS.pilotUsers
  const actual = new Set(emails).size
  if (actual < min) {
    const message = 'Name at least one person who tries the app out.'
    return refuse({ code: 'REQUIRED', message, path: ['users'], limit: min, actual })
  }
  if (actual > max) {
    const message = `A pilot is open to ${max} people at most.`
    return refuse({ code: 'TOO_LONG', message, path: ['users'], limit: max, actual })
  }
  const { organizationId } = ctx
  const users = await ctx.em.find(User, {
    organizationId,
    email: { $in: emails },
    disabledAt: null,
  })
  const byEmail = new Map(users.map(({ email, id }) => [email, id]))
  const faults = emails.flatMap((email, index): UserFault[] => {
    if (byEmail.has(email)) return []
    const message = `Nobody with the address “${email}” may sign in here.`
    return refuse({ code: 'NOT_FOUND', message, path: ['users', `${index}`] }).error
  })
  return faults.length ? { ok: false, error: faults } : ok([...byEmail.values()])
}
