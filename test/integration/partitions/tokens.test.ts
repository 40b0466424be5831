import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBackendService } from '../oidc/backend-service.ts'
import { parameter, type SmartApp, type Walk } from '../oidc/smart-app.ts'
import { type PartitionedHouse, startPartitionedHouse } from './partitioned-house.ts'

let house: PartitionedHouse
let app: SmartApp
beforeAll(async () => {
  house = await startPartitionedHouse()
  app = await house.app()
})
afterAll(() => house?.stop())

const walk = (aud: string, more: Walk['params'] = {}): Walk => ({
  email: house.patient.email,
  params: { aud, ...more },
})

async function familyOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  return (await response.json()).name[0].family
}

describe('a token is for the base it was asked for', () => {
  it('R098 CODE-31 opens that base, with the records of its server', async () => {
    for (const [base, family] of [
      [house.bases.first, 'First One'],
      [house.bases.stu3, 'Stu3 One'],
    ] as const) {
      const { json } = await app.tokens(walk(base))
      const fhirUser = `${base}/Patient/p1`
      expect(decodeJwt(json.access_token)).toMatchObject({ aud: base, fhirUser, patient: 'p1' })
      expect(decodeJwt(json.id_token)).toMatchObject({ fhirUser })
      expect(await familyOf(await house.read(base, 'Patient/p1', json.access_token))).toBe(family)
      const other = await house.read(base, 'Patient/p2', json.access_token)
      expect(other.status).toBe(404)
    }
  })

  it('R204 RS-05 RS-10 is refused at every other base with 401, and told that it is for another', async () => {
    const { bases, read, audit } = house
    for (const [mine, other] of [
      [bases.first, bases.stu3],
      [bases.stu3, bases.first],
      [bases.stu3, bases.lab],
    ] as const) {
      const { json } = await app.tokens(walk(mine))
      const response = await read(other, 'Patient/p1', json.access_token)
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(
        /^Bearer .*error="invalid_token".*another FHIR base/,
      )
      const { issue, resourceType } = await response.json()
      expect(resourceType).toBe('OperationOutcome')
      expect(issue).toMatchObject([{ severity: 'error', code: 'login' }])
      expect(await audit(response)).toMatchObject({ detail: { rule: 'token-other-base' } })
    }
    const { json } = await app.tokens(walk(bases.first))
    const sandbox = `${bases.first}-sandbox`
    const response = await read(sandbox, 'Patient/p1', json.access_token)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('is not valid')
  })

  it('REFR-07 stays with its base when it is refreshed', async () => {
    const scope = 'openid fhirUser offline_access patient/Patient.rs'
    const { json } = await app.tokens(walk(house.bases.stu3, { scope }))
    const again = (await app.refresh(json.refresh_token)).json
    expect(decodeJwt(again.access_token)).toMatchObject({
      aud: house.bases.stu3,
      fhirUser: `${house.bases.stu3}/Patient/p1`,
    })
    const moved = await app.refresh(again.refresh_token, { resource: house.bases.first })
    expect([moved.status, moved.json.error]).toEqual([400, 'invalid_target'])
  })

  it('a code cannot be exchanged for a token of another base', async () => {
    const { code, verifier } = await app.authorize(walk(house.bases.stu3))
    const { json, status } = await app.exchange(code, verifier, { resource: house.bases.first })
    expect([status, json.error]).toEqual([400, 'invalid_target'])
  })

  it('introspection says which base', async () => {
    const { json } = await app.tokens(walk(house.bases.stu3))
    const { json: facts } = await app.introspect(json.access_token)
    expect(facts).toMatchObject({ active: true, aud: house.bases.stu3 })
  })
})

describe('what an authorization request names', () => {
  it('AUTHZ-20 RFC 8707 one trailing slash is forgiven, and resource stands for aud', async () => {
    const { stu3 } = house.bases
    for (const params of [
      { aud: `${stu3}/` },
      { aud: undefined, resource: stu3 },
      { aud: stu3, resource: stu3 },
    ]) {
      const { json } = await app.tokens({ email: house.patient.email, params })
      expect(decodeJwt(json.access_token).aud, JSON.stringify(params)).toBe(stu3)
    }
  })

  it.each<[string, () => Walk['params'], string]>([
    ['no base at all', () => ({ aud: undefined }), 'invalid_request'],
    ['an unknown partition', () => ({ aud: `${house.bases.first}-other` }), 'invalid_request'],
    ['a path below a base', () => ({ aud: `${house.bases.stu3}/Patient` }), 'invalid_request'],
    [
      'two bases',
      () => ({ aud: house.bases.stu3, resource: house.bases.first }),
      'invalid_request',
    ],
    ['the base of backend services', () => ({ aud: house.bases.lab }), 'invalid_target'],
    ['the base of the sandbox', () => ({ aud: `${house.bases.first}-sandbox` }), 'invalid_request'],
    ['GraphQL', () => ({ resource: house.platform.urls.graphql }), 'invalid_target'],
  ])('AUTHZ-18 AUTHZ-19 refuses %s before anybody signs in', async (_name, params, error) => {
    const visit = await app.open(params())
    expect(parameter(visit, 'error')).toBe(error)
    expect(parameter(visit, 'state')).toBe('xyz')
    expect(parameter(visit, 'code')).toBe('')
  })

  it('two resources are refused: a token has one audience', async () => {
    const { query } = app.request({ resource: house.bases.first })
    query.append('resource', house.bases.stu3)
    const visit = await app.browser().get(`${app.issuer}/authorize?${query}`)
    expect(parameter(visit, 'error')).toBe('invalid_target')
  })
})

describe('a version of an app that declares FHIR versions', () => {
  it('R073 reaches bases of those alone, and is told why', async () => {
    const { first, stu3 } = house.bases
    const old = await house.app(['DSTU2', 'STU3'])
    const { json } = await old.tokens(walk(stu3))
    expect(decodeJwt(json.access_token).aud).toBe(stu3)
    const refused = await old.open({ aud: first })
    expect(parameter(refused, 'error')).toBe('invalid_target')
    expect(parameter(refused, 'error_description')).toContain(
      'the FHIR server speaks R4, and this version of the app declares DSTU2, STU3',
    )
    const modern = await house.app(['R4'])
    expect(decodeJwt((await modern.tokens(walk(first))).json.access_token).aud).toBe(first)
    expect(parameter(await modern.open({ aud: stu3 }), 'error')).toBe('invalid_target')
  })

  it('R073 with no base of its versions gets no token at all', async () => {
    const oldest = await house.app(['DSTU1'])
    for (const aud of Object.values(house.bases)) {
      expect(parameter(await oldest.open({ aud }), 'error'), aud).toBe('invalid_target')
    }
  })

  it('R073 REFR-17 loses its tokens at the next refresh when it is another version', async () => {
    const both = await house.app(['STU3', 'R4'])
    const scope = 'openid offline_access patient/Patient.rs'
    const { json } = await both.tokens(walk(house.bases.stu3, { scope }))
    await house.platform.orm.em
      .fork()
      .execute(`update app_version set fhir_versions = '{R4}' where id = ?`, [
        both.client.appVersionId,
      ])
    const again = await both.refresh(json.refresh_token)
    expect([again.status, again.json.error]).toEqual([400, 'invalid_target'])
  })
})

describe('consent', () => {
  it('CONS-14 is for the same records at another base as well, and ends at both', async () => {
    const fresh = await house.app()
    const { bases, read } = house
    const { browser, code, verifier } = await fresh.authorize(walk(bases.first))
    const first = (await fresh.exchange(code, verifier)).json
    const { url, verifier: second } = fresh.request({ aud: bases.stu3 })
    const visit = await browser.get(url)
    const again = (await fresh.exchange(parameter(visit, 'code'), second)).json
    expect((await read(bases.stu3, 'Patient/p1', again.access_token)).status).toBe(200)
    await house.platform.orm.em
      .fork()
      .execute('update consent set revoked_at = now() where user_id = ?', [house.patient.id])
    expect((await read(bases.stu3, 'Patient/p1', again.access_token)).status).toBe(401)
    expect((await read(bases.first, 'Patient/p1', first.access_token)).status).toBe(401)
  })
})

describe('a partition with other records', () => {
  it('BACK-01 is open to a backend service that names it, and audited under its own name', async () => {
    const { bases, platform, read, audit } = house
    const service = await aBackendService(platform, ['system/Patient.rs'], 'PRODUCTION')
    const { json } = await service.token({ resource: bases.lab })
    expect(decodeJwt(json.access_token).aud).toBe(bases.lab)
    const response = await read(bases.lab, 'Patient/p1', json.access_token)
    expect(await familyOf(response)).toBe('Lab One')
    expect(await audit(response)).toMatchObject({
      patient_ref: `${bases.lab}/Patient/p1`,
      detail: { partition: 'lab', patients: [`${bases.lab}/Patient/p1`] },
    })
    expect((await read(bases.first, 'Patient/p1', json.access_token)).status).toBe(401)
  })

  it('without a resource the token is for the first base', async () => {
    const { bases, platform, read, audit } = house
    const service = await aBackendService(platform, ['system/Patient.rs'], 'PRODUCTION')
    const { json } = await service.token()
    const response = await read(bases.first, 'Patient/p1', json.access_token)
    expect(await familyOf(response)).toBe('First One')
    const row = await audit(response)
    expect(row).toMatchObject({ patient_ref: 'Patient/p1' })
    expect(row?.detail).not.toHaveProperty('partition')
    const unknown = await service.token({ resource: `${bases.first}-other` })
    expect([unknown.status, unknown.json.error]).toEqual([400, 'invalid_target'])
  })
})
