import { RISK_TIERS } from '../../../../schema/vocabulary/registration.ts'
import type { ReviewQueueSort } from '../../../../schema/vocabulary/review-queue.ts'
import { decodeCursor } from '../../page.ts'

/** An order of the queue: by one more key, where it has one, then by submission and id. */
interface QueueOrder {
  /** What is sorted by first, and what kind of key it is in a cursor. */
  first?: { sql: string; kind: 'integer' | 'text'; type: 'int' | 'text' }
  isNewestFirst?: true
  needsDue?: true
  needsApp?: true
}

/** Versions that are not due come after all that are. */
const NEVER_DUE = 1_000_000

const ORDERS: Readonly<Record<ReviewQueueSort, QueueOrder>> = {
  LONGEST_WAITING: {},
  NEWEST: { isNewestFirst: true },
  DUE_FIRST: {
    first: { sql: `coalesce(due.days_left, ${NEVER_DUE})::int`, kind: 'integer', type: 'int' },
    needsDue: true,
  },
  HIGHEST_RISK: {
    first: {
      sql: `-array_position('{${RISK_TIERS.join(',')}}'::text[], a.risk_tier::text)`,
      kind: 'integer',
      type: 'int',
    },
    needsApp: true,
  },
  NAME: { first: { sql: 'lower(v.name)', kind: 'text', type: 'text' } },
}

const SUBMITTED = `to_char(v.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** The place of a page in an order, as SQL. */
export interface QueuePlace {
  /** The keys a cursor is made of, as a JSON list. */
  keys: string
  orderBy: string
  /** What comes after the cursor; empty without one. */
  after: string
  values: unknown[]
  needsDue: boolean
  needsApp: boolean
}

/**
 * Says where a page of the queue begins and how it is sorted.
 *
 * @throws InvalidPageError for a cursor of another list, or of another order of this one.
 */
export function queuePlace(sort: ReviewQueueSort, cursor: string | null | undefined): QueuePlace {
  const { first, isNewestFirst, needsDue = false, needsApp = false } = ORDERS[sort]
  const names = [...(first ? [first.sql] : []), 'v.submitted_at', 'v.id']
  const types = [...(first ? [first.type] : []), 'timestamptz', 'uuid']
  const kinds = [...(first ? [first.kind] : []), 'instant', 'uuid'] as const
  const direction = isNewestFirst ? ' desc' : ''
  const than = isNewestFirst ? '<' : '>'
  return {
    keys: `json_build_array(${[...(first ? [first.sql] : []), SUBMITTED, 'v.id'].join(', ')})`,
    orderBy: names.map((name) => `${name}${direction}`).join(', '),
    after: cursor
      ? `and (${names.join(', ')}) ${than} (${types.map((type) => `?::${type}`).join(', ')})`
      : '',
    values: cursor ? decodeCursor(cursor, kinds) : [],
    needsDue,
    needsApp,
  }
}
