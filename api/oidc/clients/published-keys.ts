import { decodeProtectedHeader } from 'jose'
import type { PublicKey } from '../../domain/key-set.ts'
import type { Ports } from '../../ports.ts'

/** How long keys are believed without looking again, and how soon an unknown `kid` may make us look. */
const FRESH_MS = 5 * 60_000
const LOOK_AGAIN_MS = 30_000
const KEPT = 1000

interface Kept {
  keys: PublicKey[]
  readAt: number
}

/**
 * The keys that clients publish at an address, read over the guarded connection and kept for some minutes. A `kid` that
 * is not among them makes us look again, so that a key that was rotated in works at once; not more often than every
 * half minute, because anybody can name a `kid`.
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
    const { problem, usable } = await this.#ports.keySets.read(url)
    // A short outage on their side does not stop whoever signs with a key we know.
    const keys = problem && kept && now - kept.readAt < 12 * FRESH_MS ? kept.keys : usable
    this.#keep(url, { keys, readAt: now })
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

function isStale({ keys, readAt }: Kept, kid: string | undefined, now: number): boolean {
  const isKnown = kid === undefined || keys.some((key) => key.kid === kid)
  return now - readAt > (isKnown ? FRESH_MS : LOOK_AGAIN_MS)
}
