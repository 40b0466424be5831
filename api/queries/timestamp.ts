/**
 * Reads a timestamp of a raw statement: the ORM hands those on as PostgreSQL writes them
 * ("2026-11-22 05:14:47.086+00", the connection being in UTC).
 */
export function timestamp(text: string): Date {
  return new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z'))
}

/** The same for a column that may be empty. */
export function optionalTimestamp(text: string | null): Date | null {
  return text === null ? null : timestamp(text)
}
