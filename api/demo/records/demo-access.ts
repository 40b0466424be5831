import { CATEGORY_ENTRIES } from '../../../schema/vocabulary/catalog/category.ts'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { Scope } from '../../../schema/vocabulary/scope.ts'
import type { FhirAccess } from '../../commands/access/audit-fhir-access.ts'
import { FhirAccessTrail } from '../../commands/access/fhir-access-trail.ts'
import type { AccessGrant } from '../../domain/access-part.ts'
import { DEFAULT_ACCESS_POLICY } from '../../domain/access-policy.ts'
import { decide } from '../../domain/fhir-access.ts'
import type { FhirInteraction } from '../../domain/fhir-interaction.ts'
import type { FhirResource } from '../../domain/fhir-resource.ts'
import { neededScopes } from '../../domain/usage/needed-scopes.ts'
import type { DemoStage } from '../demo-stage.ts'

/** The version and the client that a request of the demo came from. */
export interface DemoClientApp {
  readonly appVersionId: string
  readonly clientId: string
}

/** A request of the demo, before it is judged. */
export interface DemoRequest {
  readonly app: DemoClientApp
  readonly environment: LaunchEnvironment
  readonly grant: AccessGrant
  readonly interaction: FhirInteraction
  readonly at: Date
  /** "Patient/id", where the trail says whose record it was. */
  readonly patientRef?: string
}

/** The trail of the proxy, within the transaction of the demo. */
export function demoTrail(stage: DemoStage): FhirAccessTrail {
  const { rowWriter } = stage.backstage().ports
  return new FhirAccessTrail({
    ...{ rowWriter, onChanged: () => undefined, onMissed: () => undefined },
  })
}

/** Who asks is a clinician for `user`, a patient for `patient`, nobody for `system`. */
export function demoGrant(scopes: readonly Scope[], patientId: string): AccessGrant {
  const isFor = (level: string) => scopes.some((scope) => scope.level === level)
  const user = isFor('user') ? 'Practitioner' : 'Patient'
  return {
    scopes,
    patientId,
    ...(isFor('system') ? {} : { fhirUser: { resourceType: user, id: patientId } }),
    knowsUser: false,
  }
}

/** The category that requests of the demo name; undefined for types without one. */
export function categoryOf(resourceType: string) {
  return CATEGORY_ENTRIES.find((each) => each.resourceType === resourceType)?.category
}

/** Judges a request by the rules of the proxy and says what its trail keeps of it. */
export function accessOf(stage: DemoStage, request: DemoRequest): FhirAccess {
  const { app, environment, grant, interaction, at, patientRef } = request
  const { organizationId, sourceIp } = stage.backstage()
  const rules = { grant, policy: DEFAULT_ACCESS_POLICY }
  const decision = decide(interaction, rules)
  const { code, resourceType } = interaction
  const user = grant.fhirUser
  const same = {
    ...{ organizationId, sourceIp, environment, at, patientRef },
    ...{ clientId: app.clientId, appVersionId: app.appVersionId, requestId: crypto.randomUUID() },
    userRef: user && `${user.resourceType}/${user.id}`,
  }
  if (decision.verdict === 'deny') {
    const { rule, status } = decision
    return { ...same, outcome: 'DENIED', detail: { interaction: code, resourceType, rule, status } }
  }
  const resources = code === 'read' ? [recordOf(resourceType ?? '', grant.patientId ?? '')] : []
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

/** What is read, as far as the rules look into it. */
function recordOf(resourceType: string, id: string): FhirResource {
  const coding = categoryOf(resourceType)
  const about = { reference: `Patient/${id}` }
  const record = { resourceType, id, subject: about, patient: about }
  return coding ? { ...record, category: [{ coding: [coding] }] } : record
}
