/**
 * How many seconds an answer may be kept, by its Cache-Control header; undefined when that does not say. What may not be
 * kept, or only after asking again, is kept for none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2
 */
export function freshSeconds(cacheControl: string | undefined): number | undefined {
  const directives = (cacheControl ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
  if (directives.includes('no-store') || directives.includes('no-cache')) return 0
  const maxAge = directives.map((one) => /^max-age="?(\d{1,9})"?$/.exec(one)?.[1]).find(Boolean)
  return maxAge === undefined ? undefined : Number(maxAge)
}
