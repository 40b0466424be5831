import { hash } from 'node:crypto'
import type { Reliance } from '../../commands/access/fhir-access-trail.ts'
import type { StandingWatcher } from '../../ports.ts'
import type { TokenIdentity } from '../../queries/access/token-standing.ts'
import type { AccessToken } from '../access-token.ts'

/** A token whose signature was found good, and how it stood when that was last asked. */
export interface KnownToken {
  readonly token: AccessToken
  readonly identity: Omit<TokenIdentity, 'at'>
  /** When it expires by its own word, in milliseconds since 1970. */
  readonly expiresAt: number
  /** What a change of what it rests on is told by. */
  readonly keys: readonly string[]
  /** Goes up with every such change that was heard of. */
  changes: number
  /** Good without asking until then, on the clock that is never set back; 0 for not at all. */
  goodUntil: number
}

/** However good it stands, a token is verified anew after so many milliseconds. */
const KEPT_MS = 60_000
const MOST = 10_000

/**
 * Remembers tokens by their hash, for as long as nothing was heard to have changed of what they rest on. While changes are not
 * heard of, nothing is remembered and every request asks.
 */
export class KnownTokens implements StandingWatcher {
  readonly #byHash = new Map<string, Kept>()
  readonly #byKey = new Map<string, Set<Kept>>()
  #isListening = false

  /** The token, if it was verified lately. */
  find(token: string): KnownToken | undefined {
    const kept = this.#byHash.get(hashOf(token))
    if (!kept || kept.keptUntil > performance.now()) return kept?.known
    this.#forget(kept)
    return undefined
  }

  add(token: string, known: KnownToken): void {
    if (!this.#isListening) return
    const [oldest] = this.#byHash.values()
    if (oldest && this.#byHash.size >= MOST) this.#forget(oldest)
    const kept: Kept = { hash: hashOf(token), known, keptUntil: performance.now() + KEPT_MS }
    const other = this.#byHash.get(kept.hash)
    if (other) this.#forget(other)
    this.#byHash.set(kept.hash, kept)
    for (const key of known.keys) {
      const sharers = this.#byKey.get(key) ?? new Set()
      this.#byKey.set(key, sharers.add(kept))
    }
  }

  /** Takes the answer of somebody who asked when `changes` was such; false when it is outdated and has to be asked anew. */
  stands(known: KnownToken, changes: number, goodForMs: number): boolean {
    if (known.changes !== changes) return false
    known.goodUntil = performance.now() + Math.min(goodForMs, KEPT_MS)
    return true
  }

  /** What a request relies on that does not ask; undefined when it has to. */
  reliance(known: KnownToken): Reliance | undefined {
    if (!this.#isListening || known.goodUntil <= performance.now()) return undefined
    const { keys, changes } = known
    return { keys, stillStands: () => this.#isListening && known.changes === changes }
  }

  changed(key: string): void {
    for (const { known } of this.#byKey.get(key) ?? []) outdate(known)
  }

  listening(isListening: boolean): void {
    this.#isListening = isListening
    this.forgetAll()
  }

  forgetAll(): void {
    for (const kept of this.#byHash.values()) outdate(kept.known)
    this.#byHash.clear()
    this.#byKey.clear()
  }

  /** What nobody tells of changes any more must not be relied on by whoever still holds it. */
  #forget(kept: Kept): void {
    outdate(kept.known)
    this.#byHash.delete(kept.hash)
    for (const key of kept.known.keys) {
      const sharers = this.#byKey.get(key)
      sharers?.delete(kept)
      if (sharers?.size === 0) this.#byKey.delete(key)
    }
  }
}

interface Kept {
  readonly hash: string
  readonly known: KnownToken
  readonly keptUntil: number
}

function outdate(known: KnownToken): void {
  known.changes += 1
  known.goodUntil = 0
}

function hashOf(token: string): string {
  return hash('sha256', token, 'base64url')
}
