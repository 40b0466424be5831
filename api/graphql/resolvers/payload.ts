import type { VersionAndApp } from '../../commands/registration/find-version.ts'
import type { CommandResult, UserFault } from '../../commands/user-fault.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import type { GraphqlContext } from '../graphql-context.ts'

/** Turns the result of a command into a payload: the changed object under its name, or what was wrong. */
export function payload<Name extends string, T, U = T>(
  name: Name,
  result: CommandResult<T>,
  read: (value: T) => U,
): { [N in Name]: U | null } & { userErrors: UserFault[] } {
  const value = result.ok ? read(result.value) : null
  return { [name]: value, userErrors: result.ok ? [] : result.error } as {
    [N in Name]: U | null
  } & {
    userErrors: UserFault[]
  }
}

/** The same for what is read anew once the change is committed: a new revision, or what became of its neighbours. */
export async function payloadAfter<Name extends string, T, U>(
  name: Name,
  result: CommandResult<T>,
  read: (value: T) => Promise<U>,
) {
  if (!result.ok) return payload(name, result, () => null)
  return payload(name, { ok: true, value: await read(result.value) }, same)
}

export const same = <T>(value: T): T => value

/** Answers the version of a command; its app and scopes, which the command had in hand, are not read again. */
export function inHand(
  ctx: GraphqlContext,
  { version, app, scopes }: VersionAndApp & { scopes?: ScopeRequest[] },
): AppVersion {
  ctx.loaders.app.prime(app.id, app)
  if (scopes) ctx.loaders.scopesOfVersion.prime(version.id, scopes)
  return version
}

/** Turns the result of a command that changes nothing one could look at. */
export function accepted(result: CommandResult<unknown>): {
  accepted: boolean
  userErrors: UserFault[]
} {
  return { accepted: result.ok, userErrors: result.ok ? [] : result.error }
}

/** Turns a result whose members are the fields of the payload themselves. */
export function fields<T extends object>(
  result: CommandResult<T>,
): Partial<T> & { userErrors: UserFault[] } {
  const none: Partial<T> = {}
  return { ...(result.ok ? result.value : none), userErrors: result.ok ? [] : result.error }
}
