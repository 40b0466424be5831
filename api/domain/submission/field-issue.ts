import { type Range, textLength } from '../../../schema/vocabulary/limits.ts'
import type { UserErrorCode } from '../../../schema/vocabulary/user-error-code.ts'

/** Something wrong with one field, in words, with a stable code and where it is. */
export interface FieldIssue {
  readonly path: string[]
  readonly code: UserErrorCode
  readonly message: string
  /** The limit that was missed, and what was found instead. */
  readonly limit?: number
  readonly actual?: number
}

export type Maybe<T> = T | null | undefined

/** A draft may be incomplete; a submission may not. */
export type CheckMode = 'draft' | 'submit'

export interface TextRule {
  readonly range: Range
  readonly mode: CheckMode
  readonly isRequired: boolean
}

/** Control characters that no text field needs, and that a database refuses. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

/**
 * Checks one text. Too long and control characters are wrong at any time; missing and too short
 * only at submission. Spaces at the ends do not count.
 */
export function checkText(path: string[], value: Maybe<string>, rule: TextRule): FieldIssue[] {
  const { range, mode, isRequired } = rule
  const actual = textLength((value ?? '').trim())
  if (actual === 0) return mode === 'submit' && isRequired ? [required(path)] : []
  if (CONTROL_CHARACTERS.test(value ?? '')) {
    return [{ path, code: 'INVALID', message: 'Remove the control characters.' }]
  }
  if (actual > range.max) return [tooLong(path, range.max, actual)]
  if (mode === 'submit' && actual < range.min) return [tooShort(path, range.min, actual)]
  return []
}

export interface ListRule<T> {
  readonly known: readonly T[]
  readonly range: Range
  readonly mode: CheckMode
}

/** Checks a choice of several values from a closed list. */
export function checkChoices<T extends string>(
  path: string[],
  values: Maybe<readonly string[]>,
  { known, range, mode }: ListRule<T>,
): FieldIssue[] {
  const given = values ?? []
  const unknown = given.find((value) => !known.some((choice) => choice === value))
  if (unknown !== undefined) {
    return [{ path, code: 'INVALID', message: `“${unknown}” is not one of the choices.` }]
  }
  if (new Set(given).size < given.length) {
    return [{ path, code: 'NOT_UNIQUE', message: 'Choose each value only once.' }]
  }
  if (mode === 'submit' && given.length < range.min) return [required(path)]
  return []
}

/** Reports the items that repeat an earlier one, each at its own place. */
export function checkUnique(path: string[], keys: readonly string[]): FieldIssue[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index
      ? [{ path: [...path, `${index}`], code: 'NOT_UNIQUE', message: 'This is there already.' }]
      : [],
  )
}

export function required(path: string[]): FieldIssue {
  return { path, code: 'REQUIRED', message: 'This is needed.' }
}

/** Reports a list with more items than there may be. */
export function tooMany(path: string[], limit: number, actual: number): FieldIssue {
  const message = `At most ${limit} are possible; there are ${actual}.`
  return { path, code: 'TOO_LONG', message, limit, actual }
}

/** Reports a text with more characters than there may be. */
export function tooLong(path: string[], limit: number, actual: number): FieldIssue {
  const message = `Use at most ${limit} characters; there are ${actual}.`
  return { path, code: 'TOO_LONG', message, limit, actual }
}

function tooShort(path: string[], limit: number, actual: number): FieldIssue {
  const message =
    actual === 1
      ? `Use at least ${limit} characters; there is 1.`
      : `Use at least ${limit} characters; there are ${actual}.`
  return { path, code: 'TOO_SHORT', message, limit, actual }
}
