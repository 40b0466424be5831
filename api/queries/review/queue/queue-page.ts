import type { ReviewQueueSort } from '../../../../schema/vocabulary/review-queue.ts'
import type { RequestContext } from '../../../context.ts'
import { type PageRequest, pageSize } from '../../page.ts'
import { DUE_SQL, IS_PATIENT_FACING } from './due-sql.ts'
import { isGiven, queueConditions, type ReviewQueueFilter } from './queue-filter.ts'
import { type QueuePlace, queuePlace } from './queue-order.ts'

/** Which part of the queue is wanted. */
export interface QueueRequest extends PageRequest {
  filter?: ReviewQueueFilter | null | undefined
  sort?: ReviewQueueSort | null | undefined
}

/** A statement with the values of its marks. */
export interface QueueStatement {
  sql: string
  values: unknown[]
  /** It has no other shape than the few that everybody asks for: the database may keep it prepared. */
  isUsual: boolean
}

/**
 * Writes the statement for one row more than a page, in order, as `page p(id, keys, place)`: `keys` is what a cursor is made
 * of. `rest` says what is read of it.
 */
export function pageStatement(
  ctx: Asking,
  request: QueueRequest,
  rest: { sql: string; values: unknown[] },
): QueueStatement & { first: number } {
  const first = pageSize(request)
  const filter = request.filter ?? {}
  const place = queuePlace(request.sort ?? 'LONGEST_WAITING', request.after)
  const found = source(ctx, filter, place)
  return {
    first,
    sql: `${found.given} page as (
      select v.id, ${place.keys}::text as keys, row_number() over (order by ${place.orderBy}) as place
      ${found.sql} ${place.after} order by ${place.orderBy} limit ?)
      ${rest.sql}`,
    values: [...found.values, ...place.values, first + 1, ...rest.values],
    isUsual: isUsual(filter, place),
  }
}

/** Writes the statement that counts what a filter finds, from no more tables than it names. */
export function countStatement(ctx: Asking, filter: ReviewQueueFilter): QueueStatement {
  const found = source(ctx, filter, {})
  return {
    sql: `${found.given} found as (select count(*)::int as n ${found.sql}) select n from found`,
    values: found.values,
    isUsual: isUsual(filter, {}),
  }
}

/** Runs a statement of the queue: a usual one on a connection that keeps it prepared. */
export function readQueue<Row extends object>(
  { ports, em }: Pick<RequestContext, 'ports' | 'em'>,
  { sql, values, isUsual }: QueueStatement,
): Promise<Row[]> {
  return isUsual ? ports.rowReader.rows<Row>(sql, values) : em.execute<Row[]>(sql, values)
}

type Asking = Pick<RequestContext, 'organizationId' | 'viewer' | 'ports'>
type Needs = Partial<Pick<QueuePlace, 'needsDue' | 'needsApp'>>

/** Where the versions come from that a filter finds: the tables it names, and when they are due where that is asked. */
function source(ctx: Asking, filter: ReviewQueueFilter, { needsDue, needsApp }: Needs) {
  const found = queueConditions(ctx, filter)
  const vendor = found.isAboutVendor ? ' join vendor d on d.id = a.vendor_id' : ''
  const isAboutApp = found.isAboutApp || found.isAboutVendor || needsApp
  const tables = `from app_version v${isAboutApp ? ' join app a on a.id = v.app_id' : ''}${vendor}`
  const { overdue } = filter
  if (!needsDue && !isGiven(overdue))
    return { given: 'with', sql: `${tables} where ${found.sql}`, values: found.values }
  const late = isGiven(overdue) ? 'coalesce(due.days_left < 0, false) = ?' : 'true'
  return {
    given: `with file as materialized (select v.id, ${IS_PATIENT_FACING} as is_patient ${tables} where ${found.sql}),
      ${DUE_SQL},`,
    sql: `${tables} join due on due.id = v.id where ${late}`,
    values: [
      ...found.values,
      ctx.ports.clock.now(),
      ctx.organizationId,
      ...(isGiven(overdue) ? [overdue] : []),
    ],
  }
}

/** What narrows nothing has the same few shapes for everybody. */
function isUsual(filter: ReviewQueueFilter, { needsDue }: Needs): boolean {
  const narrowing = Object.entries(filter).filter(([name, value]) => {
    if (name === 'statuses' || value === null || value === undefined || value === '') return false
    return value !== false && !(Array.isArray(value) && value.length === 0)
  })
  return narrowing.length === 0 && !needsDue
}
