import { COUNT_LIMITS } from '../../../schema/vocabulary/limits.ts'

/** Members that only private or symmetric keys have (RFC 7518 sections 6.2.2, 6.3.2, 6.4). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/**
 * Says what is wrong with a JSON Web Key Set that a vendor uploads; undefined when nothing is.
 * Refuses private keys, keys without a `kid`, and keys other than RSA and EC P-384.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export function jwksProblem(value: unknown): string | undefined {
  const keys = isRecord(value) ? value.keys : undefined
  if (!Array.isArray(keys)) return 'A key set is an object with a list called “keys”.'
  const { min, max } = COUNT_LIMITS.jwksKeys
  if (keys.length < min || keys.length > max) return `A key set has ${min} to ${max} keys.`
  const problem = keys.map(keyProblem).find((found) => found !== undefined)
  if (problem) return problem
  const ids = keys.filter(isRecord).map((key) => key.kid)
  return new Set(ids).size < ids.length ? 'Two keys have the same “kid”.' : undefined
}

function keyProblem(key: unknown): string | undefined {
  if (!isRecord(key)) return 'Each key is an object.'
  if (PRIVATE_MEMBERS.some((member) => member in key)) {
    return 'This is a private key. Keep it to yourself, replace it, and enter the public key.'
  }
  if (typeof key.kid !== 'string' || key.kid.length === 0) return 'Each key needs a “kid”.'
  if (key.kty === 'RSA') return areTexts(key.n, key.e) ? undefined : 'An RSA key has “n” and “e”.'
  if (key.kty === 'EC') return ecProblem(key)
  return 'Each key is of type RSA or EC.'
}

/** ES384 is the one EC algorithm of the profile, and it takes this one curve. */
function ecProblem(key: Record<string, unknown>): string | undefined {
  if (key.crv !== 'P-384') return 'An EC key is on the curve P-384.'
  return areTexts(key.x, key.y) ? undefined : 'An EC key has “x” and “y”.'
}

function areTexts(...values: unknown[]): boolean {
  return values.every((value) => typeof value === 'string' && value.length > 0)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
