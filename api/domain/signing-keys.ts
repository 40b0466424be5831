/** The algorithms we sign with: access tokens ES256, ID tokens RS256. */
export const SIGNING_ALGORITHMS = ['ES256', 'RS256'] as const
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number]

/** A public key as it is published (RFC 7517). */
export interface PublishedKey extends Record<string, unknown> {
  kid: string
  alg: string
  use: 'sig'
}

/** A key pair as it lies in the database: the private half only sealed. */
export interface SealedKey {
  kid: string
  alg: SigningAlgorithm
  publicKey: PublishedKey
  /** The private JWK, sealed with the key-encryption key named by `sealedWith`. */
  sealed: string
  sealedWith: string
}

/** When a signing key takes over. Until then it is published only; from then on it signs, until a later one does. */
export interface KeyDates {
  readonly signsFrom: Date
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Published this long before it signs, so that whoever keeps a copy of our key set has it in time. */
export const PUBLISHED_AHEAD_MS = DAY
/**
 * Published this long after it signed last. Access and ID tokens end after an hour; ID tokens are shown again at
 * sign-out, and a session may last twelve.
 */
export const PUBLISHED_AFTER_MS = DAY

/** The key that signs now: of those that took over, the latest. Undefined when there is none. */
export function signingNow<K extends KeyDates>(keys: readonly K[], now: Date): K | undefined {
  return inOrder(keys).findLast(({ signsFrom }) => signsFrom <= now)
}

/** When the next key change will be; undefined when no key waits. */
export function nextChange(keys: readonly KeyDates[], now: Date): Date | undefined {
  return inOrder(keys).find(({ signsFrom }) => signsFrom > now)?.signsFrom
}

/**
 * When a key that is made now has to take over; undefined when none is due. A house that slept through its date
 * publishes first all the same; only where nothing signs at all, the new key signs at once.
 */
export function dueKey(
  keys: readonly KeyDates[],
  { now, rotateAfterDays }: { now: Date; rotateAfterDays: number },
): Date | undefined {
  const latest = inOrder(keys).at(-1)
  if (!signingNow(keys, now) || !latest) return now
  const earliest = new Date(now.getTime() + PUBLISHED_AHEAD_MS)
  const planned = new Date(latest.signsFrom.getTime() + rotateAfterDays * DAY)
  if (planned > earliest) return undefined
  return latest.signsFrom > now ? undefined : earliest
}

/** Keys that signed nothing that could still be good: a later one took over long enough ago. */
export function endedKeys<K extends KeyDates>(keys: readonly K[], now: Date): K[] {
  const sorted = inOrder(keys)
  return sorted.filter((_key, place) => {
    const successor = sorted[place + 1]
    return successor && successor.signsFrom.getTime() + PUBLISHED_AFTER_MS <= now.getTime()
  })
}

function inOrder<K extends KeyDates>(keys: readonly K[]): K[] {
  return keys.toSorted((a, b) => a.signsFrom.getTime() - b.signsFrom.getTime())
}
