/** PostgreSQL refuses index entries over 2.7 kB; longer values are found by how they begin. */
const maxLength = 500

/** Cuts a value to what the index keeps of it; the same cut is made in what is searched for. */
export const indexedText = (value: string): string => value.slice(0, maxLength)

/**
 * Removes what string search must not see: case, accents and runs of white space.
 * @see https://hl7.org/fhir/R4/search.html#string
 */
export const foldedText = (value: string): string =>
  indexedText(
    value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim(),
  )
