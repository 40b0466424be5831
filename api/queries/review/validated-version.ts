import type { RequestContext } from '../../context.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { type JsonRow, plainRow } from '../plain-row.ts'

/** A version as the automated checks look at it. */
export interface ValidatedVersion {
  version: AppVersion
  app: App
  scopes: ScopeRequest[]
  /** When it was submitted, as the database writes it: a run belongs to that submission. Null for a draft. */
  submittedAt: string | null
  /** Whether somebody looked at this submission already. */
  isValidated: boolean
}

/** Reads what the automated checks of a version look at, in one statement; undefined when it is gone. */
export async function validatedVersion(
  ctx: Pick<RequestContext, 'em' | 'ports' | 'organizationId'>,
  versionId: string,
): Promise<ValidatedVersion | undefined> {
  const [row] = await ctx.ports.rowReader.rows<Row>(VALIDATED, [versionId, ctx.organizationId])
  if (!row) return undefined
  return {
    version: plainRow(ctx, AppVersion, row.version),
    app: plainRow(ctx, App, row.app),
    scopes: row.scopes.map((scope) => plainRow(ctx, ScopeRequest, scope)),
    submittedAt: row.submittedAt,
    isValidated: row.isValidated,
  }
}

interface Row extends Omit<ValidatedVersion, 'version' | 'app' | 'scopes'> {
  version: JsonRow
  app: JsonRow
  scopes: JsonRow[]
}

const VALIDATED = `
select exists (select from validation_run r where r.app_version_id = v.id and r.submitted_at = v.submitted_at) as "isValidated",
  v.submitted_at::text as "submittedAt", row_to_json(v) as version, row_to_json(a) as app,
  coalesce((select json_agg(row_to_json(s) order by s.position) from scope_request s
            where s.app_version_id = v.id), '[]') as scopes
from app_version v join app a on a.id = v.app_id where v.id = ?::uuid and v.organization_id = ?::uuid`
