import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { query } from '../../support/sql.ts'
import { aBackendService } from '../oidc/backend-service.ts'
import {
  aStateApp,
  inProduction,
  KEYS,
  ORIGIN,
  openStateRoom,
  PREFERENCES,
  StateClient,
  type StateRoom,
  token,
} from './state-room.ts'

let room: StateRoom
beforeAll(async () => {
  room = await openStateRoom()
})
afterAll(() => room?.stop())

const ALL = 'patient/Basic.cruds user/Basic.cruds'
const ofPatient = (scope = 'patient/Basic.cruds', app = room.app) =>
  StateClient.launched(app, { email: room.patient.email, scope })
const ofClinician = (scope: string, patient?: string, app = room.app) =>
  StateClient.launched(app, { email: room.clinician.email, scope, ...(patient && { patient }) })

/** A code that no other test uses. */
const aCode = () => ({ system: `${ORIGIN}/codes`, code: crypto.randomUUID() })

describe('STATE-03 a search for app state', () => {
  it('finds exactly the code and the subject', async () => {
    const client = await ofClinician(ALL, 'p1')
    const { fhirBase } = client
    const code = aCode()
    const made = async (coding: object, subject?: string) =>
      (await client.created(client.state(coding, subject))).id
    const [patient, user, hospital] = [
      await made(code, 'Patient/p1'),
      await made(code, 'Practitioner/d1'),
      await made(code),
    ]
    await made({ ...code, code: `${code.code}-2` }, 'Patient/p1')
    await made({ system: ORIGIN, code: code.code }, 'Patient/p1')
    const search = (more: Record<string, string>) => client.found({ code: token(code), ...more })
    expect(await search({ subject: `${fhirBase}/Patient/p1` })).toEqual([patient])
    expect(await search({ subject: `${fhirBase}/Practitioner/d1` })).toEqual([user])
    expect(await search({ 'subject:missing': 'true' })).toEqual([hospital])
    expect(await search({})).toEqual([patient, user, hospital])
  })

  it('answers a searchset that names itself and every place', async () => {
    const client = await ofPatient()
    const code = aCode()
    const { id, resource } = await client.created(client.state(code, 'Patient/p1'))
    const subject = `${client.fhirBase}/Patient/p1`
    const bundle = await (await client.search({ code: token(code), subject })).json()
    expect(bundle).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 1,
      link: [{ relation: 'self', url: expect.stringContaining(`${client.base}/Basic?code=`) }],
      entry: [{ fullUrl: `${client.base}/Basic/${id}`, resource, search: { mode: 'match' } }],
    })
    const form = new URLSearchParams({ code: token(code), subject })
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const posted = await client.send('POST', '/Basic/_search', String(form), type)
    expect([posted.status, (await posted.json()).total]).toEqual([200, 1])
    const none = await (await client.search({ code: token(aCode()), subject })).json()
    expect(none).toMatchObject({ total: 0 })
    expect(none).not.toHaveProperty('entry')
  })

  it.each<[string, Record<string, string>]>([
    ['no code', { subject: 'Patient/p1' }],
    ['a code without its system', { code: 'display-preferences' }],
    ['a system without a code', { code: `${ORIGIN}|` }],
    ['two codes', { code: `${ORIGIN}|a,${ORIGIN}|b` }],
    ['a relative subject', { code: `${ORIGIN}|a`, subject: 'Patient/p1' }],
    ['a subject twice over', { code: `${ORIGIN}|a`, subject: 'x', 'subject:missing': 'true' }],
    ['a subject that is not missing', { code: `${ORIGIN}|a`, 'subject:missing': 'false' }],
    ['a parameter of others', { code: `${ORIGIN}|a`, 'subject:missing': 'true', author: 'x' }],
    ['a modifier', { 'code:text': 'display' }],
  ])('is refused with %s', async (_name, parameters) => {
    const response = await (await ofClinician('user/Basic.cruds')).search(parameters)
    const outcome = await response.json()
    expect([response.status, outcome.resourceType]).toEqual([400, 'OperationOutcome'])
  })
})

describe('STATE-04 an app', () => {
  it('uses codes of its own origin, and its client id where it has none', async () => {
    const client = await ofPatient()
    const own = `${room.app.issuer}/clients/${room.app.client.clientId}`
    for (const system of [ORIGIN, `${ORIGIN}/codes`, own]) {
      expect((await client.create(client.state({ system, code: 'a' }, 'Patient/p1'))).status).toBe(
        201,
      )
    }
    const strange = `${room.app.issuer}/clients/${room.stranger.client.clientId}`
    for (const system of [
      'https://other.example',
      `${ORIGIN}.evil.example`,
      `${ORIGIN}:8443`,
      strange,
    ]) {
      const refused = await client.create(client.state({ system, code: 'a' }, 'Patient/p1'))
      expect([refused.status, system]).toEqual([403, system])
      expect((await refused.json()).issue[0].diagnostics).toContain(ORIGIN)
      const subject = `${client.fhirBase}/Patient/p1`
      expect(await client.found({ code: `${system}|a`, subject })).toBe(403)
    }
  })

  it('never meets the state of another vendor, whatever address both claim', async () => {
    const [mine, theirs] = [
      await ofPatient(),
      await ofPatient('patient/Basic.cruds', room.stranger),
    ]
    const code = aCode()
    const { id, etag } = await mine.created(mine.state(code, 'Patient/p1'))
    const subject = `${mine.fhirBase}/Patient/p1`
    expect(await theirs.found({ code: token(code), subject })).toEqual([])
    expect((await theirs.send('GET', `/Basic/${id}`)).status).toBe(404)
    expect((await theirs.update(id, etag, theirs.state(code, 'Patient/p1'))).status).toBe(412)
    expect((await theirs.remove(id, etag)).status).toBe(412)
    expect(await mine.found({ code: token(code), subject })).toEqual([id])
  })
})

describe('STATE-04 a token', () => {
  it('reaches with patient/ the patient in context and nobody else', async () => {
    const [one, two] = [
      await ofClinician('launch/patient patient/Basic.cruds', 'p1'),
      await ofClinician('launch/patient patient/Basic.cruds', 'p2'),
    ]
    const code = aCode()
    const { id, etag } = await one.created(one.state(code, 'Patient/p1'))
    for (const subject of ['Patient/p1', 'Practitioner/d1', undefined]) {
      expect((await two.create(two.state(code, subject))).status).toBe(403)
    }
    const subject = `${two.fhirBase}/Patient/p1`
    expect(await two.found({ code: token(code), subject })).toBe(403)
    expect(await two.found({ code: token(code) })).toEqual([])
    expect(await two.found({ code: token(code), 'subject:missing': 'true' })).toBe(403)
    expect((await two.send('GET', `/Basic/${id}`)).status).toBe(404)
    expect((await two.update(id, etag, two.state(code, 'Patient/p1'))).status).toBe(412)
    expect((await two.remove(id, etag)).status).toBe(412)
    expect(await one.found({ code: token(code), subject })).toEqual([id])
  })

  it('reaches with user/ the user, the patient in context and the hospital', async () => {
    const client = await ofClinician('user/Basic.cruds')
    const code = aCode()
    const { id } = await client.created(client.state(code, 'Practitioner/d1'))
    await client.created(client.state(code))
    for (const subject of ['Patient/p1', 'Practitioner/d2', 'Person/d1']) {
      expect((await client.create(client.state(code, subject))).status).toBe(403)
    }
    const again = await ofClinician('user/Basic.rs')
    const subject = `${client.fhirBase}/Practitioner/d1`
    expect(await again.found({ code: token(code), subject })).toEqual([id])
  })

  it('keeps state for the hospital as a whole only with staff, and reads it with anybody', async () => {
    const code = aCode()
    const staff = await ofClinician('user/Basic.cruds')
    const { id, etag } = await staff.created(staff.state(code))
    const patient = await ofPatient('user/Basic.cruds')
    expect(await patient.found({ code: token(code), 'subject:missing': 'true' })).toEqual([id])
    expect((await patient.create(patient.state(code))).status).toBe(403)
    expect((await patient.update(id, etag, patient.state(code))).status).toBe(403)
    expect((await patient.remove(id, etag)).status).toBe(403)
    const wildcard = await ofClinician('user/*.cruds')
    expect((await wildcard.create(wildcard.state(code))).status).toBe(403)
    expect(await wildcard.found({ code: token(code), 'subject:missing': 'true' })).toEqual([id])
  })
})

describe('STATE-04 a scope for app state', () => {
  it('is held to the code it names, and to its letters', async () => {
    const wide = await ofPatient()
    const { id, etag } = await wide.created(wide.state(KEYS, 'Patient/p1'))
    const { id: other, etag: otherTag } = await wide.created(wide.state(PREFERENCES, 'Patient/p1'))
    const subject = `${wide.fhirBase}/Patient/p1`
    const writer = await ofPatient(`patient/Basic.cuds?code=${ORIGIN}|phr-keys`)
    expect(await writer.found({ code: token(KEYS), subject })).toContain(id)
    expect(await writer.found({ code: token(PREFERENCES), subject })).toBe(403)
    expect((await writer.create(writer.state(PREFERENCES, 'Patient/p1'))).status).toBe(403)
    expect((await writer.remove(other, otherTag)).status).toBe(412)
    expect((await writer.send('GET', `/Basic/${id}`)).status).toBe(403)
    const reader = await ofPatient(`patient/Basic.s?code=${ORIGIN}|phr-keys`)
    expect(await reader.found({ code: token(KEYS), subject })).toContain(id)
    for (const response of [
      await reader.create(reader.state(KEYS, 'Patient/p1')),
      await reader.update(id, etag, reader.state(KEYS, 'Patient/p1')),
      await reader.remove(id, etag),
    ]) {
      expect(response.status).toBe(403)
      expect(response.headers.get('www-authenticate')).toMatch(/insufficient_scope/)
    }
    expect((await writer.remove(id, etag)).status).toBe(204)
  })

  it('is needed, and a token at all', async () => {
    const client = await ofPatient('patient/Patient.rs')
    expect((await client.create(client.state(KEYS, 'Patient/p1'))).status).toBe(403)
    expect(await client.found({ code: token(KEYS) })).toBe(403)
    const anybody = await fetch(`${client.base}/Basic?code=${ORIGIN}|a`)
    expect([anybody.status, (await anybody.json()).resourceType]).toEqual([401, 'OperationOutcome'])
  })

  it('keeps as a service state for the hospital and no other', async () => {
    const service = await aBackendService(room.platform, ['system/Basic.cruds'])
    const { json } = await service.token({ scope: 'system/Basic.cruds' })
    const client = new StateClient(room.app, json.access_token)
    const system = `${room.app.issuer}/clients/${service.clientId}`
    const code = { system, code: 'hospital-config' }
    const { id } = await client.created(client.state(code))
    expect(await client.found({ code: token(code), 'subject:missing': 'true' })).toEqual([id])
    expect((await client.create(client.state(code, 'Patient/p1'))).status).toBe(403)
  })
})

describe('STATE-05 app state', () => {
  it('is not among the Basic resources of the FHIR base', async () => {
    const client = await ofClinician('user/Basic.cruds')
    const code = aCode()
    const { id } = await client.created(client.state(code, 'Practitioner/d1'))
    const headers = { authorization: `Bearer ${client.token}` }
    const found = await fetch(`${client.fhirBase}/Basic?code=${token(code)}`, { headers })
    expect(found.status).toBe(200)
    expect(await found.text()).not.toContain(id)
    expect((await fetch(`${client.fhirBase}/Basic/${id}`, { headers })).status).toBe(404)
    const asked = room.fhir.requests.map(({ path, body }) => JSON.stringify([path, body]))
    expect(asked.filter((each) => each.includes('app-state'))).toEqual([])
  })

  it('of production and of the sandbox are apart', async () => {
    const app = await aStateApp(room)
    const live = await inProduction(room, app.client)
    const scope = 'user/Basic.cruds'
    const [sandbox, production] = [
      await ofClinician(scope, undefined, app),
      await ofClinician(scope, undefined, live),
    ]
    const { id, etag } = await sandbox.created(sandbox.state(PREFERENCES))
    const wanted = { code: token(PREFERENCES), 'subject:missing': 'true' }
    expect(await production.found(wanted)).toEqual([])
    expect((await production.remove(id, etag)).status).toBe(412)
    expect(await sandbox.found(wanted)).toEqual([id])
    expect((await new StateClient(live, sandbox.token).search(wanted)).status).toBe(401)
  })
})

describe('app state of an app that is stopped', () => {
  it('is closed at once by a suspension, and there again afterwards', async () => {
    const app = await aStateApp(room)
    const client = await ofPatient('patient/Basic.cruds', app)
    const { id, etag } = await client.created(client.state(KEYS, 'Patient/p1'))
    const wanted = { code: token(KEYS) }
    expect(await client.found(wanted)).toEqual([id])
    const become = (status: string) =>
      query(room.platform.databaseUrl, `update app_version set status = $1 where id = $2`, [
        status,
        app.client.appVersionId,
      ])
    const [before] = await query(
      room.platform.databaseUrl,
      'select status from app_version where id = $1',
      [app.client.appVersionId],
    )
    await become('SUSPENDED')
    expect(await client.found(wanted)).toBe(401)
    expect((await client.update(id, etag, client.state(KEYS, 'Patient/p1'))).status).toBe(401)
    expect((await client.remove(id, etag)).status).toBe(401)
    await become(String(before?.status))
    expect(await client.found(wanted)).toEqual([id])
  })

  it('outlives the consent, and waits for the next', async () => {
    const app = await aStateApp(room)
    const client = await ofPatient('patient/Basic.cruds', app)
    const { id } = await client.created(client.state(KEYS, 'Patient/p1'))
    await query(
      room.platform.databaseUrl,
      `update consent set revoked_at = now() where app_id = $1`,
      [app.client.appId],
    )
    expect(await client.found({ code: token(KEYS) })).toBe(401)
    const again = await ofPatient('patient/Basic.cruds', app)
    expect(await again.found({ code: token(KEYS) })).toEqual([id])
  })
})
