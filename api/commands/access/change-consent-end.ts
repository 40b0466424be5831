import type { RequestContext } from '../../context.ts'
import { auditRow } from '../../events/record-event.ts'
import { insertAuditRows } from '../event-sql.ts'
import { tableRow } from '../table-row.ts'
import { auditFacts, type ConsentDecision } from './give-consent.ts'
import { IF_PASSED, type RecordChanges } from './record-changes.ts'
import { writeWithRecords } from './write-with-records.ts'

type Decided = Omit<ConsentDecision, 'grantId' | 'attestationWarningShown' | 'receipt'>

/**
 * Lets a consent that stands end at another moment, with its grant, as its person said now; one that was taken back meanwhile
 * stays so. One statement: the consent, the audit row, and the grant, which is among `changes`.
 *
 * @throws Error when what it rests on was used before; then nothing is written.
 */
export async function changeConsentEnd(
  ctx: RequestContext,
  decision: Decided,
  { changes, consentId, grantId }: { changes: RecordChanges; consentId: string; grantId: string },
): Promise<void> {
  const { clientId, expiresAt = null, vendorId } = decision
  const audit = auditRow(ctx, {
    ...{ action: 'consent.end-changed', clientId, vendorId },
    ...auditFacts(decision),
  })
  await writeWithRecords(ctx, changes, [
    { sql: MOVED, values: [grantId, expiresAt, consentId] },
    { sql: AUDITED, values: [JSON.stringify([tableRow(audit)])] },
  ])
}

const MOVED = `moved as (
  update consent set grant_id = ?::text, expires_at = ?::timestamptz from passed
  where consent.id = ?::uuid and consent.revoked_at is null and ${IF_PASSED}
)`
const AUDITED = `audited as (${insertAuditRows(`(select 1 from passed where ${IF_PASSED}) once`)})`
