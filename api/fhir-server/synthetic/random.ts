/** A stream of numbers that depends on its seed alone. */
export class Random {
  #state: number

  /** `label` gives independent streams under one seed, so that adding one part moves no other. */
  constructor(seed: number, label = '') {
    this.#state = hash(seed, label)
  }

  /** The next number of [0, 1), by mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  /** A number around `mean`, more often near it than far from it. */
  around(mean: number, spread: number): number {
    const sum = this.next() + this.next() + this.next() + this.next()
    return mean + (sum - 2) * spread
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.whole(0, list.length - 1)]
    if (picked === undefined) throw new Error('There is nothing to pick from.')
    return picked
  }

  /** Some of a list, each once, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = list.map((_, i) => i)
    while (left.length > count) left.splice(this.whole(0, left.length - 1), 1)
    return left.flatMap((i) => list[i] ?? [])
  }
}

/** An id that depends on seed and label alone, in the form of a UUID version 8 (RFC 9562). */
export const seededId = (seed: number, label: string): string => {
  const hex = [0, 1, 2, 3]
    .map((part) => (hash(seed + part * 7919, label) >>> 0).toString(16).padStart(8, '0'))
    .join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** FNV-1a over the label, started by the seed and stirred at the end. */
const hash = (seed: number, label: string): number => {
  let value = Math.imul(seed ^ 0x811c9dc5, 0x01000193)
  for (let i = 0; i < label.length; i += 1) {
    value = Math.imul(value ^ label.charCodeAt(i), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}
