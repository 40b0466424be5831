import { z } from 'zod'
import { SCENARIO_SYSTEM, SCENARIOS, type Scenario } from '../../../schema/vocabulary/scenario.ts'
import { parseScope } from '../../../schema/vocabulary/scope.ts'
import type { DemoStage } from '../demo-stage.ts'
import { accessOf, type DemoClientApp, demoGrant, demoTrail } from './demo-access.ts'

/** A version that its vendor tries out in the sandbox, from a moment on. */
export interface Trial {
  readonly versionId: string
  /** The situations it meets; of each, all patients. */
  readonly meets: readonly Scenario[]
  readonly from: Date
}

/** Between two patients, in milliseconds. */
const PACE = 60_000

/**
 * Opens the patients of some situations of the sandbox with a version, as its vendor does before the technical
 * validation: one read each, judged by the rules of the proxy and kept by its trail, from which the validation counts (C14).
 */
export async function tryScenarios(stage: DemoStage, trial: Trial): Promise<void> {
  const { em, ports } = stage.backstage()
  const [app] = await em.execute<(DemoClientApp & { scopes: string[] })[]>(TRIED, [trial.versionId])
  if (!app) throw new Error('A version that was not submitted cannot try the sandbox.')
  const scopes = app.scopes.map(parseScope).filter((scope) => scope !== undefined)
  const patients = await patientsOf(ports.upstreamFhir.SANDBOX, trial.meets)
  const trail = demoTrail(stage)
  await Promise.all(
    patients.map((id, n) =>
      trail.record(
        accessOf(stage, {
          ...{ app, environment: 'SANDBOX', patientRef: `Patient/${id}` },
          grant: demoGrant(scopes, id),
          interaction: { code: 'read', resourceType: 'Patient', id },
          at: new Date(trial.from.getTime() + n * PACE),
        }),
      ),
    ),
  )
}

type SandboxBase = ReturnType<DemoStage['backstage']>['ports']['upstreamFhir']['SANDBOX']

/** The ids of the sandbox's patients who show one of some situations. */
async function patientsOf(base: SandboxBase, meets: readonly Scenario[]): Promise<string[]> {
  const answer = await base.send({
    ...{ method: 'GET', path: '/Patient', headers: { accept: 'application/fhir+json' } },
    query: new URLSearchParams({
      _tag: SCENARIOS.filter((code) => meets.includes(code))
        .map((code) => `${SCENARIO_SYSTEM}|${code}`)
        .join(','),
      _elements: 'id',
      _count: '200',
    }).toString(),
  })
  return (bundle.parse(answer.body).entry ?? []).map(({ resource }) => resource.id)
}

const bundle = z.object({
  entry: z.array(z.object({ resource: z.object({ id: z.string() }) })).optional(),
})

const TRIED = `
select v.id as "appVersionId", c.client_id as "clientId",
  (select coalesce(jsonb_agg(g.scope order by g.scope), '[]') from scope_grant g
   where g.app_version_id = v.id and g.environment = 'SANDBOX' and g.ended_at is null) as scopes
from app_version v join oauth_client c on c.app_id = v.app_id and c.environment = 'SANDBOX'
where v.id = ?`
