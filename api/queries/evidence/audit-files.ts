import type { RequestContext } from '../../context.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import { sha256Hex } from '../../secrets.ts'
import { textFile } from './evidence-file.ts'

/** Where a chain begins: there is nothing before the first event. */
const NOTHING = '0'.repeat(64)

export interface AuditTrail {
  files: ArchivedFile[]
  events: number
  /** The hash of the last event, which rests on all before it. */
  head: string
}

/**
 * Reads what was done to a version, oldest first, as a chain: the hash of each event is taken over the hash before it and
 * the event, so that none can be left out, added or moved. A later pack of the version continues the chain of an earlier.
 *
 * What people did with the app is not among it: patients and users are in the audit trail of the hospital only.
 */
export async function auditTrail(
  { em }: RequestContext,
  { id }: Pick<AppVersion, 'id'>,
): Promise<AuditTrail> {
  const rows = await em.execute<{ event: object }[]>(
    `select to_jsonb(e) - array['source_ip', 'request_id', 'patient_ref', 'user_ref', 'organization_id'] as event
     from audit_event e where e.app_version_id = ? and e.patient_ref is null and e.user_ref is null
       and (e.environment is null or e.action like 'client%' or e.action like 'scope-grant.%')
     order by e.sequence`,
    [id],
  )
  const lines = rows.map(({ event }) => JSON.stringify(event))
  const chain: string[] = []
  for (const line of lines) chain.push(sha256Hex(`${chain.at(-1) ?? NOTHING}\n${line}`))
  const files = [
    textFile('audit.ndjson', lines.map((line) => `${line}\n`).join('')),
    textFile('audit-chain.txt', chain.map((hash) => `${hash}\n`).join('')),
  ]
  return { files, events: lines.length, head: chain.at(-1) ?? NOTHING }
}
