import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FhirProxy, startFhirProxy, type TokenWishes } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { fillChart } from './chart.ts'

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

describe('without a token', () => {
  it.each([
    'Patient/p1',
    'Patient/unknown',
    'Observation?patient=p1',
    '$export',
    'Patient/$export',
    'Group/g1/$export',
    'NotAType/1',
    '_history',
    '',
  ])('RS-01 RS-02 RS-10 BACK-38 %s asks for one', async (path) => {
    const response = await proxy.ask(`/${path}`)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="FHIR"')
    expect(response.headers.get('content-type')).toMatch(/^application\/fhir\+json/)
    expect(await response.json()).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'login' }],
    })
    expect(proxy.upstream.requests).toEqual([])
  })

  it('RS-08 a scheme other than Bearer is none', async () => {
    const headers = { authorization: `Basic ${btoa('a:b')}` }
    expect((await proxy.ask('/Patient/p1', undefined, { headers })).status).toBe(401)
  })
})

describe('where the token is sent', () => {
  it('RS-06 the name of the scheme may be written in any case', async () => {
    const token = await proxy.token()
    for (const scheme of ['bearer', 'BEARER', 'Bearer']) {
      const headers = { authorization: `${scheme} ${token}` }
      expect((await proxy.ask('/Patient/p1', undefined, { headers })).status).toBe(200)
    }
  })

  it('RS-07 a token in the address or in the form is not looked at', async () => {
    const token = await proxy.token()
    expect((await proxy.ask(`/Patient/p1?access_token=${token}`)).status).toBe(401)
    const body = new URLSearchParams({ access_token: token })
    const form = await proxy.ask('/Observation/_search', undefined, { method: 'POST', body })
    expect(form.status).toBe(401)
    expect(proxy.upstream.requests).toEqual([])
  })

  it('RS-08 two credentials are one too many', async () => {
    const token = await proxy.token()
    const twice = await proxy.ask(`/Patient/p1?access_token=${token}`, token)
    const body = new URLSearchParams({ access_token: token })
    const inForm = await proxy.ask('/Observation/_search', token, { method: 'POST', body })
    const headers = { authorization: `Bearer ${token}, Bearer ${token}` }
    const joined = await proxy.ask('/Patient/p1', undefined, { headers })
    expect([twice.status, inForm.status, joined.status]).toEqual([400, 400, 400])
    expect(proxy.upstream.requests).toEqual([])
  })
})

describe('a token that is not good', () => {
  async function refusal(token: string) {
    const response = await proxy.ask('/Patient/p1', token)
    const { issue } = await response.json()
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer .*error="invalid_token"/)
    expect(proxy.upstream.requests).toEqual([])
    return `${response.status} ${issue[0].code}`
  }

  it.each<[string, TokenWishes]>([
    ['RS-05 for another base', { aud: 'https://other.example/fhir' }],
    ['PLAT-04 of the sandbox issuer', { iss: 'https://other.example/auth-sandbox' }],
    ['without a version', { gh_version: undefined }],
    ['without an expiry', { exp: undefined }],
    ['without an id', { jti: undefined }],
    ['of a person, without a grant', { gh_grant: undefined }],
    ['with a patient that is no id', { patient: 'p1,p2' }],
  ])('%s is refused', async (_case, wishes) => {
    expect(await refusal(await proxy.token(wishes))).toBe('401 login')
  })

  it('RS-04 an expired one is refused at once', async () => {
    const now = Math.floor(Date.now() / 1000)
    expect(await refusal(await proxy.token({ exp: now - 1 }))).toBe('401 expired')
  })

  it('RS-09 an ID token of the same issuer is refused', async () => {
    expect(await refusal(await proxy.token({}, { typ: 'JWT' }))).toBe('401 login')
  })

  it('a foreign signature, no signature and no token at all are refused', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    const claims = { iss: proxy.issuer, aud: proxy.base, client_id: proxy.app.clientId }
    const header = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' }
    const foreign = await new SignJWT(claims)
      .setProtectedHeader(header)
      .setExpirationTime('5m')
      .sign(privateKey)
    const [, payload] = (await proxy.token()).split('.')
    for (const token of [
      ...[foreign, new UnsecuredJWT(claims).encode(), 'nonsense', 'a.b.c', 'a b'],
      `${btoa('{"alg":"none","typ":"at+jwt"}').replaceAll('=', '')}.${payload}.`,
    ]) {
      expect(await refusal(token)).toBe('401 login')
    }
  })
})

describe('what a token rests on', () => {
  async function statusAfter(sql: string, id: string) {
    const token = await proxy.token()
    expect((await proxy.ask('/Patient/p1', token)).status).toBe(200)
    await proxy.orm.em.fork().execute(sql, [id])
    return (await proxy.ask('/Patient/p1', token)).status
  }

  it('CONS-12 the very next call after a consent is taken back is refused', async () => {
    const sql = 'update consent set revoked_at = now() where id = ?'
    expect(await statusAfter(sql, proxy.app.consentId)).toBe(401)
  })

  it('CONS-13 the very next call after an app is suspended is refused', async () => {
    const sql = `update app_version set status = 'SUSPENDED' where id = ?`
    expect(await statusAfter(sql, proxy.app.appVersionId)).toBe(401)
  })

  it('USER-04 the very next call after a user is disabled is refused', async () => {
    const sql = 'update user_account set disabled_at = now() where id = ?'
    expect(await statusAfter(sql, proxy.app.userId)).toBe(401)
  })

  it('a client that is disabled is refused', async () => {
    const sql = 'update oauth_client set disabled_at = now() where client_id = ?'
    expect(await statusAfter(sql, proxy.app.clientId)).toBe(401)
  })

  it('RS-03 RS-10 a good token without the scope is told which one it lacks', async () => {
    const token = await proxy.token({ scope: 'patient/Observation.rs' })
    const response = await proxy.ask('/Condition?patient=p1', token)
    expect(response.status).toBe(403)
    expect(response.headers.get('www-authenticate')).toBe(
      'Bearer realm="FHIR", error="insufficient_scope", scope="patient/Condition.s"',
    )
    expect(await response.json()).toMatchObject({ issue: [{ code: 'forbidden' }] })
    expect(proxy.upstream.requests).toEqual([])
  })
})
