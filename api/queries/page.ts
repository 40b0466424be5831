import { COUNT_LIMITS } from '../../schema/vocabulary/limits.ts'
import { InvalidPageError } from '../errors.ts'

/** Which part of a list is wanted: `first` rows after a cursor. */
export interface PageRequest {
  first: number
  after?: string | null | undefined
}

/** Part of a list, and whether it goes on. */
export interface Page<T> {
  edges: { cursor: string; node: T }[]
  nodes: T[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

/**
 * Checks a request for part of a list.
 *
 * @throws InvalidPageError outside 1 to 100 rows, naming the limit.
 */
export function pageSize({ first }: PageRequest): number {
  const { min, max } = COUNT_LIMITS.page
  if (Number.isInteger(first) && first >= min && first <= max) return first
  throw new InvalidPageError(`Ask for ${min} to ${max} rows at a time; first was ${first}.`)
}

/**
 * Makes a cursor of the sort keys of a row. It tells nothing the row does not, and one that somebody made up only
 * asks for another place of the same list.
 */
export function encodeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** What a sort key of a list is; the database is never asked with anything else. */
const KEY_KINDS = {
  integer: (key: unknown) => Number.isSafeInteger(key),
  text: (key: unknown) => typeof key === 'string',
  instant: (key: unknown) => typeof key === 'string' && INSTANT.test(key) && !!Date.parse(key),
  uuid: (key: unknown) => typeof key === 'string' && UUID.test(key),
} as const

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Reads a cursor back.
 *
 * @throws InvalidPageError when it was not made by `encodeCursor` for such a list.
 */
export function decodeCursor(
  cursor: string,
  kinds: readonly (keyof typeof KEY_KINDS)[],
): (string | number)[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isList = Array.isArray(keys) && keys.length === kinds.length
    if (isList && kinds.every((kind, index) => KEY_KINDS[kind](keys[index]))) return keys
  } catch {
    // falls through to the refusal
  }
  throw new InvalidPageError('This cursor is not one of this list. Begin again without it.')
}

/** Builds a page from one row more than asked for: the extra one says that the list goes on. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  request: PageRequest,
  read: (row: Row) => { cursor: string; node: T },
): Page<T> {
  const edges = rows.slice(0, request.first).map(read)
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > request.first,
      hasPreviousPage: Boolean(request.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
