import type { RiskTier } from '../../../schema/vocabulary/registration.ts'
import { catalogWith } from '../../../schema/vocabulary/scope-catalog.ts'
import type { RequestContext } from '../../context.ts'
import { riskOfVersion } from '../../domain/requestable-scopes.ts'
import { type AuditFacts, auditRow, outboxRow } from '../../events/record-event.ts'
import type { VersionFile } from '../../queries/registration/version-file.ts'
import { ratedVersion } from '../../queries/review/rated-version.ts'
import { randomToken } from '../../secrets.ts'
import { insertAuditRows, insertOutboxRows } from '../event-sql.ts'
import { keyKept } from '../once/keep-key.ts'
import { tableRow } from '../table-row.ts'
import { clientSettingsOf } from './client-settings.ts'
import { type AllowedMove, recordOfMove, setStatus } from './move-app-version.ts'
import { type StatementPart, stagesAtSubmission } from './stages/submission-stages.ts'

/**
 * Writes a submission that is known to be right by one statement: the version's status, the app's risk, the client of
 * the sandbox with a grant for each scope, the audit rows and the outbox row.
 *
 * Answers false, and has written nothing, when the version has another revision than the one that was read.
 */
export async function writeSubmission(
  ctx: RequestContext,
  file: VersionFile,
  move: AllowedMove & {
    transition: 'SUBMIT' | 'RESUBMIT'
    /** What was found at the address of its key set, if it has one. */
    probe: string | undefined
  },
): Promise<boolean> {
  const { version, app, scopes } = file
  const at = ctx.ports.clock.now()
  const from = version.status
  const revision = version.revision
  const wasSubmitted = Boolean(version.submittedAt)
  // A draft that was never submitted has grants only if it registered itself.
  const hasGrants = wasSubmitted || file.sandbox?.pinnedVersionId === version.id
  setStatus(version, { ...move, at })
  version.submittedAt = at
  version.runtimeModel = app.runtimeModel
  version.submittedById = ctx.viewer?.userId ?? null
  const wanted = [...new Set(scopes.map(({ scope }) => scope))]
  const { tier } = riskOfVersion(
    ratedVersion({ version, app }, wanted),
    catalogWith(file.scopeOverrides),
  )
  const client = sandboxClient(ctx, file, at)
  const { audit, event } = recordOfMove(file, { ...move, from })
  if (wasSubmitted && move.transition === 'SUBMIT') event.isAgain = true
  const audits = [audit, ...sandboxFacts(file, client.clientId, wanted)]
  const parts = [
    moved(file, revision),
    ...(app.riskTier === tier ? [] : [rated(tier, at)]),
    clientGiven(client),
    ...(move.probe === undefined ? [] : [probed(move.probe, at)]),
    ...(hasGrants ? [grantsEnded(version.id, at)] : []),
    granted(
      wanted.map((scope) => tableRow(grantRow(ctx, file, { scope, at }))),
      hasGrants,
    ),
    {
      sql: `audited as (${insertAuditRows('changed')})`,
      values: [json(audits.map((facts) => tableRow(auditRow(ctx, facts))))],
    },
    {
      sql: `told as (${insertOutboxRows('changed')})`,
      values: [json([event, validationOf(file)].map((told) => tableRow(outboxRow(ctx, told))))],
    },
    ...stagesAtSubmission(ctx, file, wasSubmitted),
    ...(ctx.once ? [keyKept(ctx, ctx.once, version.id)] : []),
  ]
  const [written] = await ctx.ports.rowWriter.write<{ revision: number }>(
    `with ${parts.map(({ sql }) => sql).join(',\n')}\nselect revision from changed`,
    parts.flatMap(({ values }) => values),
  )
  app.riskTier = tier
  if (written) version.revision = written.revision
  return written !== undefined
}

/** The automated checks run after the commit (LIFECYCLE D3, SUBMIT). */
function validationOf({ version, app }: VersionFile) {
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  return { type: 'validation-run.requested', ...subject } as const
}

function statusFields({ version }: VersionFile) {
  const { status, statusChangedAt, reviewState, statusReason, rejectionCode } = version
  const { submittedAt, submittedById, updatedAt, runtimeModel } = version
  const moved = { status, statusChangedAt, reviewState, statusReason, rejectionCode }
  return { ...moved, submittedAt, submittedById, updatedAt, runtimeModel }
}

/** A19 O11: one client per app and environment; a new version moves its pin and keeps its id. */
function sandboxClient(ctx: RequestContext, { version, app, sandbox }: VersionFile, at: Date) {
  return {
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: at,
    updatedAt: at,
    revision: 1,
    appId: app.id,
    environment: 'SANDBOX',
    clientId: sandbox?.clientId ?? randomToken().slice(0, 22),
    ...clientSettingsOf(version),
  }
}

function sandboxFacts(
  { version, app, sandbox }: VersionFile,
  clientId: string,
  scopes: string[],
): AuditFacts[] {
  const at = { appId: app.id, environment: 'SANDBOX' } as const
  return [
    { action: sandbox ? 'client.updated' : 'client.created', ...at, clientId },
    { action: 'scope-grant.given', ...at, appVersionId: version.id, scopes },
  ]
}

function grantRow(
  ctx: RequestContext,
  { version, app }: VersionFile,
  { scope, at }: { scope: string; at: Date },
) {
  return {
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: at,
    appVersionId: version.id,
    environment: 'SANDBOX',
    ownerId: app.ownerId,
    scope,
    grantedById: ctx.viewer?.userId ?? null,
  }
}

const json = (value: unknown) => JSON.stringify(value)

/** The version where it goes, if nobody changed it since; the other parts do nothing when this does not. */
function moved(file: VersionFile, revision: number): StatementPart {
  return {
    sql: MOVED,
    values: [file.app.id, json(tableRow(statusFields(file))), file.version.id, revision],
  }
}

const MOVED = `locked as materialized (select id from app where id = ?::uuid for update),
changed as (
  update app_version v set status = g.status, status_changed_at = g.status_changed_at,
    review_state = g.review_state, status_reason = g.status_reason, rejection_code = g.rejection_code,
    runtime_model = g.runtime_model, submitted_at = g.submitted_at, submitted_by_id = g.submitted_by_id, updated_at = g.updated_at,
    revision = v.revision + 1
  from locked, jsonb_populate_record(null::app_version, ?::jsonb) g
  where v.app_id = locked.id and v.id = ?::uuid and v.revision = ?::int
  returning v.id, v.app_id, v.revision
)`

function rated(tier: RiskTier, at: Date): StatementPart {
  return { sql: RATED, values: [at, tier] }
}

const RATED = `rated as (
  update app a set updated_at = ?::timestamptz, revision = a.revision + 1, risk_tier = ?
  from changed where a.id = changed.app_id
)`

function clientGiven(client: object): StatementPart {
  return { sql: CLIENT, values: [json(tableRow(client))] }
}

const CLIENT = `client as (
  insert into oauth_client (id, organization_id, created_at, updated_at, revision, app_id, environment, client_id,
    pinned_version_id, client_type, id_token_alg, redirect_urls, launch_url, jwks_url, jwks, disabled_at)
  select g.id, g.organization_id, g.created_at, g.updated_at, g.revision, g.app_id, g.environment, g.client_id,
    g.pinned_version_id, g.client_type, g.id_token_alg, g.redirect_urls, g.launch_url, g.jwks_url, g.jwks, g.disabled_at
  from changed, jsonb_populate_record(null::oauth_client, ?::jsonb) g
  on conflict (app_id, environment) do update set updated_at = excluded.updated_at,
    revision = oauth_client.revision + 1, pinned_version_id = excluded.pinned_version_id,
    client_type = excluded.client_type, id_token_alg = excluded.id_token_alg,
    redirect_urls = excluded.redirect_urls, launch_url = excluded.launch_url,
    jwks_url = excluded.jwks_url, jwks = excluded.jwks, disabled_at = excluded.disabled_at
  returning id, organization_id
)`

/** What was found at the address of the client's keys. */
function probed(detail: string, at: Date): StatementPart {
  return { sql: PROBED, values: [at, detail] }
}

const PROBED = `probed as (
  insert into key_set_probe (oauth_client_id, organization_id, checked_at, ok, detail)
  select id, organization_id, ?::timestamptz, true, ? from client
  on conflict (oauth_client_id) do update set checked_at = excluded.checked_at, ok = true, detail = excluded.detail
)`

function grantsEnded(versionId: string, at: Date): StatementPart {
  return { sql: ENDED, values: [at, versionId] }
}

const ENDED = `ended as (
  update scope_grant s set ended_at = ?::timestamptz
  where s.app_version_id = ?::uuid and s.environment = 'SANDBOX' and s.ended_at is null
    and exists (select from changed)
  returning s.id
)`

/** Grants that stand are ended before new ones are given: only one per scope may stand. */
function granted(rows: readonly object[], afterEnded: boolean): StatementPart {
  const once = afterEnded ? '(select count(*) from ended) once_ended,' : ''
  const sql = `granted as (
  insert into scope_grant (id, organization_id, created_at, app_version_id, environment, owner_id, scope, granted_by_id)
  select g.id, g.organization_id, g.created_at, g.app_version_id, g.environment, g.owner_id, g.scope, g.granted_by_id
  from changed, ${once} jsonb_populate_recordset(null::scope_grant, ?::jsonb) g
)`
  return { sql, values: [json(rows)] }
}
