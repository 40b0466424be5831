import { vi } from 'vitest'

/** Long enough for a machine that is busy with everything else, short of what a whole test may take. */
const PATIENCE_MS = 20_000

/** Waits until a fact holds, and gives what it gave; fails with its last failure. */
export function eventually<T>(fact: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(fact, { timeout: PATIENCE_MS, interval: 20 })
}
