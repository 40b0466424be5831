import type { AuthCheckerFn } from 'type-graphql'
import { isAbility } from '../../schema/vocabulary/permission.ts'
import { deny } from '../commands/authorize.ts'
import { mayEver } from '../domain/abilities.ts'
import { UnauthenticatedError } from '../errors.ts'
import type { GraphqlContext } from './graphql-context.ts'

/**
 * Answers `@Authorized()` with "is signed in" and `@Authorized(ability)` with the table of permissions.
 *
 * It only asks whether the ability is held anywhere; the command asks whether it is held over this object.
 */
export const authChecker: AuthCheckerFn<GraphqlContext, string> = async (
  { context },
  abilities,
) => {
  if (!context.viewer) throw new UnauthenticatedError()
  for (const ability of abilities) {
    if (isAbility(ability) && !mayEver(context.viewer, ability)) return deny(context, ability)
  }
  return true
}
