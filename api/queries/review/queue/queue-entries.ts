import type { RequestContext } from '../../../context.ts'
import type { HospitalCalendar } from '../../../domain/governance/hospital-calendar.ts'
import { policyBook, type StoredPolicy } from '../../../domain/governance/policy-book.ts'
import type { QueueEntry } from '../../../domain/governance/queue-entry.ts'
import { encodeCursor, type Page, pageOf } from '../../page.ts'
import { POLICIES } from '../holidays.ts'
import { queueLines } from './queue-lines.ts'
import { pageStatement, type QueueRequest, readQueue } from './queue-page.ts'

/**
 * Lists the lines of the review queue as they are shown, longest waiting first unless another order is asked for, past the
 * ORM: it is the page reviewers live on. One statement says which versions, and what time is counted by; another reads the
 * lines this process does not know as they stand. What is counted in business days is counted here.
 */
export async function queueEntries(
  ctx: RequestContext,
  request: QueueRequest,
): Promise<Page<QueueEntry>> {
  const statement = pageStatement(ctx, request, { sql: PLACES, values: [ctx.organizationId] })
  const [row] = await readQueue<{ calendar: string; places: string | null }>(ctx, statement)
  const places = (row?.places?.split('\n') ?? []).map(placeOf)
  const at = { now: ctx.ports.clock.now(), calendar: calendarOf(row?.calendar ?? '{}') }
  const lines = await queueLines(ctx, places, at)
  const found = places.flatMap(({ id, keys }) => {
    const node = lines.get(id)
    return node ? [{ keys, node }] : []
  })
  return pageOf(found, { ...request, first: statement.first }, ({ keys, node }) => ({
    // Written when it is read: of most pages only the last is.
    get cursor() {
      return encodeCursor(JSON.parse(keys))
    },
    node,
  }))
}

/**
 * Id, stamp and the keys of a cursor, a line each: as one text, which is read faster than rows are. Stamps are asked for one by
 * one, because a plan that fits every size of a page would read all of them.
 */
const PLACES = `select json_build_object('zone', coalesce(o.settings->>'timeZone', 'UTC'),
    'days', (select coalesce(json_agg(h.day), '[]') from holiday h where h.organization_id = o.id),
    'policies', ${POLICIES})::text as calendar,
  (select string_agg(concat_ws(' ', p.id,
      coalesce((select t.stamp from queue_line_stamp t where t.app_version_id = p.id), 0), p.keys), E'\\n' order by p.place)
    from page p) as places
from organization o where o.id = ?::uuid`

function placeOf(text: string) {
  const [id = '', stamp = ''] = text.split(' ', 2)
  return { id, stamp, keys: text.slice(id.length + stamp.length + 2) }
}

interface Content {
  zone?: string
  days?: string[]
  policies?: StoredPolicy[]
}

let known: { text: string; calendar: HospitalCalendar } | undefined

/** Reads a calendar; of the same text it is the same one. */
function calendarOf(text: string): HospitalCalendar {
  if (known?.text === text) return known.calendar
  const { zone = 'UTC', days, policies = [] }: Content = JSON.parse(text)
  const calendar = { timeZone: zone, holidays: new Set(days), policies: policyBook(policies) }
  known = { text, calendar }
  return calendar
}
