import type { RequestContext } from '../../../context.ts'
import type { HospitalCalendar } from '../../../domain/governance/hospital-calendar.ts'
import type { QueueEntry } from '../../../domain/governance/queue-entry.ts'
import { isLineTrue, type QueueLine, queueLine } from '../../../domain/governance/queue-line.ts'
import { BALL_ACTIONS } from './due-sql.ts'
import { ASKS_FOR_BULK_DATA, VENDOR_NAME } from './queue-filter.ts'

/** Which version is shown, as it stands after which change. */
export interface LinePlace {
  id: string
  /** Another one after every change of what the line shows. */
  stamp: string
}

/**
 * Reads the lines of some versions, by id. Those this process has read since they last changed are not read again; all others
 * are, by one statement.
 */
export async function queueLines(
  { ports: { queueLines: shelf, rowReader } }: Pick<RequestContext, 'ports'>,
  places: readonly LinePlace[],
  at: { now: Date; calendar: HospitalCalendar },
): Promise<ReadonlyMap<string, QueueEntry>> {
  const lines = new Map<string, QueueEntry>()
  const put = (stamp: string, line: QueueLine) => {
    shelf.put(line.row.id, stamp, line)
    lines.set(line.row.id, line.entry)
  }
  const missing = places.flatMap(({ id, stamp }) => {
    const kept = shelf.find(id, stamp)
    if (!kept) return id
    if (isLineTrue(kept, at)) lines.set(id, kept.entry)
    else put(stamp, queueLine(kept.row, at))
    return []
  })
  if (missing.length === 0) return lines
  const rows = await rowReader.rows<{ stamp: string; line: string }>(LINES, [
    `{${missing.join(',')}}`,
  ])
  for (const { stamp, line } of rows) put(stamp, queueLine(JSON.parse(line), at))
  return lines
}

const LINES = `select coalesce(t.stamp, 0)::text as stamp,
  json_build_object('id', v.id, 'number', v.number, 'name', v.name,
    'iconId', v.icon_id, 'status', v.status, 'reviewState', v.review_state, 'submittedAt', v.submitted_at,
    'attestation', v.attestation_answer, 'isPatientFacing', 'PATIENT' = any(v.audiences),
    'appId', a.id, 'riskTier', a.risk_tier, 'vendorId', d.id, 'vendorName', ${VENDOR_NAME},
    'isVendorVerified', d.contact_verified_at is not null, 'asksForBulkData', ${ASKS_FOR_BULK_DATA}, 'clientType', v.client_type,
    'stages', (select json_agg(json_build_object('stage', s.stage, 'state', s.state, 'ownerId', s.owner_id,
        'owner', u.first_name || ' ' || u.last_name, 'startedAt', s.started_at, 'dueAt', s.due_at,
        'decidedAt', s.decided_at, 'revision', s.revision, 'policyVersion', s.policy_version))
      from stage_review s left join user_account u on u.id = s.owner_id
      where s.app_version_id = v.id and (s.state = 'IN_PROGRESS' or s.stage = 'INTAKE')),
    'moves', (select json_agg(json_build_array(e.action, e.created_at) order by e.sequence)
      from audit_event e where e.app_version_id = v.id and e.outcome = 'SUCCESS' and e.action in (${BALL_ACTIONS})))::text as line
from app_version v join app a on a.id = v.app_id join vendor d on d.id = a.vendor_id
  left join queue_line_stamp t on t.app_version_id = v.id
where v.id = any(?::uuid[])`
