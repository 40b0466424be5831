import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { type EhrWorld, startEhrWorld } from './ehr.ts'
import { PASSWORD } from './rows.ts'
import { parameter, postForm, titleOf } from './smart-app.ts'
import { anApp } from './world.ts'

let world: EhrWorld
beforeAll(async () => {
  world = await startEhrWorld()
})
afterAll(() => world?.stop())

const refused = async (params: Record<string, string>, app = world.app) => {
  const visit = await app.open(params)
  expect([parameter(visit, 'error'), parameter(visit, 'state')]).toEqual(['invalid_request', 'xyz'])
  expect(parameter(visit, 'code')).toBe('')
}

describe('a launch that is not good', () => {
  it('EHR-05 made for another app ends the request', async () => {
    await refused(await world.opened(), await anApp(world))
  })

  it('EHR-06 made for a colleague asks for the colleague, and refuses anybody else', async () => {
    const other = world.patient
    const { browser } = await world.app.authorize({ email: other.email })
    const params = await world.opened()
    const page = await browser.get(world.app.request(params).url)
    expect(titleOf(page)).toBe('Sign in')
    const visit = await browser.post(page.url, { email: other.email, password: PASSWORD })
    expect([parameter(visit, 'error'), parameter(visit, 'code')]).toEqual(['access_denied', ''])
    const fresh = await world.app.tokens({ email: world.clinician.email, params })
    expect(fresh.json.patient, 'nothing was used up').toBe('p1')
    const stranger = await world.app.authorize({ email: other.email, params: await world.opened() })
    expect(parameter(stranger.visit, 'error')).toBe('access_denied')
    const quiet = await browser.get(
      world.app.request({ ...(await world.opened()), prompt: 'none' }).url,
    )
    expect(parameter(quiet, 'error')).toBe('login_required')
  })
})

describe('a launch that was good', () => {
  it('EHR-07 used, tampered with or expired ends the request', async () => {
    const params = await world.opened()
    await world.app.tokens({ email: world.clinician.email, params })
    await refused(params)
    const fresh = await world.opened()
    await refused({ ...fresh, launch: `${fresh.launch.slice(0, -1)}_` })
    await refused({ ...fresh, launch: 'a' })
    await query(world.platform.databaseUrl, 'update ehr_launch set expires_at = now()')
    await refused(fresh)
  })

  it('EHR-07 of the other environment is unknown', async () => {
    const app = await anApp(world, { environment: 'PRODUCTION' })
    await refused(await world.opened(), app)
  })

  it('EHR-03 shown twice at the same time is good for one', async () => {
    const { browser } = await world.app.authorize({
      email: world.clinician.email,
      params: await world.opened(),
    })
    const { url } = world.app.request(await world.opened())
    const visits = await Promise.all(Array.from({ length: 4 }, () => browser.get(url)))
    const codes = visits.map((visit) => parameter(visit, 'code')).filter(Boolean)
    expect(codes).toHaveLength(1)
    expect(visits.filter((visit) => parameter(visit, 'error') === 'invalid_request')).toHaveLength(
      3,
    )
  })

  it('EHR-08 without its scope is refused; the scope alone is a launch from the app', async () => {
    const params = await world.opened()
    await refused({ ...params, scope: 'openid patient/Patient.rs' })
    const { json } = await world.app.tokens({
      email: world.patient.email,
      params: { scope: 'openid launch patient/Patient.rs' },
    })
    expect(json).toMatchObject({ patient: 'p1', need_patient_banner: true })
    expect('smart_style_url' in json).toBe(false)
  })

  it('a launch that came to nothing is recorded as one from an EHR', async () => {
    await refused({ ...(await world.opened()), launch: 'nonsense' })
    const modes = await column<string>(
      world.platform,
      `select mode from launch where not succeeded order by created_at desc limit 1`,
    )
    expect(modes).toEqual(['EHR'])
  })
})

/** Elements of fhirContext that say nothing, or what has a field of its own (SMART.md CTX-08, CTX-09). */
const REFERENCES: [string, object][] = [
  ['CTX-08 nothing', { role: 'launch' }],
  [
    'CTX-08 two that exclude each other',
    { reference: 'List/l', canonical: 'https://x.example/Questionnaire/q' },
  ],
  ['CTX-08 an absolute reference', { reference: 'https://x.example/List/l' }],
  ['CTX-08 an unknown type', { reference: 'Liste/l' }],
  ['CTX-08 a type that differs', { reference: 'List/l', type: 'ImagingStudy' }],
  ['CTX-08 a role that is no address', { reference: 'List/l', role: 'problem-list' }],
  ['CTX-08 the patient by an identifier', { identifier: { value: '1' }, type: 'Patient' }],
  ['CTX-08 an identifier without a value', { identifier: { value: ' ' } }],
  ['CTX-08 an identifier of no system', { identifier: { system: 'mrn', value: '1' } }],
  ['CTX-09 a canonical of nothing known', { canonical: 'https://example.org/q' }],
  ['CTX-09 a canonical that is relative', { canonical: 'Questionnaire/q' }],
]

describe('a launch context', () => {
  it.each<[string, object, { path: string[]; code: string; limit?: number; actual?: number }]>([
    ['an unknown app', { clientId: 'nobody' }, { path: ['clientId'], code: 'NOT_FOUND' }],
    [
      'another environment',
      { environment: 'PRODUCTION' },
      { path: ['environment'], code: 'INVALID' },
    ],
    ['no environment', { environment: 'moon' }, { path: ['environment'], code: 'INVALID' }],
    ['nobody known', { email: 'x@example.org' }, { path: ['email'], code: 'NOT_FOUND' }],
    ['an unknown patient', { patient: 'p9' }, { path: ['patient'], code: 'NOT_FOUND' }],
    [
      'an encounter alone',
      { patient: '', encounter: 'e1' },
      { path: ['patient'], code: 'REQUIRED' },
    ],
    ["somebody else's encounter", { encounter: 'e2' }, { path: ['encounter'], code: 'NOT_FOUND' }],
    ['work nobody knows', { workflow: 'Chart' }, { path: ['workflow'], code: 'INVALID' }],
    ['a long intent', { intent: 'x'.repeat(201) }, { path: ['intent'], code: 'TOO_LONG' }],
    [
      'the patient as a reference',
      { fhirContext: [{ reference: 'Patient/p1' }] },
      { path: ['fhirContext', '0'], code: 'INVALID' },
    ],
    [
      'a long context for the app',
      { appContext: 'x'.repeat(2001) },
      { path: ['appContext'], code: 'TOO_LONG', limit: 2000, actual: 2001 },
    ],
    [
      'references that no header holds',
      { fhirContext: [{ canonical: `https://x.example/${'x'.repeat(3500)}/Questionnaire/1` }] },
      { path: ['fhirContext'], code: 'TOO_LONG', limit: 3500 },
    ],
    [
      'another launch URL',
      { launchUrl: 'https://evil.example/launch' },
      { path: ['launchUrl'], code: 'INVALID' },
    ],
    ...REFERENCES.map(([what, reference]): [string, object, { path: string[]; code: string }] => [
      what,
      { fhirContext: [{ reference: 'List/l1' }, reference] },
      { path: ['fhirContext', '1'], code: 'INVALID' },
    ]),
  ])('with %s is refused by field', async (_name, change, fault) => {
    const { launch, userErrors } = await world.ehr.create(world.onScreen(change))
    expect(launch).toBeNull()
    expect(userErrors).toMatchObject([fault])
  })

  it("does not open another patient's record to a patient", async () => {
    const { userErrors } = await world.ehr.create(
      world.onScreen({ email: world.patient.email, patient: 'p2' }),
    )
    expect(userErrors).toMatchObject([{ path: ['patient'], code: 'NOT_FOUND' }])
    const own = await world.ehr.create(
      world.onScreen({ email: world.patient.email, patient: 'Patient/p1' }),
    )
    expect(own.launch).toMatch(/./)
  })

  it('takes the environment in any spelling, and empty texts for nothing', async () => {
    const params = await world.opened({ environment: 'sandbox', encounter: '', intent: ' ' })
    const { json } = await world.app.tokens({ email: world.clinician.email, params })
    expect(['encounter', 'intent'].some((name) => name in json)).toBe(false)
  })
})

it('a token for launches is good for nothing else, and no other token for launches', async () => {
  const { json } = await world.ehr.service.token({ scope: 'launch-context.create' })
  expect(json).toMatchObject({ expires_in: 300, scope: 'launch-context.create' })
  const fhir = await fetch(`${world.app.fhirBase}/Patient/p1`, {
    headers: { authorization: `Bearer ${json.access_token}` },
  })
  expect(fhir.status).toBe(401)
  const mixed = await world.ehr.service.token({ scope: 'launch-context.create system/Patient.rs' })
  expect([mixed.status, mixed.json.error]).toEqual([400, 'invalid_scope'])
  const app = await postForm(`${world.app.issuer}/token`, {
    ...{ grant_type: 'client_credentials', scope: 'launch-context.create' },
    client_id: world.app.client.clientId,
  })
  expect([app.status, app.json.error]).toEqual([400, 'unauthorized_client'])
})
