import { parseScope, type Scope } from '../../../schema/vocabulary/scope.ts'
import type { FhirAccess } from '../../commands/access/audit-fhir-access.ts'
import type { FhirInteraction } from '../../domain/fhir-interaction.ts'
import type { DemoStage } from '../demo-stage.ts'
import { accessOf, categoryOf, type DemoClientApp, demoGrant, demoTrail } from './demo-access.ts'

interface LiveApp extends DemoClientApp {
  scopes: string[]
}

/** Accesses of one statement. */
const AT_ONCE = 200
const DAYS = 40
const PATIENT = 'demo-patient'

/**
 * Writes down what the apps in use asked of the record in the last weeks: each request is decided by the rules of the
 * proxy and kept by its trail, so that granted stands beside used. No app uses all it was granted; some ask for more.
 */
export async function seedAccesses(stage: DemoStage): Promise<void> {
  const apps = await stage.backstage().em.execute<LiveApp[]>(LIVE_APPS)
  const trail = demoTrail(stage)
  const accesses = apps.flatMap((app, place) => accessesOf(stage, app, place))
  for (let at = 0; at < accesses.length; at += AT_ONCE) {
    await Promise.all(accesses.slice(at, at + AT_ONCE).map((each) => trail.record(each)))
  }
}

function accessesOf(stage: DemoStage, app: LiveApp, place: number): FhirAccess[] {
  const scopes = app.scopes.map(parseScope).filter((scope) => scope !== undefined)
  const grant = demoGrant(scopes, PATIENT)
  // The last of several is what the vendor thought it would need.
  const wanted = scopes.slice(0, Math.max(1, scopes.length - 1))
  const requests = [...wanted.flatMap(requestsOf), UNGRANTED]
  return requests.flatMap((interaction, kind) => {
    const times = 1 + ((place * 7 + kind * 5) % 6)
    return Array.from({ length: times }, (_, n) => {
      const daysAgo = ((place + 1) * (kind + 3) * (n + 2)) % DAYS
      const at = stage.daysAgo(daysAgo + 0.3)
      return accessOf(stage, { app, environment: 'PRODUCTION', grant, interaction, at })
    })
  })
}

/** Reading one and looking for several; of what has categories, only the first of them. */
function requestsOf({ resourceType: type, permissions }: Scope): FhirInteraction[] {
  const resourceType = type === '*' ? 'Observation' : type
  const category = categoryOf(resourceType)
  const parameters: [string, string][] = category ? [['category', category.code]] : []
  return [
    ...(permissions.includes('s')
      ? [{ code: 'search-type', resourceType, parameters } as const]
      : []),
    ...(permissions.includes('r') ? [{ code: 'read', resourceType, id: PATIENT } as const] : []),
  ]
}

const UNGRANTED: FhirInteraction = { code: 'read', resourceType: 'Goal', id: 'demo-goal' }

const LIVE_APPS = `
select v.id as "appVersionId", c.client_id as "clientId",
  (select jsonb_agg(g.scope order by g.scope) from scope_grant g
   where g.app_version_id = v.id and g.environment = 'PRODUCTION' and g.ended_at is null) as scopes
from app_version v join oauth_client c on c.pinned_version_id = v.id and c.environment = 'PRODUCTION'
where v.status = 'LIVE' and exists (select from scope_grant g
  where g.app_version_id = v.id and g.environment = 'PRODUCTION' and g.ended_at is null)
order by v.created_at, v.id`
