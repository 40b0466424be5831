import { type CommandResult, refuse } from '../commands/user-fault.ts'
import { ok } from '../domain/result.ts'

type Jwks = { keys: Record<string, unknown>[] } | null | undefined

/** Reads a JWK Set from JSON text. What the keys must be is for the rules of a submission to say. */
export function parseJwksText(text: string | null | undefined): CommandResult<Jwks> {
  if (text === undefined) return ok(undefined)
  if (text === null || !text.trim()) return ok(null)
  try {
    const value: unknown = JSON.parse(text)
    if (
      typeof value === 'object' &&
      value !== null &&
      'keys' in value &&
      Array.isArray(value.keys)
    ) {
      return ok({ ...value, keys: value.keys })
    }
  } catch {
    // falls through to the refusal
  }
  return refuse({
    code: 'INVALID',
    path: ['jwks'],
    message: 'This is not a JWK Set. It is JSON like {"keys": [{"kty": "EC", …}]}.',
  })
}
