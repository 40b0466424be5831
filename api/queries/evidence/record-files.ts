import { STAGES } from '../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../context.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import { jsonFile } from './evidence-file.ts'
import { person } from './person-sql.ts'

/** Which form each stage answers. Its first version is the product's and has no row; its points stand in the stage. */
const FORM_OF_STAGE = JSON.stringify(
  Object.fromEntries(
    STAGES.flatMap(({ stage, template }) => (template ? [[stage, template]] : [])),
  ),
)

/**
 * The records of a version, one statement per file: rows as they are stored, with names for people. A column that is
 * added to a table is in the next pack without a word here. Each has one mark: the id of the version.
 */
const RECORDS: Readonly<Record<string, string>> = {
  'submission.json': `
    select jsonb_build_object('app', to_jsonb(a) || jsonb_build_object(${person('a.owner_id', 'owner')}),
      'vendor', to_jsonb(d),
      'version', to_jsonb(v) || jsonb_build_object(${person('v.submitted_by_id', 'submitted_by')})) as content
    from app_version v join app a on a.id = v.app_id join vendor d on d.id = a.vendor_id where v.id = ?`,
  'stages.json': `
    select jsonb_agg(to_jsonb(s) || jsonb_build_object(${person('s.owner_id', 'owner')},
      ${person('s.decided_by_id', 'decided_by')}) order by s.started_at, s.stage) as content
    from stage_review s where s.app_version_id = ?`,
  'forms.json': `
    select jsonb_agg(jsonb_build_object('stage', s.stage, 'form', f.kind, 'version', s.template_version,
      'text', t.body, 'points', t.items, 'summary', t.summary, 'published_at', t.created_at,
      ${person('t.proposed_by_id', 'proposed_by')}, ${person('t.published_by_id', 'published_by')})
      order by s.started_at, s.stage) as content
    from stage_review s join jsonb_each_text('${FORM_OF_STAGE}') f(stage, kind) on f.stage = s.stage
    left join review_template t on t.organization_id = s.organization_id and t.kind = f.kind
      and t.version = s.template_version
    where s.app_version_id = ? and s.template_version is not null`,
  'approvals.json': `
    select jsonb_agg(to_jsonb(l) || jsonb_build_object(${person('l.approver_id', 'approver')})
      order by l.created_at) as content
    from launch_approval l where l.app_version_id = ?`,
  'scopes/asked.json': `
    select jsonb_agg(to_jsonb(r) order by r.position) as content from scope_request r where r.app_version_id = ?`,
  'scopes/granted.json': `
    select jsonb_agg(to_jsonb(g) || jsonb_build_object(${person('g.granted_by_id', 'granted_by')},
      ${person('g.owner_id', 'owner')}) order by g.created_at, g.environment, g.scope) as content
    from scope_grant g where g.app_version_id = ?`,
  'validation-runs.json': `
    select jsonb_agg(to_jsonb(r) || jsonb_build_object(${person('r.started_by_id', 'started_by')})
      order by r.created_at) as content
    from validation_run r where r.app_version_id = ?`,
  'incidents.json': `
    select jsonb_agg(to_jsonb(i) || jsonb_build_object(${person('i.opened_by_id', 'opened_by')},
      ${person('i.closed_by_id', 'closed_by')}, 'confirmed', (
        select coalesce(jsonb_agg(jsonb_build_object('replica', k.replica_id, 'at', k.obeyed_at,
          'seconds', extract(epoch from k.obeyed_at - i.asked_at)) order by k.obeyed_at), '[]')
        from incident_replica k where k.incident_id = i.id)) order by i.created_at, i.id) as content
    from incident i join incident_version v on v.incident_id = i.id where v.app_version_id = ?`,
  'mails.json': `
    select jsonb_agg(jsonb_build_object('at', m.created_at, 'recipient', m.recipient, 'kind', m.kind,
      'subject', m.content->>'subject', 'status', m.status, 'sent_at', m.sent_at, 'event', o.type)
      order by m.created_at, m.recipient) as content
    from mail_delivery m join outbox_message o on o.id = m.outbox_message_id
    where o.payload->>'appVersionId' = ?`,
}

/**
 * What was filed and signed for a version or for one it brings back, and stands for it: the rows name the version. Each
 * has one mark: the ids of those versions.
 */
const FILED: Readonly<Record<string, string>> = {
  'artifacts.json': `
    select jsonb_agg(to_jsonb(f) || jsonb_build_object(${person('f.created_by_id', 'created_by')})
      order by f.created_at, f.id) as content
    from decision_artifact f where f.app_version_id = any(?::uuid[])`,
  'attestations.json': `
    select jsonb_agg(to_jsonb(t) || jsonb_build_object('text', x.body, 'text_version', x.version,
      'text_sha256', x.sha256, ${person('t.signed_by_id', 'signed_by')}) order by t.signed_at) as content
    from attestation t join attestation_text x on x.id = t.text_id where t.app_version_id = any(?::uuid[])`,
}

/**
 * Reads what was submitted, decided, granted, signed and mailed about a version, and what was filed for those it brings
 * back (`standingIds`, itself among them). One statement per file.
 */
export async function recordFiles(
  { em }: RequestContext,
  version: Pick<AppVersion, 'id'>,
  standingIds: readonly string[],
): Promise<ArchivedFile[]> {
  const read = async (path: string, statement: string, mark: string): Promise<ArchivedFile> => {
    const [row] = await em.execute<{ content: unknown }[]>(statement, [mark])
    return jsonFile(path, row?.content ?? [])
  }
  const files: ArchivedFile[] = []
  for (const [path, statement] of Object.entries(RECORDS))
    files.push(await read(path, statement, version.id))
  for (const [path, statement] of Object.entries(FILED))
    files.push(await read(path, statement, `{${standingIds.join(',')}}`))
  return files
}
