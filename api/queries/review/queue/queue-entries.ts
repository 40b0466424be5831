import type { RequestContext } from '../../../context.ts'
import { encodeCursor, type Page, pageOf } from '../../page.ts'
import { BALL_ACTIONS } from './due-sql.ts'
import { type QueueEntry, type QueueRow, queueEntry } from './queue-entry.ts'
import { ASKS_FOR_BULK_DATA, VENDOR_NAME } from './queue-filter.ts'
import { pageStatement, type QueueRequest, readQueue } from './queue-page.ts'

/**
 * Lists the lines of the review queue as they are shown, longest waiting first unless another order is asked for. One
 * statement, past the ORM: it is the page reviewers live on. What is counted in business days is counted here, from what
 * the statement brings.
 */
export async function queueEntries(
  ctx: RequestContext,
  request: QueueRequest,
): Promise<Page<QueueEntry>> {
  const statement = pageStatement(ctx, request, {
    sql: CONTENT,
    values: [ctx.organizationId],
  })
  const [row] = await readQueue<{ content: string }>(ctx, statement)
  const { zone, days, rows }: Content = JSON.parse(row?.content ?? '{}')
  const calendar = { timeZone: zone, holidays: new Set(days) }
  const now = ctx.ports.clock.now()
  return pageOf(rows ?? [], { ...request, first: statement.first }, (each) => ({
    // Written when it is read: of most pages only the last is.
    get cursor() {
      return encodeCursor(each.keys)
    },
    node: queueEntry(each, { now, calendar }),
  }))
}

interface Content {
  zone: string
  days: string[]
  rows: (QueueRow & { keys: (string | number)[] })[] | null
}

/** The calendar, which is one for all rows, and the rows: as one text, which is read faster than columns are. */
const CONTENT = `, line as (
  select p.place, json_build_object('id', v.id, 'keys', p.keys::json, 'number', v.number, 'name', v.name,
    'iconId', v.icon_id, 'status', v.status, 'reviewState', v.review_state, 'submittedAt', v.submitted_at,
    'attestation', v.attestation_answer, 'isPatientFacing', 'PATIENT' = any(v.audiences),
    'appId', a.id, 'riskTier', a.risk_tier, 'vendorId', d.id, 'vendorName', ${VENDOR_NAME},
    'isVendorVerified', d.contact_verified_at is not null, 'asksForBulkData', ${ASKS_FOR_BULK_DATA},
    'stages', (select json_agg(json_build_object('stage', s.stage, 'state', s.state, 'ownerId', s.owner_id,
        'owner', u.first_name || ' ' || u.last_name, 'startedAt', s.started_at, 'dueAt', s.due_at,
        'decidedAt', s.decided_at, 'revision', s.revision))
      from stage_review s left join user_account u on u.id = s.owner_id
      where s.app_version_id = v.id and (s.state = 'IN_PROGRESS' or s.stage = 'INTAKE')),
    'moves', (select json_agg(json_build_array(e.action, e.created_at) order by e.sequence)
      from audit_event e where e.app_version_id = v.id and e.outcome = 'SUCCESS' and e.action in (${BALL_ACTIONS}))) as content
  from page p join app_version v on v.id = p.id join app a on a.id = v.app_id join vendor d on d.id = a.vendor_id)
select json_build_object('zone', coalesce(o.settings->>'timeZone', 'UTC'),
  'days', (select coalesce(json_agg(h.day), '[]') from holiday h where h.organization_id = o.id),
  'rows', (select json_agg(content order by place) from line))::text as content
from organization o where o.id = ?::uuid`
