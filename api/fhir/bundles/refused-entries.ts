import { FhirRefusal, type RefusedEntry } from '../operation-outcome.ts'

/**
 * Makes the refusal of a transaction of those of its entries. What they have in common is its status; of several, what
 * may not be done outweighs what cannot be understood.
 */
export function refusedEntries(entries: readonly [RefusedEntry, ...RefusedEntry[]]): FhirRefusal {
  const [first] = entries
  const statuses = new Set(entries.map(({ facts }) => facts.status))
  const gravest = entries.find(({ facts }) => facts.status === 403) ?? first
  const { index, facts } = gravest
  const status = statuses.size > 1 && facts.status !== 403 ? 400 : facts.status
  const text = `Entry ${index + 1}: ${facts.text}`
  return new FhirRefusal({ ...facts, status, text, entries })
}

/** Says whether a refusal is about its entry alone, so that the others are worth looking at. */
export function isOfEntry({ facts }: FhirRefusal): boolean {
  return facts.status < 500 && facts.status !== 401 && facts.status !== 429
}
