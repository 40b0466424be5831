import type { Shelf } from '../ports.ts'

/** Keeps so many values in memory; where there is no room left, what was put there first goes. */
export function memoryShelf<T>(capacity: number): Shelf<T> {
  const kept = new Map<string, { version: string; value: Readonly<T> }>()
  return {
    get isEmpty() {
      return kept.size === 0
    },
    find(key, version) {
      const found = kept.get(key)
      return found?.version === version ? found.value : undefined
    },
    put(key, version, value) {
      kept.delete(key)
      kept.set(key, { version, value })
      for (const first of kept.keys()) {
        if (kept.size <= capacity) return
        kept.delete(first)
      }
    },
  }
}
