import { decodeProtectedHeader } from 'jose'
import type { PublicKey } from '../../domain/key-set.ts'
import type { Ports } from '../../ports.ts'

/** How long keys are believed at the most, and how soon an unknown `kid` may make us look again. */
const FRESH_MS = 5 * 60_000
const LOOK_AGAIN_MS = 30_000
const KEPT = 1000

interface Kept {
  keys: PublicKey[]
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

  constructor(ports: Pick<Ports, 'clock' | 'keySets'>) {
    this.#ports = ports
  }

  /** The usable keys at an address; none when it cannot be read and nothing is kept. */
  async at(url: string, kid: string | undefined): Promise<PublicKey[]> {
    const now = this.#ports.clock.now().getTime()
    const kept = this.#kept.get(url)
    if (kept && !isStale(kept, kid, now)) return kept.keys
    const { freshSeconds = Infinity, problem, usable } = await this.#ports.keySets.read(url)
    // A short outage on their side does not stop whoever signs with a key we know.
    const isOutage = problem && kept && kept.freshMs > 0 && now - kept.readAt < 12 * FRESH_MS
    const keys = isOutage ? kept.keys : usable
    this.#keep(url, { keys, readAt: now, freshMs: Math.min(FRESH_MS, freshSeconds * 1000) })
    return keys
  }

  #keep(url: string, kept: Kept): void {
    this.#kept.delete(url)
    this.#kept.set(url, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > KEPT && oldest) this.#kept.delete(oldest)
  }
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
