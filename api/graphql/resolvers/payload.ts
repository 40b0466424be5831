import type { CommandResult, UserFault } from '../../commands/user-fault.ts'

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

export const same = <T>(value: T): T => value
