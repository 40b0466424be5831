import type { RequestContext } from '../context.ts'
import { type AuditFacts, auditRow } from '../events/record-event.ts'
import { insertAuditRows } from './event-sql.ts'
import { tableRow } from './table-row.ts'

/** Writes down something that changed nothing else, by one statement. What changes something uses `recordEvent`. */
export async function recordAlone(ctx: RequestContext, facts: AuditFacts): Promise<void> {
  const rows = [tableRow(auditRow(ctx, facts))]
  await ctx.ports.rowWriter.write(INSERT, [JSON.stringify(rows)])
}

const INSERT = insertAuditRows('(values (1)) as once')
