/** Search parameters of a constrained scope, as decoded name and value. */
export type ScopeQuery = readonly (readonly [name: string, value: string])[]

/**
 * A plain search parameter: letters, digits and hyphens, no modifier (`:`), no chain (`.`).
 * Of the underscore parameters only those that filter; `_filter`, `_has`, `_include` and the
 * parameters that shape the answer have no meaning as a limit of access.
 */
const PLAIN_NAME = /^(?:[a-z][a-zA-Z0-9-]*|_id|_tag|_security|_profile|_source|_lastUpdated)$/

/** Everything the canonical form encodes: what would end the value, the pair, or the scope. */
const NEEDS_ENCODING = /[^\x21\x24\x27-\x2E\x2F-\x3C\x3E\x40-\x5B\x5D-\x7E]/gu

/**
 * Reads the part of a scope after `?`, raw or percent-encoded.
 * Refuses, with undefined, whatever is not a list of plain `name=value`: an unsupported
 * constraint must never be granted as if it were absent (SCOPE-08).
 */
export function parseScopeQuery(text: string): ScopeQuery | undefined {
  const pairs = new Map<string, readonly [string, string]>()
  for (const part of text.split('&')) {
    const pair = parsePair(part)
    if (!pair) return undefined
    pairs.set(pair.join('='), pair)
  }
  return [...pairs.values()].sort(comparePairs)
}

/** Spells constraints so that reading them again gives the same constraints. */
export function formatScopeQuery(query: ScopeQuery): string {
  return query.map(([name, value]) => `${name}=${encodeValue(value)}`).join('&')
}

/** Orders pairs by name, then value, by code unit: the same on every machine. */
export function comparePairs(a: readonly [string, string], b: readonly [string, string]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
  if (a[1] === b[1]) return 0
  return a[1] < b[1] ? -1 : 1
}

function parsePair(part: string): readonly [string, string] | undefined {
  const [rawName = '', rawValue, ...rest] = part.split('=')
  if (!rawValue || rest.length > 0) return undefined
  const name = decode(rawName)
  const value = decode(rawValue)
  if (!name || !value || !PLAIN_NAME.test(name)) return undefined
  return [name, value]
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function encodeValue(value: string): string {
  return value.replace(NEEDS_ENCODING, (character) => encodeURIComponent(character))
}
