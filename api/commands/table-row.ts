/**
 * Writes a row as `jsonb_populate_record` reads it. Columns are called like properties, in snake case; what is
 * undefined is null. Only the names of columns are changed: a value that is an object stays as it is.
 */
export function tableRow(fields: object): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [property, value] of Object.entries(fields)) row[columnOf(property)] = value
  return row
}

const columns = new Map<string, string>()

/** The column of a property: `termsUrl` is in `terms_url`. */
export function columnOf(property: string): string {
  const known = columns.get(property)
  if (known) return known
  const column = property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  columns.set(property, column)
  return column
}
