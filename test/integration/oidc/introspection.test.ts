import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBackendService, type BackendService } from './backend-service.ts'
import { postForm, words } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
let service: BackendService
beforeAll(async () => {
  world = await startWorld()
  service = await aBackendService(world.platform, ['system/Patient.rs'])
})
afterAll(() => world.stop())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('introspection', () => {
  it('INTR-01, INTR-02, INTR-03, INTR-04, INTR-05 repeats what the token answer said', async () => {
    const scope = 'openid fhirUser launch/patient patient/Patient.rs'
    const { json: token } = await world.app.tokens({
      email: world.patient.email,
      params: { scope },
    })
    const { headers, json, status } = await world.app.introspect(token.access_token)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toContain('no-store')
    expect(json).toMatchObject({
      ...{ active: true, client_id: world.app.client.clientId, iss: world.app.issuer },
      ...{ sub: world.patient.id, patient: 'p1', need_patient_banner: true, token_type: 'Bearer' },
      fhirUser: `${world.app.fhirBase}/Patient/p1`,
    })
    expect(words(json.scope)).toEqual(words(token.scope))
    expect(json.exp - json.iat).toBe(3600)
    const { fhirUser, iss, sub } = decodeJwt(token.id_token)
    expect(json).toMatchObject({ fhirUser, iss, sub })
  })

  it('INTR-06 says of a dead token that it is not active, and nothing else', async () => {
    const { json } = await world.app.tokens({ email: world.patient.email })
    const tampered = `${json.access_token.slice(0, -6)}AAAAAA`
    for (const token of ['garbage', 'a.b.c', tampered, json.id_token]) {
      const answer = await world.app.introspect(token)
      expect([answer.status, answer.json]).toEqual([200, { active: false }])
    }
  })

  it('INTR-07 is not for everybody, and not by GET', async () => {
    const url = `${world.app.issuer}/token/introspection`
    const answer = await postForm(url, { token: 'x' })
    expect([answer.status, answer.json.error]).toEqual([401, 'invalid_client'])
    expect((await fetch(`${url}?token=x`)).status).toBe(405)
  })

  it('INTR-08 a backend service may ask about any token with its own', async () => {
    const { json: user } = await world.app.tokens({ email: world.patient.email })
    const { json: system } = await service.token()
    const answer = await world.app.introspect(user.access_token, bearer(system.access_token))
    expect(answer.json).toMatchObject({ active: true, patient: 'p1' })
    expect((await world.app.introspect('garbage', bearer(system.access_token))).json).toEqual({
      active: false,
    })
  })

  it('INTR-09 another app may ask about its own tokens only', async () => {
    const { json: mine } = await world.app.tokens({ email: world.patient.email })
    const { json: system } = await service.token()
    const own = await world.app.introspect(mine.access_token, bearer(mine.access_token))
    expect(own.json.active).toBe(true)
    const foreign = await world.app.introspect(system.access_token, bearer(mine.access_token))
    expect([foreign.status, foreign.json.error]).toEqual([403, 'insufficient_scope'])
    const stranger = await anApp(world)
    expect((await stranger.introspect(mine.access_token)).json).toEqual({ active: false })
  })

  it('a bad Bearer token is refused as one', async () => {
    const answer = await world.app.introspect('x', bearer('not.a.token'))
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token')
  })

  it('INTR-10 finds a token whatever the hint, INTR-11 a refresh token too', async () => {
    const app = await anApp(world)
    const params = { scope: 'openid offline_access patient/Patient.rs' }
    const { json } = await app.tokens({ email: world.patient.email, params })
    for (const token of [json.access_token, json.refresh_token]) {
      const form = { token, client_id: app.client.clientId, token_type_hint: 'nonsense' }
      const answer = await postForm(`${app.issuer}/token/introspection`, form)
      expect(answer.json.active).toBe(true)
    }
  })
})
