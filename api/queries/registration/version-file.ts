import type { EntityClass, EntityDictionary } from '@mikro-orm/core'
import type { ScopeOverrides } from '../../../schema/vocabulary/catalog/override.ts'
import type { RequestContext } from '../../context.ts'
import type { StoredPolicy } from '../../domain/governance/policy-book.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { type JsonRow, plainRow } from '../plain-row.ts'

/** Everything that a save or a submission of a version looks at. */
export interface VersionFile {
  version: AppVersion
  app: App
  /** In the order the vendor gave them. */
  scopes: ScopeRequest[]
  /** The app's client in the sandbox; undefined before the first submission. */
  sandbox: OAuthClient | undefined
  /** Whether the version has an answer on the terms that are in force. */
  isAttested: boolean
  /** Whether the icon asked about is there and is the vendor's. */
  hasIcon: boolean
  /** What the hospital changed of the scope catalog. */
  scopeOverrides: ScopeOverrides
  /** The policy its review began with, or would begin with now; null for the one every hospital starts with. */
  policy: StoredPolicy | null
}

/**
 * Reads a version with all that belongs to it in one statement, however many scopes there are.
 *
 * Nothing is locked: who writes names the revision that was read, and writes nothing when it is another by then. The
 * rows are plain objects, unless `managed` asks for those of the unit of work: making these costs more than reading.
 */
export async function versionFile(
  ctx: RequestContext,
  asked: { versionId: string; iconId?: string | null | undefined },
  { managed = false } = {},
): Promise<VersionFile | undefined> {
  const [row] = await ctx.ports.rowReader.rows<Row>(FILE, [
    asked.iconId ?? null,
    ctx.ports.clock.now(),
    asked.versionId,
    ctx.organizationId,
  ])
  if (!row) return undefined
  const made = <T extends object>(
    entity: EntityClass<T>,
    fields: EntityDictionary<T> & JsonRow,
  ): T => (managed ? ctx.em.map(entity, fields) : plainRow(ctx, entity, fields))
  return {
    version: made(AppVersion, row.version),
    app: made(App, row.app),
    scopes: row.scopes.map((scope) => made(ScopeRequest, scope)),
    sandbox: row.sandbox ? made(OAuthClient, row.sandbox) : undefined,
    isAttested: row.isAttested,
    hasIcon: row.hasIcon,
    scopeOverrides: row.scopeOverrides,
    policy: row.policy,
  }
}

interface Row {
  version: JsonRow
  app: JsonRow
  scopes: JsonRow[]
  sandbox: JsonRow | null
  isAttested: boolean
  hasIcon: boolean
  scopeOverrides: ScopeOverrides
  policy: StoredPolicy | null
}

const FILE = `
select row_to_json(v) as version, row_to_json(a) as app, row_to_json(c) as sandbox,
  coalesce((select json_agg(row_to_json(r) order by r.position) from scope_request r
            where r.app_version_id = v.id), '[]') as scopes,
  (select coalesce(o.scope_overrides, '{}') from organization o where o.id = v.organization_id) as "scopeOverrides",
  (select json_build_object('number', h.number, 'value', h.value) from hospital_rule h
   where h.organization_id = v.organization_id and h.subject = 'POLICY' and not exists (select 1 from stage_review s
     where s.app_version_id = v.id and s.stage = 'INTAKE' and s.policy_version is distinct from h.number)
   order by h.number desc limit 1) as policy,
  exists (select 1 from icon i where i.id = ?::uuid and i.vendor_id = a.vendor_id) as "hasIcon",
  exists (select 1 from attestation t where t.app_version_id = v.id and t.text_id =
    (select x.id from attestation_text x where x.organization_id = v.organization_id
       and x.published_at <= ?::timestamptz order by x.version desc limit 1)) as "isAttested"
from app_version v
join app a on a.id = v.app_id
left join oauth_client c on c.app_id = a.id and c.environment = 'SANDBOX'
where v.id = ?::uuid and v.organization_id = ?::uuid`
