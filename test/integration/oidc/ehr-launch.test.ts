import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { EHR_SCOPE, type EhrWorld, startEhrWorld } from './ehr.ts'
import { PASSWORD } from './rows.ts'
import { parameter, titleOf, words } from './smart-app.ts'
import { anApp } from './world.ts'

let world: EhrWorld
beforeAll(async () => {
  world = await startEhrWorld()
})
afterAll(() => world?.stop())

describe('a launch from an EHR', () => {
  it('EHR-01, EHR-02 opens the registered launch URL, its own query kept', async () => {
    const { client, fhirBase } = await anApp(world, {
      launchUrl: 'https://app.example/launch?foo=1&bar=a%20b',
    })
    const { environment, launch, launchUrl } = await world.ehr.create(
      world.onScreen({ clientId: client.clientId }),
    )
    expect(environment, 'EHR-15').toBe('SANDBOX')
    expect(launchUrl?.startsWith('https://app.example/launch?foo=1&bar=a%20b&')).toBe(true)
    const { searchParams } = new URL(launchUrl ?? '')
    expect(searchParams.get('iss')).toBe(fhirBase)
    expect(searchParams.get('launch')).toBe(launch)
    expect((await world.ehr.create(world.onScreen())).launchUrl, 'none is registered').toBeNull()
  })

  it('EHR-03 has a token nobody can guess, kept as a hash, for five minutes, and recorded', async () => {
    const before = Date.now()
    const { expiresAt, launch } = await world.ehr.create(
      world.onScreen({ encounter: 'e1', intent: 'review' }),
    )
    expect(launch).toMatch(/^[\w-]{43}$/)
    expect(Date.parse(expiresAt) - before).toBeLessThanOrEqual(300_000 + (Date.now() - before))
    const rows = await column<string>(world.platform, 'select to_jsonb(l)::text from ehr_launch l')
    const trail = await column<string>(
      world.platform,
      `select to_jsonb(a)::text from audit_event a where action = 'launch-context.created'`,
    )
    for (const text of [...rows, ...trail, ...world.platform.logs])
      expect(text).not.toContain(launch)
    expect(JSON.parse(trail.at(-1) ?? '{}')).toMatchObject({
      ...{ client_id: world.app.client.clientId, patient_ref: 'Patient/p1' },
      ...{ actor_name: 'Chart & Co', user_ref: world.clinician.id },
      detail: {
        fhirBase: world.platform.urls.fhir.SANDBOX,
        ...{ encounter: 'e1', intent: 'review', service: world.ehr.service.clientId },
      },
    })
  })

  it('EHR-04, EHR-09, CTX-03, CTX-04, CTX-06, CTX-07, CTX-12, INTR-03 brings the context to the app without a picker', async () => {
    const params = await world.opened(
      { encounter: 'e1', intent: 'reconcile' },
      `${EHR_SCOPE} launch/encounter`,
    )
    const page = await world.app.open(params)
    const browser = world.app.browser()
    const { url, verifier } = world.app.request(
      await world.opened({ encounter: 'e1', intent: 'reconcile' }, `${EHR_SCOPE} launch/encounter`),
    )
    expect(titleOf(page)).toBe('Sign in')
    const asked = await browser.post((await browser.get(url)).url, {
      email: world.clinician.email,
      password: PASSWORD,
    })
    expect(asked.body, 'straight to consent').toContain('value="allow"')
    const visit = await browser.post(asked.url, {
      action: 'allow',
      scope: ['patient/Patient.rs', 'offline_access'],
    })
    const { json } = await world.app.exchange(parameter(visit, 'code'), verifier)
    const context = {
      ...{ patient: 'p1', encounter: 'e1', need_patient_banner: false, intent: 'reconcile' },
      tenant: world.platform.organization.id,
      smart_style_url: expect.stringMatching(/^http.*\.json$/),
    }
    expect(json).toMatchObject(context)
    expect(words(json.scope)).toEqual(words(`${EHR_SCOPE} launch/encounter`))
    expect(decodeJwt(json.access_token)).toMatchObject(context)
    expect((await world.app.refresh(json.refresh_token)).json, 'CTX-12').toMatchObject(context)
    const introspected = await world.app.introspect(json.access_token)
    expect(introspected.json).toMatchObject({ active: true, ...context })
  })
})

describe('the context of a launch', () => {
  it('CTX-04, CTX-06, CTX-11 says both that the app has to show the patient and that it need not', async () => {
    for (const needPatientBanner of [true, false]) {
      const params = await world.opened({ needPatientBanner })
      const { json } = await world.app.tokens({ email: world.clinician.email, params })
      expect(json.need_patient_banner).toBe(needPatientBanner)
      expect('intent' in json, 'absent, not null').toBe(false)
      expect('encounter' in json).toBe(false)
      expect('fhirContext' in json).toBe(false)
    }
  })

  it('CTX-05 names a style anybody can read, under an address of its content', async () => {
    const { json } = await world.app.tokens({
      email: world.clinician.email,
      params: await world.opened(),
    })
    const style = await fetch(json.smart_style_url, { headers: { origin: 'https://any.example' } })
    expect([style.status, style.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    expect(style.headers.get('content-type')).toMatch(/^application\/json/)
    expect(Object.keys(await style.json()).toSorted()).toEqual([
      ...['color_background', 'color_error', 'color_highlight', 'color_modal_backdrop'],
      ...['color_success', 'color_text', 'dim_border_radius', 'dim_font_size'],
      ...['dim_spacing_size', 'font_family_body', 'font_family_heading'],
    ])
  })

  it('CTX-08, CTX-13 hands further references on as objects, and nothing nobody defined', async () => {
    const fhirContext = [
      { reference: 'ImagingStudy/i1' },
      { canonical: 'https://example.org/Questionnaire/q|1', role: 'https://example.org/role' },
    ]
    const { json } = await world.app.tokens({
      email: world.clinician.email,
      params: await world.opened({ fhirContext }),
    })
    expect(json.fhirContext).toEqual(fhirContext)
    const known = ['access_token', 'expires_in', 'fhirContext', 'id_token', 'need_patient_banner']
    const more = ['patient', 'refresh_token', 'scope', 'smart_style_url', 'tenant', 'token_type']
    expect(Object.keys(json).toSorted()).toEqual([...known, ...more])
  })
})

describe('the trail of a launch', () => {
  it('CONS-16 names the EHR from consent to refresh, and launches on their own name none', async () => {
    const app = await anApp(world)
    const ehr = { clientId: world.ehr.service.clientId, name: 'Chart & Co' }
    const { launch } = await world.ehr.create(world.onScreen({ clientId: app.client.clientId }))
    const { json } = await app.tokens({
      email: world.clinician.email,
      params: { scope: EHR_SCOPE, launch: launch ?? '' },
    })
    await app.refresh(json.refresh_token)
    const used = await app.authorize({
      email: world.clinician.email,
      params: { scope: EHR_SCOPE, launch: launch ?? '' },
    })
    expect(parameter(used.visit, 'error')).toBe('invalid_request')
    expect(await trailOf(app.client.clientId)).toMatchObject([
      ['launch-context.created', undefined],
      ['consent.given', ehr],
      ['launch', ehr],
      ['token.issued', ehr],
      ['token.refreshed', ehr],
      ['launch.refused', undefined],
    ])
    expect(await ehrNames(app.client.appId), 'a launch token used twice is nobody’s').toEqual([
      'Chart & Co',
      null,
    ])
    const alone = await anApp(world)
    await alone.tokens({ email: world.clinician.email, patient: 'p1' })
    expect((await trailOf(alone.client.clientId)).every(([, named]) => !named)).toBe(true)
    expect(await ehrNames(alone.client.appId)).toEqual([null])
  })

  const trailOf = async (clientId: string) =>
    (
      await query<{ action: string; ehr: object | null }>(
        world.platform.databaseUrl,
        `select action, detail -> 'ehr' as ehr from audit_event where client_id = $1 order by sequence`,
        [clientId],
      )
    ).map(({ action, ehr }) => [action, ehr ?? undefined])

  const ehrNames = async (appId: string) =>
    (
      await query<{ ehr_name: string | null }>(
        world.platform.databaseUrl,
        'select ehr_name from launch where app_id = $1 order by created_at',
        [appId],
      )
    ).map(({ ehr_name }) => ehr_name)
})

describe('the person an app is opened for', () => {
  it('EHR-10 works at the level of the user, with and without a patient', async () => {
    const scope = 'openid fhirUser launch user/Patient.rs'
    const withPatient = await world.opened({}, scope)
    const { json } = await world.app.tokens({ email: world.clinician.email, params: withPatient })
    expect(json).toMatchObject({ patient: 'p1', scope: expect.stringContaining('user/Patient.rs') })
    const without = await world.opened({ patient: undefined }, scope)
    const answer = await world.app.tokens({ email: world.clinician.email, params: without })
    expect('patient' in answer.json).toBe(false)
    expect(answer.json.need_patient_banner).toBe(false)
  })

  it('EHR-11 asks nobody who is signed in to sign in again, and ends with the session', async () => {
    const scope = 'openid fhirUser launch online_access patient/Patient.rs'
    const { browser, code, verifier } = await world.app.authorize({
      email: world.clinician.email,
      params: await world.opened({}, scope),
    })
    const first = await world.app.exchange(code, verifier)
    const { url, verifier: second } = world.app.request(
      await world.opened({ encounter: 'e1' }, scope),
    )
    const visit = await browser.get(url)
    expect(parameter(visit, 'code'), 'another visit, the same consent').not.toBe('')
    const again = await world.app.exchange(parameter(visit, 'code'), second)
    expect(again.json.encounter).toBe('e1')
    const refreshed = await world.app.refresh(first.json.refresh_token)
    expect(refreshed.json.patient).toBe('p1')
    expect('encounter' in refreshed.json, 'the first launch keeps its context').toBe(false)
    const end = await browser.get(`${world.app.issuer}/session/end`)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(end.body)?.[1] ?? ''
    await browser.post(`${world.app.issuer}/session/end/confirm`, { xsrf, logout: 'yes' })
    const dead = await world.app.refresh(again.json.refresh_token)
    expect([dead.status, dead.json.error]).toEqual([400, 'invalid_grant'])
  })

  it('AUTHZ-02, EHR-04 may be posted', async () => {
    const { query: form } = world.app.request(await world.opened())
    const visit = await world.app
      .browser()
      .post(`${world.app.issuer}/authorize`, Object.fromEntries(form))
    expect(titleOf(visit)).toBe('Sign in')
  })
})
