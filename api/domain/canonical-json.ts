/** Writes fields in the one form that is signed: JSON with sorted keys and no spaces (RFC 8785). */
export function canonicalJson(fields: object): string {
  const sorted = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(Object.fromEntries(sorted))
}

/** Reads JSON; undefined for anything else. */
export function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
