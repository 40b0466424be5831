import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PlatformError, UpstreamPausedError } from '../../../api/errors.ts'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { fillChart, LAB } from './chart.ts'

let database: Awaited<ReturnType<typeof migratedOrm>>
let proxy: FhirProxy

beforeAll(async () => {
  database = await migratedOrm()
})
afterAll(() => database.close())
beforeEach(async () => {
  proxy = await startFhirProxy({ orm: database.orm })
  fillChart(proxy.upstream)
  return () => proxy.close()
})

describe('every interaction leaves one row', () => {
  it('R208 R300 an access says which app, which user, which patient, which scopes', async () => {
    const scope = `patient/Observation.rs?category=${LAB} patient/Patient.rs`
    const token = await proxy.token({ scope, fhirUser: 'Patient/p1' })
    const response = await proxy.ask('/Observation?code=secret-value', token)
    const { organizationId, appId, appVersionId, clientId, userId } = proxy.app
    const rows = await proxy.audit(response)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      action: 'resource.accessed',
      outcome: 'SUCCESS',
      organization_id: organizationId,
      actor_id: userId,
      actor_name: 'Ada Lovelace',
      app_id: appId,
      app_version_id: appVersionId,
      client_id: clientId,
      environment: 'PRODUCTION',
      patient_ref: 'Patient/p1',
      user_ref: 'Patient/p1',
      scopes: [`patient/Observation.rs?category=${LAB}`],
      source_ip: '127.0.0.1',
      detail: { interaction: 'search-type', resourceType: 'Observation', returned: 0, withheld: 0 },
    })
    expect(JSON.stringify(rows)).not.toContain('secret-value')
  })

  it('a backend service acts in the name of its app, and the patients are listed', async () => {
    const token = await proxy.token({
      ...{ sub: proxy.app.clientId, gh_grant: undefined, patient: undefined },
      scope: 'system/*.rs',
    })
    const [row] = await proxy.audit(await proxy.ask('/Condition', token))
    expect(row).toMatchObject({
      ...{ actor_id: null, actor_name: 'Chart', patient_ref: null },
      detail: { returned: 2, patients: ['Patient/p1', 'Patient/p2'] },
    })
    const [read] = await proxy.audit(await proxy.ask('/Condition/c2', token))
    expect(read).toMatchObject({ patient_ref: 'Patient/p2' })
  })
})

describe('every refusal leaves one row', () => {
  it.each([
    ['/Condition', 'scope-missing', 403],
    ['/Observation?subject.name=x', 'parameter-refused', 400],
    ['/Patient/p2', 'scope-missing', 403],
    ['/Observation/lab-2', 'outside-limits', 404],
    ['/$export', 'interaction-blocked', 403],
    ['/Observation//x', 'address-invalid', 400],
  ])('a refusal of %s says which rule refused: %s', async (path, rule, status) => {
    const token = await proxy.token({ scope: 'patient/Observation.rs' })
    const [row] = await proxy.audit(await proxy.ask(path, token))
    expect(row).toMatchObject({
      action: 'resource.refused',
      outcome: 'DENIED',
      client_id: proxy.app.clientId,
      patient_ref: 'Patient/p1',
      scopes: ['patient/Observation.rs'],
      detail: { rule, status },
    })
  })

  it('a refused token is recorded too, without what it claims when it is not ours', async () => {
    const [none] = await proxy.audit(await proxy.ask('/Patient/p1'))
    expect(none).toMatchObject({
      actor_name: 'Unknown',
      client_id: null,
      detail: { rule: 'no-token' },
    })
    const foreign = await proxy.token({ aud: 'https://other.example/fhir' })
    const [forged] = await proxy.audit(await proxy.ask('/Patient/p1', foreign))
    expect(forged).toMatchObject({ client_id: null, detail: { rule: 'token-not-ours' } })
    await proxy.orm.em
      .fork()
      .execute('update consent set revoked_at = now() where id = ?', [proxy.app.consentId])
    const [revoked] = await proxy.audit(await proxy.ask('/Patient/p1', await proxy.token()))
    expect(revoked).toMatchObject({
      ...{ client_id: proxy.app.clientId, outcome: 'DENIED' },
      detail: { rule: 'token-CONSENT_ENDED', status: 401 },
    })
  })

  it('what is not there is an access that came to nothing', async () => {
    const [row] = await proxy.audit(await proxy.ask('/Patient/nobody', await proxy.token()))
    expect(row).toMatchObject({ action: 'resource.accessed', outcome: 'FAILURE' })
  })
})

describe('the audit row and the answer', () => {
  it('nothing leaves when it cannot be recorded', async () => {
    const token = await proxy.token()
    const em = proxy.orm.em.fork()
    await em.execute('alter table audit_event rename to audit_event_away')
    const response = await proxy.ask('/Patient/p1', token)
    await em.execute('alter table audit_event_away rename to audit_event')
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({
      ...{ resourceType: 'OperationOutcome', issue: [{ code: 'exception' }] },
    })
    expect(proxy.upstream.requests).toHaveLength(1)
  })

  it('an access touches the consent at most once a minute, a refusal never', async () => {
    const lastUsed = async () => {
      const sql = 'select last_used_at from consent where id = ?'
      const [row] = await proxy.orm.em
        .fork()
        .execute<{ last_used_at: Date | null }[]>(sql, [proxy.app.consentId])
      return row?.last_used_at
    }
    const token = await proxy.token()
    await proxy.ask('/Group/g1', token)
    expect(await lastUsed()).toBeNull()
    await proxy.ask('/Patient/p1', token)
    const first = await lastUsed()
    expect(first).not.toBeNull()
    await proxy.ask('/Patient/p1', token)
    expect(await lastUsed()).toEqual(first)
    const sql = `update consent set last_used_at = now() - interval '2 minutes' where id = ?`
    await proxy.orm.em.fork().execute(sql, [proxy.app.consentId])
    const old = await lastUsed()
    await proxy.ask('/Patient/p1', token)
    expect(await lastUsed()).not.toEqual(old)
  })
})

describe('when the server behind the proxy fails', () => {
  it.each([
    [
      new PlatformError('UPSTREAM_UNREACHABLE', 'connect to fake.internal failed'),
      502,
      'transient',
    ],
    [new PlatformError('UPSTREAM_TIMEOUT', 'fake.internal is slow'), 504, 'timeout'],
    [new Error('fake.internal'), 502, 'transient'],
  ])('%s is answered without its name', async (error, status, code) => {
    proxy.upstream.override = () => Promise.reject(error)
    const response = await proxy.ask('/Patient/p1', await proxy.token())
    const text = await response.text()
    expect(response.status).toBe(status)
    expect(JSON.parse(text)).toMatchObject({ issue: [{ code }] })
    expect(text).not.toContain('fake.internal')
    expect(proxy.logged).toHaveLength(1)
    const [row] = await proxy.audit(response)
    expect(row).toMatchObject({ outcome: 'FAILURE', detail: { status } })
  })

  it('RS-10 a server that is left in peace is answered for with 503, and when to come back', async () => {
    for (const override of [
      () => Promise.reject(new UpstreamPausedError(6.5)),
      async () => ({ status: 503, headers: { 'retry-after': '7' }, body: undefined }),
    ]) {
      proxy.upstream.override = override
      const response = await proxy.ask('/Patient/p1', await proxy.token())
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '7'])
      expect(await response.json()).toMatchObject({ issue: [{ code: 'transient' }] })
    }
  })

  it.each([
    [500, undefined, 502],
    [401, { resourceType: 'OperationOutcome' }, 502],
    [200, undefined, 502],
    [200, { resourceType: 'Observation', id: 'p1' }, 502],
    [302, undefined, 502],
    [410, undefined, 404],
    [400, { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'no such parameter' }] }, 400],
  ])('RS-10 an answer %i %j becomes %i', async (status, body, expected) => {
    proxy.upstream.override = async () => ({
      status,
      headers: { 'www-authenticate': 'Basic' },
      body,
    })
    const response = await proxy.ask('/Patient/p1', await proxy.token())
    expect(response.status).toBe(expected)
    expect(response.headers.has('www-authenticate')).toBe(false)
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' })
  })
})

describe('what the server behind the proxy says', () => {
  it.each([
    'Resource Observation/lab-2 refers to it, in path Observation.subject',
    'Failed to call http://hapi:8080/fhir/Patient/$meta',
    'Cannot reach hapi-db:5432',
    'Connection to 10.0.0.7 refused',
    'ca.uhn.fhir.rest.server.exceptions.InvalidRequestException: no',
    'x is not known at ca.uhn.Dao.find(Dao.java:1)',
  ])(
    'RS-10 LEAK-27 what the server behind says of others or of itself is not repeated: %s',
    async (text) => {
      for (const status of [400, 409, 412, 422]) {
        const issue = [{ severity: 'error', code: 'processing', diagnostics: text }]
        const body = { resourceType: 'OperationOutcome', issue }
        proxy.upstream.override = async () => ({ status, headers: {}, body })
        const response = await proxy.ask('/Observation?code=x', await proxy.token())
        const said = await response.text()
        expect(JSON.parse(said)).toMatchObject({ issue: [{ severity: 'error' }] })
        expect(said).not.toMatch(/lab-2|hapi|10\.0\.0|uhn|Exception/)
      }
    },
  )

  it('RS-10 what it says of the words it was asked with is passed on', async () => {
    const text = 'Unknown search parameter "colour", at 2026-01-01T12:30:00Z'
    const body = { resourceType: 'OperationOutcome', issue: [{ diagnostics: text }] }
    proxy.upstream.override = async () => ({ status: 400, headers: {}, body })
    const response = await proxy.ask('/Observation?code=x', await proxy.token())
    expect(await response.json()).toMatchObject({ issue: [{ diagnostics: text }] })
  })
})
