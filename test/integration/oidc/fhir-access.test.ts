import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBackendService } from './backend-service.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

async function read(
  path: string,
  token: string,
  environment: 'SANDBOX' | 'PRODUCTION' = 'SANDBOX',
) {
  const url = `${world.platform.urls.fhir[environment]}/${path}`
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  return response.status
}

describe('a token at the FHIR base', () => {
  it('CTX-02, OIDC-09 opens the patient, and who the person is', async () => {
    const { json } = await world.app.tokens({ email: world.patient.email })
    expect(await read(`Patient/${json.patient}`, json.access_token)).toBe(200)
    const staff = await world.app.tokens({ email: world.clinician.email, patient: 'p2' })
    world.fhir.put({ resourceType: 'Practitioner', id: 'd1' })
    expect(await read('Practitioner/d1', staff.json.access_token)).toBe(200)
    expect(await read('Patient/p1', staff.json.access_token)).not.toBe(200)
  })

  it('OIDC-08, OIDC-10 lets a page of the app read who signed in, from its own origin', async () => {
    const { json } = await world.app.tokens({ email: world.patient.email })
    const { fhirUser } = decodeJwt<{ fhirUser: string }>(json.id_token)
    const origin = 'https://app.example'
    const headers = { authorization: `Bearer ${json.access_token}`, origin }
    const response = await fetch(fhirUser, { headers })
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(await response.json()).toMatchObject({ resourceType: 'Patient', id: 'p1' })
  })

  it('BACK-01 of a backend service opens what it was approved for', async () => {
    const service = await aBackendService(world.platform, ['system/Patient.rs'])
    const { json } = await service.token()
    expect(await read('Patient/p1', json.access_token)).toBe(200)
    expect(await read('Encounter/e1', json.access_token)).toBe(403)
  })

  it('REVO-01, REVO-02 is worth nothing from the moment it is revoked', async () => {
    const app = await anApp(world)
    const params = { scope: 'openid offline_access patient/Patient.rs' }
    const { json } = await app.tokens({ email: world.patient.email, params })
    await app.revoke(json.access_token)
    expect(await read('Patient/p1', json.access_token)).toBe(401)
    const next = (await app.refresh(json.refresh_token)).json
    expect(await read('Patient/p1', next.access_token)).toBe(200)
    await app.revoke(next.refresh_token)
    expect(await read('Patient/p1', next.access_token)).toBe(401)
  })

  it('PLAT-04, RS-05, RS-09 is for one environment, and no other token will do', async () => {
    const params = { scope: 'openid offline_access patient/Patient.rs' }
    const app = await anApp(world)
    const { json } = await app.tokens({ email: world.patient.email, params })
    expect(await read('Patient/p1', json.access_token, 'PRODUCTION')).toBe(401)
    expect(await read('Patient/p1', json.id_token)).toBe(401)
    expect(await read('Patient/p1', json.refresh_token)).toBe(401)
  })
})
