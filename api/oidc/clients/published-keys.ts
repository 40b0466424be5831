import { decodeProtectedHeader } from 'jose'
import type { KeySetCheck, PublicKey } from '../../domain/key-set.ts'
import type { Ports } from '../../ports.ts'

/** How long keys are believed at the most, and how soon an unknown `kid` may make us look again. */
const FRESH_MS = 5 * 60_000
const LOOK_AGAIN_MS = 30_000
const KEPT = 1000

interface Kept {
  keys: PublicKey[]
  /** What the last look found. */
  check: KeySetCheck
  readAt: number
  /** As their server says, and never longer than we would. */
  freshMs: number
}

/**
 * The keys that clients publish at an address, read over the guarded connection and kept for some minutes. A `kid` that
 * is not among them makes us look again, so that a key that was rotated in works at once; not more often than every
 * half minute, because anybody can name a `kid`. What their Cache-Control forbids to keep is read each time, so that a key
 * taken out stops at once (SMART.md BACK-26).
 */
export class PublishedKeys {
  readonly #ports: Pick<Ports, 'clock' | 'keySets'>
  readonly #kept = new Map<string, Kept>()
  /** What was found last for each client, as it was told. */
  readonly #told = new Map<string, string | undefined>()

  constructor(ports: Pick<Ports, 'clock' | 'keySets'>) {
    this.#ports = ports
  }

  /** The usable keys at an address, none when it cannot be read and nothing is kept; and what the last look found. */
  async at(
    url: string,
    kid: string | undefined,
  ): Promise<{ keys: PublicKey[]; check: KeySetCheck }> {
    const now = this.#ports.clock.now().getTime()
    const kept = this.#kept.get(url)
    if (kept && !isStale(kept, kid, now)) return kept
    const read = await this.#ports.keySets.read(url)
    const { freshSeconds = Infinity, problem, usable } = read
    // A short outage on their side does not stop whoever signs with a key we know.
    const isOutage = problem && kept && kept.freshMs > 0 && now - kept.readAt < 12 * FRESH_MS
    const keys = isOutage ? kept.keys : usable
    const freshMs = Math.min(FRESH_MS, freshSeconds * 1000)
    const found = { keys, check: read, readAt: now, freshMs }
    setAndForgetOldest(this.#kept, url, found)
    return found
  }

  /** Whether what was found for a client differs from what this process knew of it, so that it is worth writing down. */
  isNews(clientId: string, { problem }: KeySetCheck): boolean {
    const isKnown = this.#told.has(clientId) && this.#told.get(clientId) === problem
    setAndForgetOldest(this.#told, clientId, problem)
    return !isKnown
  }
}

function setAndForgetOldest<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > KEPT && oldest) map.delete(oldest)
}

/** The key an assertion says it was signed with; undefined for what cannot be read. */
export function kidOf(assertion: unknown): string | undefined {
  try {
    return typeof assertion === 'string' ? decodeProtectedHeader(assertion).kid : undefined
  } catch {
    return undefined
  }
}

function isStale({ freshMs, keys, readAt }: Kept, kid: string | undefined, now: number): boolean {
  const isKnown = kid === undefined || keys.some((key) => key.kid === kid)
  return now - readAt >= (isKnown ? freshMs : Math.min(freshMs, LOOK_AGAIN_MS))
}
