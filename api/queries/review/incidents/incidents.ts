import type { RequestContext } from '../../../context.ts'
import { Incident } from '../../../entities/access/incident.entity.ts'
import type { Page, PageRequest } from '../../page.ts'
import { NEWEST_FIRST, newestFirst } from '../../request/newest-first.ts'

interface IncidentFilter {
  /** Of the app itself, or of its vendor or a scope of it. */
  appId?: string | null
  isOpen?: boolean | null
}

/** Lists incidents, newest first. Two statements; one more where those of an app are asked for. */
export async function incidents(
  ctx: RequestContext,
  { filter, ...request }: PageRequest & { filter?: IncidentFilter | null },
): Promise<Page<Incident> & { totalCount: number }> {
  const { appId, isOpen } = filter ?? {}
  const where = {
    organizationId: ctx.organizationId,
    ...(typeof isOpen === 'boolean' ? { closedAt: isOpen ? null : { $ne: null } } : {}),
    ...(appId ? { id: { $in: await idsOfApp(ctx, appId) } } : {}),
  }
  return newestFirst(request, {
    find: (older, limit) =>
      ctx.em.find(Incident, { ...where, ...older }, { orderBy: NEWEST_FIRST, limit }),
    count: () => ctx.em.count(Incident, where),
  })
}

/** Reads one incident; null when it is not there. */
export function incidentById(ctx: RequestContext, id: string): Promise<Incident | null> {
  return ctx.em.findOne(Incident, { id, organizationId: ctx.organizationId })
}

/** Finds the open incident that keeps a version from coming back; what was taken of its scopes keeps it from nothing. */
export async function openIncidentOfVersion(
  { em }: RequestContext,
  versionId: string,
): Promise<string | undefined> {
  const [row] = await em.execute<{ id: string }[]>(
    `select i.id from incident i join incident_version v on v.incident_id = i.id
     where v.app_version_id = ? and i.closed_at is null and i.scope is null limit 1`,
    [versionId],
  )
  return row?.id
}

/** Says whether the record of an emergency is still open. */
export async function isIncidentOpen(
  { em }: RequestContext,
  killSwitchId: string,
): Promise<boolean> {
  return (await em.count(Incident, { killSwitchId, closedAt: null })) > 0
}

/** Finds the incident of each emergency, one statement. */
export async function incidentsOfKillSwitches(
  { em }: RequestContext,
  ids: readonly string[],
): Promise<(Incident | undefined)[]> {
  const rows = await em.find(Incident, { killSwitchId: { $in: [...ids] } })
  return ids.map((id) => rows.find(({ killSwitchId }) => killSwitchId === id))
}

async function idsOfApp({ em }: RequestContext, appId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct k.incident_id as id from incident_version k join app_version v on v.id = k.app_version_id
     where v.app_id = ?`,
    [appId],
  )
  return rows.map(({ id }) => id)
}
