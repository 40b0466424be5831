import type { SearchableType } from '../index/index-values.ts'

/**
 * The modifiers this server answers, by type of parameter; the parser refuses every other, and the
 * CapabilityStatement lists these. `[type]` stands for the name of a resource type.
 * @see https://hl7.org/fhir/R4/search.html#modifiers
 */
export const MODIFIERS: Readonly<Record<SearchableType, readonly string[]>> = {
  string: ['exact', 'contains', 'missing'],
  token: ['not', 'missing'],
  reference: ['[type]', 'missing'],
  date: ['missing'],
  number: ['missing'],
  quantity: ['missing'],
  uri: ['below', 'missing'],
}

/** Tells whether a parameter of a type takes a modifier, as it is spelled in a query. */
export const takesModifier = (type: SearchableType, modifier: string): boolean =>
  MODIFIERS[type].includes(/^[A-Z]/.test(modifier) ? '[type]' : modifier)
