import { diffScopes, type ScopeChange } from '../../../schema/vocabulary/scope-diff.ts'
import type { RequestContext } from '../../context.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'

/** What a version asks for compared with another one of its app. */
export interface ScopeChangeView extends ScopeChange {
  /** The number of the version it is compared with. */
  against: number
  /** People who allowed the app something and would be asked again. */
  consentsAffected: number
}

interface Row {
  number: number
  before: string[]
  after: string[]
  consents: number
}

/**
 * Compares the scopes of a version with those of another version of its app: the one named, else the live one, else the
 * one before it. One statement; nothing for a first version.
 */
export async function scopeChangeOf(
  ctx: RequestContext,
  version: AppVersion,
  against?: string | null,
): Promise<ScopeChangeView | null> {
  const [row] = await ctx.em.execute<Row[]>(STATEMENT, [
    version.id,
    version.appId,
    ctx.ports.clock.now(),
    version.appId,
    version.id,
    against ?? null,
    against ?? null,
    version.number,
    version.number,
  ])
  if (!row) return null
  const change = diffScopes(row.before, row.after)
  const consentsAffected = change.requiresReconsent ? row.consents : 0
  return { ...change, against: row.number, consentsAffected }
}

const STATEMENT = `
select o.number,
  coalesce((select jsonb_agg(r.scope order by r.position) from scope_request r where r.app_version_id = o.id), '[]') as before,
  coalesce((select jsonb_agg(r.scope order by r.position) from scope_request r where r.app_version_id = ?), '[]') as after,
  (select count(*)::int from consent c where c.app_id = ? and c.environment = 'PRODUCTION'
     and c.revoked_at is null and (c.expires_at is null or c.expires_at > ?)) as consents
from app_version o
where o.app_id = ? and o.id <> ? and (o.id = ?::uuid or (?::uuid is null and o.number < ?))
order by (o.status in ('LIVE', 'SUSPENDED')) and o.number < ? desc, o.number desc
limit 1`
