import type { RequestContext } from '../../context.ts'
import { maySee } from '../../domain/visibility.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'

/** Reads apps by id, in the order asked for. */
export async function appsById(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<(App | undefined)[]> {
  const rows = await ctx.em.find(App, { id: { $in: [...ids] }, organizationId: ctx.organizationId })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}

/** Reads those apps the viewer may see at all, in the order asked for. Two statements. */
export async function visibleApps(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<(App | undefined)[]> {
  const apps = await appsById(ctx, ids)
  const versions = await versionsOfApps(ctx, ids)
  return apps.map((app, index) =>
    versions[index]?.some(({ status }) => maySee(ctx.viewer, app?.vendorId ?? '', status))
      ? app
      : undefined,
  )
}

/** Reads versions by id, in the order asked for. */
export async function versionsById(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<(AppVersion | undefined)[]> {
  const rows = await ctx.em.find(AppVersion, {
    id: { $in: [...ids] },
    organizationId: ctx.organizationId,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}

/** Reads all versions of each app, newest first. */
export async function versionsOfApps(
  ctx: RequestContext,
  appIds: readonly string[],
): Promise<AppVersion[][]> {
  const rows = await ctx.em.find(
    AppVersion,
    { appId: { $in: [...appIds] } },
    { orderBy: { number: 'desc' } },
  )
  return groupedBy(rows, (row) => row.appId, appIds)
}

/** Reads the scopes of each version, in the order the vendor gave them. */
export async function scopesOfVersions(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<ScopeRequest[][]> {
  const rows = await ctx.em.find(
    ScopeRequest,
    { appVersionId: { $in: [...versionIds] } },
    { orderBy: { position: 'asc' } },
  )
  return groupedBy(rows, (row) => row.appVersionId, versionIds)
}

/** Sorts rows into one list per key, in the order of the keys. */
export function groupedBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  keys: readonly string[],
): Row[][] {
  const groups = Map.groupBy(rows, keyOf)
  return keys.map((key) => groups.get(key) ?? [])
}
