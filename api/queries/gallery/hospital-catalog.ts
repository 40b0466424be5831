import type { ScopeOverrides } from '../../../schema/vocabulary/catalog/override.ts'
import { catalogWith, type ScopeCatalog } from '../../../schema/vocabulary/scope-catalog.ts'
import type { RequestContext } from '../../context.ts'

/** Reads what the hospital changed of the scope catalog. One statement. */
export async function scopeOverrides({
  em,
  organizationId,
}: Pick<RequestContext, 'em' | 'organizationId'>): Promise<ScopeOverrides> {
  const [row] = await em.execute<{ overrides: ScopeOverrides }[]>(
    `select coalesce(scope_overrides, '{}') as overrides from organization where id = ?`,
    [organizationId],
  )
  return row?.overrides ?? {}
}

/** Reads the scope catalog of the hospital: the platform's, with its own changes laid over it. One statement. */
export async function hospitalCatalog(
  ctx: Pick<RequestContext, 'em' | 'organizationId'>,
): Promise<ScopeCatalog> {
  return catalogWith(await scopeOverrides(ctx))
}
