import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tickedScopes } from './browser.ts'
import { aPerson, PASSWORD } from './rows.ts'
import { parameter, titleOf, words } from './smart-app.ts'
import { anApp, isActive, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const LABORATORY =
  'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'

describe('the consent page', () => {
  it('R210 names app, vendor, scopes in words, duration and writing', async () => {
    const app = await anApp(world)
    const browser = app.browser()
    const signIn = await app.open(
      { scope: 'openid fhirUser offline_access patient/Observation.rs' },
      browser,
    )
    const { body } = await browser.post(signIn.url, {
      email: world.patient.email,
      password: PASSWORD,
    })
    expect(body).toContain('Chart &amp; Co')
    expect(body).toContain('Acme &lt;Health&gt;')
    expect(body).toContain('See your test results and vital signs')
    expect(body).toContain('The app cannot change the record.')
    expect(body).toContain('reaches your data for as long as you choose')
    expect(body).not.toContain('<script')
    expect(tickedScopes(body).sort()).toEqual(['offline_access', 'patient/Observation.rs'])
  })

  it('CONS-01, CONS-02, CONS-04, REFR-03 gives what is ticked and nothing else', async () => {
    const app = await anApp(world)
    const { json } = await app.tokens({
      email: world.patient.email,
      params: {
        scope:
          'openid offline_access patient/Patient.rs patient/Observation.rs patient/Condition.rs',
      },
      allow: () => ['patient/Patient.rs', 'patient/Condition.rs', 'patient/*.cruds'],
    })
    expect(words(json.scope)).toEqual(['openid', 'patient/Condition.rs', 'patient/Patient.rs'])
    expect(json.refresh_token).toBeUndefined()
  })

  it('CONS-03 lets a person allow one category instead of a whole type', async () => {
    const app = await anApp(world)
    const { json } = await app.tokens({
      email: world.patient.email,
      params: { scope: 'openid patient/Patient.rs patient/Observation.rs' },
      allow: () => ['patient/Patient.rs', LABORATORY],
    })
    expect(words(json.scope)).toEqual(['openid', LABORATORY, 'patient/Patient.rs'])
  })
})

describe('a decision', () => {
  it('refuses a decision that allows nothing', async () => {
    const app = await anApp(world)
    const { visit } = await app.authorize({
      email: world.patient.email,
      allow: () => ['offline_access'],
    })
    expect(visit.status).toBe(422)
    expect(visit.body).toContain('Nothing is ticked')
  })

  it('AUTHZ-27 tells the app that it was refused, and the audit trail too', async () => {
    const app = await anApp(world)
    const browser = app.browser()
    const page = await app.open({}, browser)
    const consent = await browser.post(page.url, { email: world.patient.email, password: PASSWORD })
    const visit = await browser.post(consent.url, { action: 'cancel' })
    expect(parameter(visit, 'error')).toBe('access_denied')
    const [row] = await auditOf(app.client.clientId, 'consent.denied')
    expect(row).toMatchObject({
      actor_id: world.patient.id,
      outcome: 'DENIED',
      patient_ref: 'Patient/p1',
    })
  })

  it('CONS-07, R085 warns of a declined attestation and wants it acknowledged', async () => {
    const app = await anApp(world, { attestation: 'DECLINED' })
    const refused = await app.authorize({ email: world.patient.email })
    expect(refused.visit.status).toBe(422)
    expect(refused.visit.body).toContain('did not agree to our privacy promise')
    const { code } = await app.authorize({ email: world.patient.email, acknowledge: true })
    expect(code).not.toBe('')
    const [row] = await world.platform.orm.em.execute<object[]>(
      'select attestation_warning_shown, patient_ref from consent where app_id = ?',
      [app.client.appId],
    )
    expect(row).toEqual({ attestation_warning_shown: true, patient_ref: 'Patient/p1' })
  })
})

describe('the patient', () => {
  const both = 'openid launch/patient launch/encounter patient/Patient.rs'

  it('CONS-08 is the person themselves, without a picker', async () => {
    const { json } = await world.app.tokens({ email: world.patient.email })
    expect(json).toMatchObject({ patient: 'p1', need_patient_banner: true })
  })

  it('CONS-10, CONS-11 is chosen by staff, and the visit after it', async () => {
    const app = await anApp(world)
    const walk = {
      email: world.clinician.email,
      params: { scope: both },
      patient: 'p1',
      encounter: 'e1',
    }
    const { json } = await app.tokens(walk)
    expect(json).toMatchObject({ patient: 'p1', encounter: 'e1', need_patient_banner: true })
  })

  it('CONS-09, CONS-11 is never one that was not offered', async () => {
    const app = await anApp(world)
    const browser = app.browser()
    const page = await app.open({ scope: both }, browser)
    const picker = await browser.post(page.url, {
      email: world.clinician.email,
      password: PASSWORD,
    })
    for (const patient of ['nobody', '../Encounter/e1', '']) {
      expect((await browser.post(picker.url, { patient })).status).toBe(403)
    }
    const visits = await browser.post(picker.url, { patient: 'p1' })
    expect(titleOf(visits)).toBe('Choose a visit')
    expect((await browser.post(visits.url, { encounter: 'e2' })).status).toBe(403)
  })

  it('CONS-09 cannot be forged by a patient, nor chosen by somebody who is neither', async () => {
    const app = await anApp(world, { environment: 'PRODUCTION' })
    const developer = await aPerson(world.platform, { roles: ['DEVELOPER'] })
    const browser = app.browser()
    const page = await app.open({}, browser)
    const nothing = await browser.post(page.url, { email: developer.email, password: PASSWORD })
    expect(titleOf(nothing)).toBe('There is no record you can open')
    expect((await browser.post(nothing.url, { patient: 'p1' })).status).toBe(403)
  })

  it('the picker searches and escapes', async () => {
    const app = await anApp(world)
    const browser = app.browser()
    const page = await app.open({}, browser)
    const picker = await browser.post(page.url, {
      email: world.clinician.email,
      password: PASSWORD,
    })
    const found = await browser.get(`${picker.url}?name=Two`)
    expect(found.body).toContain('value="p2"')
    expect(found.body).toContain('&lt;b&gt;Bob Two')
  })
})

describe('a consent that was given', () => {
  it('CONS-15 is remembered for the same and for less, and asked again for more', async () => {
    const app = await anApp(world)
    const scope = 'openid patient/Patient.rs patient/Observation.rs'
    const { browser } = await app.authorize({ email: world.patient.email, params: { scope } })
    for (const narrower of [scope, 'openid patient/Observation.r']) {
      const walk = { browser, params: { scope: narrower } }
      const { code, verifier } = await app.authorize({ ...walk, allow: () => ['never asked'] })
      const { json } = await app.exchange(code, verifier)
      expect(words(json.scope)).toEqual(words(narrower))
    }
    const wider = await app.open({ scope: `${scope} patient/Condition.rs` }, browser)
    expect(titleOf(wider)).toContain('asks for access')
  })

  it('CONS-14 is for one version', async () => {
    const app = await anApp(world)
    const { browser } = await app.authorize({ email: world.patient.email })
    const next = await anApp(world)
    await world.platform.orm.em.execute(
      'update oauth_client set pinned_version_id = ? where client_id = ?',
      [next.client.appVersionId, app.client.clientId],
    )
    expect(titleOf(await app.open({}, browser))).toContain('asks for access')
  })

  it('is for one patient', async () => {
    const app = await anApp(world)
    const { browser } = await app.authorize({ email: world.clinician.email, patient: 'p1' })
    const picker = await app.open({}, browser)
    expect(titleOf(picker)).toBe('Choose a patient')
    const other = await browser.post(picker.url, { patient: 'p2' })
    expect(titleOf(other)).toContain('asks for access')
  })
})

describe('the traces of a consent', () => {
  it('survives a replayed refresh token, with new tokens only', async () => {
    const app = await anApp(world)
    const params = { scope: 'openid offline_access patient/Patient.rs' }
    const { browser, code, verifier } = await app.authorize({ email: world.patient.email, params })
    const first = await app.exchange(code, verifier)
    await app.refresh(first.json.refresh_token)
    await app.refresh(first.json.refresh_token)
    expect(await isActive(app, first.json.access_token)).toBe(false)
    const again = await app.authorize({ browser, params })
    const { json } = await app.exchange(again.code, again.verifier)
    expect(await isActive(app, json.access_token)).toBe(true)
    expect(await isActive(app, first.json.access_token)).toBe(false)
  })

  it('CONS-16 is written down with launch and tokens', async () => {
    const app = await anApp(world)
    await app.tokens({ email: world.patient.email })
    for (const action of ['consent.given', 'launch', 'token.issued']) {
      const rows = await auditOf(app.client.clientId, action)
      expect(rows, action).toHaveLength(1)
      expect(rows[0]).toMatchObject({
        actor_id: world.patient.id,
        app_id: app.client.appId,
        app_version_id: app.client.appVersionId,
        patient_ref: 'Patient/p1',
        source_ip: expect.any(String),
      })
    }
    const [launch] = await world.platform.orm.em.execute<object[]>(
      'select mode, succeeded, patient_ref, consent_id is not null as has_consent from launch where app_id = ?',
      [app.client.appId],
    )
    const expected = {
      mode: 'STANDALONE',
      succeeded: true,
      patient_ref: 'Patient/p1',
      has_consent: true,
    }
    expect(launch).toEqual(expected)
  })
})

function auditOf(clientId: string, action: string): Promise<Record<string, unknown>[]> {
  return world.platform.orm.em.execute(
    'select * from audit_event where client_id = ? and action = ? order by sequence',
    [clientId, action],
  )
}
