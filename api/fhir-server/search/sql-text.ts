/** Collects the values of one statement and names fresh aliases, so that no two places collide. */
export class SqlText {
  readonly values: unknown[] = []
  #aliases = 0

  /** Adds a value and answers its placeholder. */
  value(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  alias(): string {
    this.#aliases += 1
    return `x${this.#aliases}`
  }
}

/** Writes text as a LIKE pattern that means itself. */
export const likeText = (text: string): string => text.replace(/[%_\\]/g, '\\$&')
