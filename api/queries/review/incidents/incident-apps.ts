import type { RequestContext } from '../../../context.ts'

const MOST = 100

/** Reads the ids of the apps each incident reached, by name, at most 100 of each. One statement for all of them. */
export async function appsOfIncidents(
  { em }: RequestContext,
  ids: readonly string[],
): Promise<string[][]> {
  const rows = await em.execute<{ incidentId: string; appId: string }[]>(
    `select i.id as "incidentId", a.id as "appId" from unnest(?::uuid[]) as i (id) cross join lateral (
       select distinct app.id, app.name from incident_version k
       join app_version v on v.id = k.app_version_id join app on app.id = v.app_id
       where k.incident_id = i.id order by app.name, app.id limit ${MOST}) a`,
    [`{${ids.join(',')}}`],
  )
  return ids.map((id) =>
    rows.flatMap(({ incidentId, appId }) => (incidentId === id ? [appId] : [])),
  )
}
