import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ScopeReport, scopeReport } from '../../../api/domain/usage/scope-report.ts'
import { countAccesses } from '../../../api/events/access/count-accesses.ts'
import { ACCESS_FACTS } from '../../../api/queries/access/access-facts.ts'
import { scopeUsages } from '../../../api/queries/access/scope-usage.ts'
import { LAB } from './chart.ts'
import { type Hospital, openHospital } from './hospital.ts'

let hospital: Hospital
beforeAll(async () => {
  hospital = await openHospital('fhir_counts')
})
afterAll(() => hospital.close())
beforeEach(async () => {
  await count()
})

const em = () => hospital.orm.em.fork()
const count = () => countAccesses({ em: em() })

interface Figure {
  key: string
  requests: number
}

const FACTS = `day, app_id, app_version_id, environment, client_id, outcome, resource_type, interaction, scopes, needed,
  user_kind, rule`

/** What the trail says, and what was counted of it. */
async function figures(): Promise<[Figure[], Figure[]]> {
  const key = `jsonb_build_array(${FACTS})::text as key`
  const trail = await em().execute<Figure[]>(
    `select ${key}, count(*)::int as requests from (${ACCESS_FACTS}) f group by 1 order by 1`,
  )
  const counted = await em().execute<Figure[]>(
    `select ${key}, requests from access_count order by 1`,
  )
  return [trail, counted]
}

async function report(): Promise<ScopeReport> {
  const { appVersionId: id } = hospital.proxy.app
  const asked = { of: 'version', id, environment: 'PRODUCTION' } as const
  const [found] = await scopeUsages({ em: em() }, [
    { ...asked, from: '2000-01-01', to: '2999-01-01' },
  ])
  return found ?? scopeReport([], [])
}

const asks = async (path: string, scope: string, init?: RequestInit) =>
  hospital.proxy.ask(path, await hospital.proxy.token({ scope }), init)

describe('C4 what is recorded of a request', () => {
  it.each([
    ['/Patient/p1', 'patient/*.cruds', ['patient/Patient.r']],
    ['/Observation?category=laboratory', 'patient/*.rs', [`patient/Observation.s?category=${LAB}`]],
    ['/Observation/lab-1', 'patient/*.rs', [`patient/Observation.r?category=${LAB}`]],
    [
      '/Observation?_include=Observation:subject',
      'patient/*.read',
      ['patient/Observation.s', 'patient/Patient.s'],
    ],
    ['/Observation/none-of-these', 'patient/*.rs', undefined],
    ['/Goal?status=x', 'patient/Patient.rs', undefined],
  ])('%s with %s needed %j', async (path, scope, needed) => {
    const [row] = await hospital.proxy.audit(await asks(path, scope))
    expect(Object(row?.detail).needed).toEqual(needed)
  })
})

describe('C4 the counts', () => {
  it('are those of the trail while requests come from all sides and the counting is repeated', async () => {
    const paths = ['/Patient/p1', '/Observation', '/Goal', '/Patient/p2', '/Observation?code=x']
    const work = Array.from({ length: 60 }, async (_, at) => {
      await asks(paths[at % paths.length] ?? '', at % 2 ? 'patient/*.rs' : 'patient/Patient.rs')
      if (at % 7 === 0) await count()
    })
    await Promise.all(work)
    await count()
    await count()
    const [trail, counted] = await figures()
    expect(counted).toEqual(trail)
    expect(trail.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThanOrEqual(60)
  }, 60_000)

  it('wait for a row that was begun and is not committed, and do not lose it', async () => {
    const slow = em()
    await slow.begin()
    await slow.execute(INSERT, [hospital.proxy.app.appVersionId])
    await asks('/Patient/p1', 'patient/*.rs')
    await count()
    const [trail, counted] = await figures()
    const requests = (all: Figure[]) => all.reduce((sum, each) => sum + each.requests, 0)
    expect(requests(counted)).toBe(requests(trail) - 1)
    await slow.commit()
    await count()
    expect(await figures().then(([all, some]) => [requests(some) - requests(all)])).toEqual([0])
  })

  it('are not lost when counting breaks off, nor added twice', async () => {
    await asks('/Patient/p1', 'patient/*.rs')
    await em().execute('alter table access_count add constraint broken check (false) not valid')
    await expect(count()).rejects.toThrow(/broken/)
    await em().execute('alter table access_count drop constraint broken')
    await count()
    const [trail, counted] = await figures()
    expect(counted).toEqual(trail)
  })
})

const INSERT = `insert into audit_event (id, organization_id, created_at, action, outcome, actor_name,
  app_version_id, environment, client_id, scopes, detail)
  values (gen_random_uuid(), gen_random_uuid(), now(), 'resource.accessed', 'SUCCESS', 'Slow', ?, 'PRODUCTION', 'c',
    '{patient/Patient.r}', '{"interaction": "read", "resourceType": "Patient", "needed": ["patient/Patient.r"]}')`

describe('C4 the report', () => {
  it('is that of the trail at once, before and after it was counted', async () => {
    const before = await report()
    await asks('/Patient/p1', 'patient/*.rs')
    await asks('/Goal', 'patient/Patient.rs')
    await asks('/Patient/nobody', 'patient/*.rs')
    const after = await report()
    expect(after).toMatchObject({
      requests: before.requests + 1,
      denied: before.denied + 1,
      failed: before.failed + 1,
    })
    await count()
    expect(await report()).toEqual(after)
  })

  it('counts entries of a batch, and not the batch around them', async () => {
    const before = await report()
    const entry = ['Patient/p1', 'Observation?code=x', 'Goal'].map((url) => ({
      request: { method: 'GET', url },
    }))
    const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry })
    const headers = { 'content-type': 'application/fhir+json' }
    const scope = 'patient/Patient.rs patient/Observation.rs'
    expect((await asks('', scope, { method: 'POST', body, headers })).status).toBe(200)
    const after = await report()
    expect([after.requests - before.requests, after.denied - before.denied]).toEqual([2, 1])
  })
})
