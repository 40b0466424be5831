import type { RequestContext } from '../../context.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { auditRow } from '../../events/record-event.ts'
import { insertAuditRows } from '../event-sql.ts'
import { columnOf, tableRow } from '../table-row.ts'
import { DRAFT_FIELDS, draftFieldsOf } from './draft-fields.ts'

interface ChangedDraft {
  version: AppVersion
  app: App
  /** The scopes as they are to be; undefined leaves them. */
  scopes: readonly ScopeRequest[] | undefined
}

/**
 * Writes a changed draft, its scopes, its app and the audit row by one statement.
 *
 * Nothing at all is written when the version has another revision than the one that was read; the app is locked
 * first, as everywhere, so that two people changing two versions of one app take turns.
 *
 * @returns the new revision; undefined when somebody else was first.
 */
export async function writeDraft(
  ctx: RequestContext,
  { version, app, scopes }: ChangedDraft,
): Promise<number | undefined> {
  const now = ctx.ports.clock.now()
  const audit = auditRow(ctx, {
    action: 'app-version.draft-saved',
    vendorId: app.vendorId,
    appId: app.id,
    appVersionId: version.id,
  })
  const { name, supportContact, runtimeModel } = app
  const [written] = await ctx.ports.rowWriter.write<{ revision: number }>(WRITE, [
    app.id,
    now,
    JSON.stringify(tableRow(draftFieldsOf(version))),
    version.id,
    version.revision,
    JSON.stringify((scopes ?? []).map(scopeRow)),
    scopes !== undefined,
    now,
    JSON.stringify(tableRow({ name, supportContact, runtimeModel })),
    JSON.stringify([tableRow(audit)]),
  ])
  return written?.revision
}

function scopeRow({ id, organizationId, createdAt, position, ...row }: ScopeRequest) {
  const { scope, purpose, justification } = row
  const { decision, grantedScope, reason, decidedAt, decidedById } = row
  const asked = { id, organizationId, createdAt, position, scope, purpose, justification }
  return tableRow({ ...asked, decision, grantedScope, reason, decidedAt, decidedById })
}

const WRITE = `
with locked as materialized (select id from app where id = ?::uuid for update),
changed as (
  update app_version v set updated_at = ?::timestamptz, revision = v.revision + 1,
    ${DRAFT_FIELDS.map((field) => `${columnOf(field)} = g.${columnOf(field)}`).join(', ')}
  from locked, jsonb_populate_record(null::app_version, ?::jsonb) g
  where v.app_id = locked.id and v.id = ?::uuid and v.revision = ?::int
  returning v.id, v.revision, v.app_id
),
wanted as materialized (
  select changed.id as version_id, g.*
  from changed, jsonb_populate_recordset(null::scope_request, ?::jsonb) g
),
dropped as (
  delete from scope_request r using changed
  where r.app_version_id = changed.id and ?::boolean
    and not exists (select 1 from wanted where wanted.scope = r.scope)
),
kept as (
  insert into scope_request (id, organization_id, created_at, app_version_id, position, scope, purpose, justification,
    decision, granted_scope, reason, decided_at, decided_by_id)
  select id, organization_id, created_at, version_id, position, scope, purpose, justification, decision, granted_scope,
    reason, decided_at, decided_by_id from wanted
  on conflict (app_version_id, scope) do update set position = excluded.position, purpose = excluded.purpose,
    justification = excluded.justification, decision = excluded.decision, granted_scope = excluded.granted_scope,
    reason = excluded.reason, decided_at = excluded.decided_at, decided_by_id = excluded.decided_by_id
),
app_changed as (
  update app a set updated_at = ?::timestamptz, revision = a.revision + 1,
    name = g.name, support_contact = g.support_contact, runtime_model = g.runtime_model
  from changed, jsonb_populate_record(null::app, ?::jsonb) g
  where a.id = changed.app_id
    and (a.name, a.support_contact, a.runtime_model) is distinct from (g.name, g.support_contact, g.runtime_model)
),
audited as (${insertAuditRows('changed')})
select revision from changed`
