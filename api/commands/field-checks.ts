import { type Range, TEXT_LIMITS, textLength } from '../../schema/vocabulary/limits.ts'
import { checkText } from '../domain/submission/field-issue.ts'
import type { FieldFault } from './user-fault.ts'

export type FaultList = FieldFault[]

/** Checks texts against one range, trimmed; the path of each fault is the name of the field. */
export function lengthFaults(
  fields: Record<string, string | null | undefined>,
  range: Range,
): FaultList {
  return Object.entries(fields).flatMap(([name, value]) =>
    lengthFault(name, (value ?? '').trim(), range),
  )
}

/** Checks the shape of an address; that it is somebody's is proven by mail. */
export function emailFault(value: string, path: string[] = ['email']): FaultList {
  const email = value.trim()
  const length = lengthFault('email', email, { min: 0, max: TEXT_LIMITS.email.max })
  if (length.length) return length.map((fault) => ({ ...fault, path }))
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return []
  return [
    {
      kind: 'field',
      code: 'INVALID',
      message: 'Enter an email address like name@example.org.',
      path,
    },
  ]
}

/** Checks a number people can call: digits, spaces and the usual marks. */
export function phoneFault(value: string, path: string[] = ['phone']): FaultList {
  const phone = value.trim()
  const { min, max } = TEXT_LIMITS.phone
  if (phone.length >= min && phone.length <= max && /^\+?[0-9][0-9 ().\-/]*$/.test(phone)) return []
  return [
    { kind: 'field', code: 'INVALID', message: 'Enter a phone number like +1 555 010 0200.', path },
  ]
}

const ANY_LENGTH: Range = { min: 0, max: Number.POSITIVE_INFINITY }

function lengthFault(name: string, value: string, { min, max }: Range): FaultList {
  const actual = textLength(value)
  const path = [name]
  const [unprintable] = checkText(path, value, {
    range: ANY_LENGTH,
    mode: 'draft',
    isRequired: false,
  })
  if (unprintable) return [{ kind: 'field', ...unprintable }]
  if (actual === 0 && min > 0) {
    return [
      { kind: 'field', code: 'REQUIRED', message: 'Fill in this field.', path, limit: min, actual },
    ]
  }
  if (actual < min) {
    const message = `Write at least ${min} characters; there are ${actual}.`
    return [{ kind: 'field', code: 'TOO_SHORT', message, path, limit: min, actual }]
  }
  if (actual > max) {
    const message = `Write at most ${max} characters; there are ${actual}.`
    return [{ kind: 'field', code: 'TOO_LONG', message, path, limit: max, actual }]
  }
  return []
}
