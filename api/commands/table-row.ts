/**
 * Writes a row as `jsonb_populate_record` reads it. Columns are called like properties, in snake case; what is
 * undefined is null. Only the names of columns are changed: a value that is an object stays as it is.
 */
export function tableRow(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([property, value]) => [columnOf(property), value]),
  )
}

/** The column of a property: `termsUrl` is in `terms_url`. */
export function columnOf(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
