import { CATEGORY_ENTRIES } from '../../../schema/vocabulary/catalog/category.ts'
import { parseScope, type Scope } from '../../../schema/vocabulary/scope.ts'
import type { FhirAccess } from '../../commands/access/audit-fhir-access.ts'
import { FhirAccessTrail } from '../../commands/access/fhir-access-trail.ts'
import type { AccessGrant } from '../../domain/access-part.ts'
import { DEFAULT_ACCESS_POLICY } from '../../domain/access-policy.ts'
import { decide } from '../../domain/fhir-access.ts'
import type { FhirInteraction } from '../../domain/fhir-interaction.ts'
import type { FhirResource } from '../../domain/fhir-resource.ts'
import { neededScopes } from '../../domain/usage/needed-scopes.ts'
import type { DemoStage } from '../demo-stage.ts'

interface LiveApp {
  appVersionId: string
  clientId: string
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
  const { em, ports } = stage.backstage()
  const apps = await em.execute<LiveApp[]>(LIVE_APPS)
  const trail = new FhirAccessTrail({
    rowWriter: ports.rowWriter,
    onChanged: () => undefined,
    onMissed: () => undefined,
  })
  const accesses = apps.flatMap((app, place) => accessesOf(stage, app, place))
  for (let at = 0; at < accesses.length; at += AT_ONCE) {
    await Promise.all(accesses.slice(at, at + AT_ONCE).map((each) => trail.record(each)))
  }
}

function accessesOf(stage: DemoStage, app: LiveApp, place: number): FhirAccess[] {
  const scopes = app.scopes.map(parseScope).filter((scope) => scope !== undefined)
  const grant = grantOf(scopes)
  // The last of several is what the vendor thought it would need.
  const wanted = scopes.slice(0, Math.max(1, scopes.length - 1))
  const requests = [...wanted.flatMap(requestsOf), UNGRANTED]
  return requests.flatMap((interaction, kind) => {
    const times = 1 + ((place * 7 + kind * 5) % 6)
    return Array.from({ length: times }, (_, n) => {
      const daysAgo = ((place + 1) * (kind + 3) * (n + 2)) % DAYS
      return accessOf(stage, { app, grant, interaction, daysAgo: daysAgo + 0.3 })
    })
  })
}

/** Who asks is a clinician for `user`, a patient for `patient`, nobody for `system`. */
function grantOf(scopes: readonly Scope[]): AccessGrant {
  const isFor = (level: string) => scopes.some((scope) => scope.level === level)
  const user = isFor('user') ? 'Practitioner' : 'Patient'
  return {
    scopes,
    patientId: PATIENT,
    ...(isFor('system') ? {} : { fhirUser: { resourceType: user, id: PATIENT } }),
    knowsUser: false,
  }
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

/** What is read, as far as the rules look into it. */
function recordOf(resourceType: string): FhirResource {
  const coding = categoryOf(resourceType)
  const about = { reference: `Patient/${PATIENT}` }
  const record = { resourceType, id: PATIENT, subject: about, patient: about }
  return coding ? { ...record, category: [{ coding: [coding] }] } : record
}

function categoryOf(resourceType: string) {
  return CATEGORY_ENTRIES.find((each) => each.resourceType === resourceType)?.category
}

const UNGRANTED: FhirInteraction = { code: 'read', resourceType: 'Goal', id: 'demo-goal' }

interface Asked {
  readonly app: LiveApp
  readonly grant: AccessGrant
  readonly interaction: FhirInteraction
  readonly daysAgo: number
}

function accessOf(stage: DemoStage, { app, grant, interaction, daysAgo }: Asked): FhirAccess {
  const { organizationId, sourceIp } = stage.backstage()
  const rules = { grant, policy: DEFAULT_ACCESS_POLICY }
  const decision = decide(interaction, rules)
  const { code, resourceType } = interaction
  const user = grant.fhirUser
  const same = {
    ...({
      organizationId,
      sourceIp,
      environment: 'PRODUCTION',
      at: stage.daysAgo(daysAgo),
    } as const),
    ...{ clientId: app.clientId, appVersionId: app.appVersionId, requestId: crypto.randomUUID() },
    userRef: user && `${user.resourceType}/${user.id}`,
  }
  if (decision.verdict === 'deny') {
    const { rule, status } = decision
    return { ...same, outcome: 'DENIED', detail: { interaction: code, resourceType, rule, status } }
  }
  const resources = code === 'read' ? [recordOf(resourceType ?? '')] : []
  const needed = neededScopes({ decision, rules, resources, fhirBase: '' })
  return {
    ...{ ...same, outcome: 'SUCCESS', scopes: decision.parts.map(({ scope }) => scope) },
    detail: {
      interaction: code,
      resourceType,
      rule: 'within-scopes',
      returned: 1,
      withheld: 0,
      needed,
    },
  }
}

const LIVE_APPS = `
select v.id as "appVersionId", c.client_id as "clientId",
  (select jsonb_agg(g.scope order by g.scope) from scope_grant g
   where g.app_version_id = v.id and g.environment = 'PRODUCTION' and g.ended_at is null) as scopes
from app_version v join oauth_client c on c.pinned_version_id = v.id and c.environment = 'PRODUCTION'
where v.status = 'LIVE' and exists (select from scope_grant g
  where g.app_version_id = v.id and g.environment = 'PRODUCTION' and g.ended_at is null)
order by v.created_at, v.id`
