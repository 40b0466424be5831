import { COUNT_LIMITS } from '../../schema/vocabulary/limits.ts'

/** One key of a set, in words a developer can compare with their own. */
export interface KeyCheck {
  readonly kid: string | null
  readonly kty: string | null
  readonly alg: string | null
  /** "RSA, 2048 bits" or "EC, P-384". */
  readonly strength: string | null
  /** Why assertions signed with it are not accepted; undefined when they are. */
  readonly problem: string | undefined
}

/** What was found in a JSON Web Key Set. */
export interface KeySetCheck {
  /** Why the whole set cannot be used; undefined when at least one key can. */
  readonly problem: string | undefined
  readonly keys: readonly KeyCheck[]
}

/** A public key as RFC 7517 writes it. */
export type PublicKey = Record<string, unknown>

/** Members that only private or symmetric keys have (RFC 7518 sections 6.2.2, 6.3.2, 6.4). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/** NIST SP 800-131A: nothing shorter signs any more. */
const LEAST_RSA_BITS = 2048

/** SMART App Launch 2.2, asymmetric clients: RS384 and ES384 and no others here. */
const ALGORITHMS: Readonly<Record<string, string>> = { RSA: 'RS384', EC: 'ES384' }

/**
 * Looks at a JSON Web Key Set as it was found at an address. Keys for other purposes may stand in it and are passed
 * over; private keys, two keys with one `kid`, and a set without a usable key make it unusable as a whole.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export function checkKeySet(value: unknown): KeySetCheck {
  const found = keysIn(value)
  if (typeof found === 'string') return { problem: found, keys: [] }
  const keys = found.map(checkKey)
  const problem = privateProblem(found) ?? duplicateProblem(found) ?? uselessProblem(keys)
  return { problem, keys }
}

/** What was found, in one sentence. */
export function keySetDetail({ problem, keys }: KeySetCheck): string {
  const usable = keys.filter((key) => key.problem === undefined).length
  return problem ?? (usable === 1 ? 'One key can be used.' : `${usable} keys can be used.`)
}

/** The keys of a set that may sign assertions: what the authorization server is given. */
export function usableKeys(value: unknown): PublicKey[] {
  const found = keysIn(value)
  if (typeof found === 'string' || checkKeySet(value).problem) return []
  return found.filter(isRecord).filter((key) => keyProblem(key) === undefined)
}

/** Says what is wrong with a set that a vendor hands in: there, every key has to be usable. */
export function handedInProblem(value: unknown): string | undefined {
  const found = keysIn(value)
  if (typeof found === 'string') return found
  return found.map(keyProblem).find((problem) => problem !== undefined) ?? duplicateProblem(found)
}

/** The keys, or why there are none to look at. */
function keysIn(value: unknown): unknown[] | string {
  const keys = isRecord(value) ? value.keys : undefined
  if (!Array.isArray(keys)) return 'A key set is an object with a list called “keys”.'
  const { min, max } = COUNT_LIMITS.jwksKeys
  return keys.length < min || keys.length > max ? `A key set has ${min} to ${max} keys.` : keys
}

function checkKey(key: unknown): KeyCheck {
  const problem = keyProblem(key)
  if (!isRecord(key)) return { kid: null, kty: null, alg: null, strength: null, problem }
  const kty = textOf(key.kty)
  const alg = textOf(key.alg) ?? ALGORITHMS[kty ?? ''] ?? null
  return { kid: textOf(key.kid), kty, alg, strength: strengthOf(key), problem }
}

function strengthOf({ kty, n, crv }: PublicKey): string | null {
  if (kty === 'RSA' && typeof n === 'string') return `RSA, ${bitsOf(n)} bits`
  return kty === 'EC' && typeof crv === 'string' ? `EC, ${crv}` : null
}

function keyProblem(key: unknown): string | undefined {
  if (!isRecord(key)) return 'Each key is an object.'
  if (isPrivate(key)) {
    return 'This is a private key. Keep it to yourself, replace it, and enter the public key.'
  }
  if (!textOf(key.kid)) return 'Each key needs a “kid”.'
  return materialProblem(key) ?? purposeProblem(key)
}

function materialProblem(key: PublicKey): string | undefined {
  if (key.kty === 'RSA') return rsaProblem(key)
  if (key.kty === 'EC') return ecProblem(key)
  return 'Each key is of type RSA or EC.'
}

function rsaProblem({ n, e }: PublicKey): string | undefined {
  if (!textOf(n) || !textOf(e)) return 'An RSA key has “n” and “e”.'
  const bits = bitsOf(String(n))
  if (bits >= LEAST_RSA_BITS) return undefined
  return `An RSA key has at least ${LEAST_RSA_BITS} bits; this one has ${bits}.`
}

/** ES384 is the one EC algorithm of the profile, and it takes this one curve. */
function ecProblem({ crv, x, y }: PublicKey): string | undefined {
  if (crv !== 'P-384') return 'An EC key is on the curve P-384.'
  return textOf(x) && textOf(y) ? undefined : 'An EC key has “x” and “y”.'
}

function purposeProblem({ kty, alg, use, key_ops: operations }: PublicKey): string | undefined {
  const wanted = ALGORITHMS[String(kty)]
  if (alg !== undefined && alg !== wanted) return `This key is for ${alg}; we accept ${wanted}.`
  if (use !== undefined && use !== 'sig') return 'This key is not for signatures (“use”).'
  const isForOther = Array.isArray(operations) && !operations.includes('verify')
  return isForOther ? 'This key is not for verifying (“key_ops”).' : undefined
}

function privateProblem(keys: readonly unknown[]): string | undefined {
  if (!keys.some((key) => isRecord(key) && isPrivate(key))) return undefined
  return 'A private key stands in this set. It is known to everybody now: replace it.'
}

function duplicateProblem(keys: readonly unknown[]): string | undefined {
  const ids = keys.filter(isRecord).map(({ kid }) => kid)
  return new Set(ids).size < ids.length ? 'Two keys have the same “kid”.' : undefined
}

function uselessProblem(keys: readonly KeyCheck[]): string | undefined {
  const [first] = keys
  const isUseful = keys.some(({ problem }) => problem === undefined)
  return isUseful ? undefined : `No key of this set can be used. ${first?.problem ?? ''}`.trim()
}

function isPrivate(key: PublicKey): boolean {
  return PRIVATE_MEMBERS.some((member) => member in key)
}

/** Bits of an unsigned number in base64url (RFC 7518 section 2, Base64urlUInt). */
function bitsOf(text: string): number {
  const hex = Buffer.from(text, 'base64url').toString('hex').replace(/^0+/, '')
  return hex === ''
    ? 0
    : (hex.length - 1) * 4 + Number.parseInt(hex.slice(0, 1), 16).toString(2).length
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 ? value : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
