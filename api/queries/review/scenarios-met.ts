import { SCENARIO_SYSTEM, SCENARIOS, type Scenario } from '../../../schema/vocabulary/scenario.ts'
import type { RequestContext } from '../../context.ts'

/** So many patients are looked up; whoever opened more has met what there is. */
const MOST = 200

/**
 * Lists the situations of the sandbox that a version has met, in their order: those of the patients it was given anything
 * of, as the trail has it and the records are tagged. None while the records do not answer. One statement.
 */
export async function scenariosMet(
  { em, ports, requestId }: RequestContext,
  versionId: string,
): Promise<Scenario[]> {
  const rows = await em.execute<{ id: string }[]>(PATIENTS, [versionId, MOST])
  if (rows.length === 0) return []
  const query = new URLSearchParams({
    _id: rows.map(({ id }) => id).join(','),
    _elements: 'id,meta',
    _count: String(MOST),
  }).toString()
  const headers = { accept: 'application/fhir+json' }
  const answer = await ports.upstreamFhir.SANDBOX.send({
    ...{ method: 'GET', path: '/Patient', query, headers },
  }).catch((error: unknown) => {
    ports.logger.warn({ err: error, requestId }, 'scenarios of the sandbox could not be read')
    return undefined
  })
  const codes = new Set(tagsIn(answer?.body))
  return SCENARIOS.filter((code) => codes.has(code))
}

const PATIENTS = `
select distinct split_part(e.patient_ref, '/', 2) as id from audit_event e
where e.app_version_id = ? and e.environment = 'SANDBOX' and e.action = 'resource.accessed'
  and e.patient_ref is not null and e.outcome = 'SUCCESS' limit ?`

function tagsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(tagsIn)
  if (typeof value !== 'object' || value === null) return []
  const { system, code } = { system: undefined, code: undefined, ...value }
  if (system === SCENARIO_SYSTEM && typeof code === 'string') return [code]
  return Object.values(value).flatMap(tagsIn)
}
