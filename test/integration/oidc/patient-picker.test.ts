import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import type { Browser, Visit } from './browser.ts'
import { aClient, aPerson, PASSWORD } from './rows.ts'
import { parameter, SmartApp, titleOf } from './smart-app.ts'

let platform: TestPlatform
let app: SmartApp
let browser: Browser
let picker: Visit
beforeAll(async () => {
  platform = await startTestPlatform()
  const names = [
    ['w1', 'Whitcombe', 'Samuel'],
    ['w2', 'Whitcombe', 'Ada'],
    ['w3', 'Adams', 'Samuel'],
    ...Array.from({ length: 21 }, (_, at) => [`m${at}`, 'Multitude', `Number${at}`]),
  ]
  for (const [id, family, given] of names)
    await put(`Patient/${id}`, { name: [{ family, given: [given] }] }, id)
  const subject = { reference: 'Patient/w1' }
  for (let at = 0; at < 51; at += 1)
    await put(`Encounter/e${at}`, { status: 'finished', class: { code: 'AMB' }, subject })
  const [clinician, client] = await Promise.all([
    aPerson(platform, { roles: ['CLINICIAN'], fhirUser: 'Practitioner/d1' }),
    aClient(platform, { scopes: ['patient/Patient.rs'] }),
  ])
  app = new SmartApp(platform, client)
  browser = app.browser()
  const page = await app.open(VISIT, browser)
  picker = await browser.post(page.url, { email: clinician.email, password: PASSWORD })
})
afterAll(() => platform?.stop())

const VISIT = { scope: 'launch/patient launch/encounter patient/Patient.rs' }

async function put(place: string, fields: object, number?: string): Promise<void> {
  const [resourceType, id] = place.split('/')
  const type = { coding: [{ code: 'MR' }] }
  const { status } = await platform.ports.upstreamFhir.SANDBOX.send({
    ...{ method: 'PUT', path: `/${place}`, query: '' },
    headers: { 'content-type': 'application/fhir+json', accept: 'application/fhir+json' },
    body: {
      ...{ resourceType, id, ...fields },
      ...(number && { birthDate: '1980-02-03', identifier: [{ type, value: `MRN-${number}` }] }),
    },
  })
  expect(status).toBe(201)
}

async function found(criteria: Record<string, string>): Promise<string[]> {
  const page = await browser.get(`${picker.url}?${new URLSearchParams(criteria)}`)
  expect([page.status, titleOf(page)]).toEqual([200, 'Choose a patient'])
  return [...page.body.matchAll(/name="patient" value="(\w+)"/g)]
    .map(([, id]) => id ?? '')
    .toSorted()
}

describe('the patient picker finds', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['a family name', { name: 'whitcombe' }, ['w1', 'w2']],
    ['its beginning', { name: 'Whit' }, ['w1', 'w2']],
    ['a full name as the list shows it', { name: 'Samuel Whitcombe' }, ['w1']],
    ['a full name as records have it', { name: 'Whitcombe, Samuel' }, ['w1']],
    ['a record number', { identifier: 'MRN-w2' }, ['w2']],
    ['no two record numbers at once', { identifier: 'MRN-w1,MRN-w2' }, []],
    ['a name on a day of birth', { name: 'Samuel', birthdate: '1980-02-03' }, ['w1', 'w3']],
    ['a name in a year of birth', { name: 'Adams', birthdate: '1980' }, ['w3']],
    ['nobody born on another day', { name: 'Samuel', birthdate: '1981-02-03' }, []],
    ['nobody born on a day that is none', { name: 'Samuel', birthdate: '1980-02-31' }, []],
    ['nobody born on what is no day', { name: 'Samuel', birthdate: 'yesterday' }, []],
    ['nobody by signs of the search itself', { identifier: '|' }, []],
  ])('CONS-08 %s', async (_what, criteria, ids) => {
    expect(await found(criteria)).toEqual(ids)
  })

  it('twenty at the most, and says that there are more', async () => {
    expect(await found({ name: 'Multitude' })).toHaveLength(20)
    const many = await browser.get(`${picker.url}?name=Multitude`)
    expect(many.body).toContain('The first 20 patients')
    expect(many.body).toContain('More patients fit.')
    const few = await browser.get(`${picker.url}?name=Whitcombe`)
    expect(few.body).toContain('2 patients found')
    expect(few.body).not.toContain('More patients fit.')
  })
})

it('CONS-11 the visit picker says that it shows the latest, where there are many', async () => {
  const visits = await browser.post(picker.url, { patient: 'w1' })
  expect(titleOf(visits)).toBe('Choose a visit')
  expect(visits.body.match(/name="encounter"/g)).toHaveLength(50)
  expect(visits.body).toContain('These are the 50 latest visits.')
})

it('CONS-11 a visit that was cancelled or entered in error is not offered, and not taken', async () => {
  const subject = { reference: 'Patient/w2' }
  for (const status of ['finished', 'in-progress', 'cancelled', 'entered-in-error'])
    await put(`Encounter/is-${status}`, { status, class: { code: 'AMB' }, subject })
  const page = await app.open(VISIT, browser)
  const visits = await browser.post(page.url, { patient: 'w2' })
  const offered = [...visits.body.matchAll(/name="encounter" value="([\w-]+)"/g)].map(
    ([, id]) => id,
  )
  expect(offered.toSorted()).toEqual(['is-finished', 'is-in-progress'])
  const refused = await browser.post(visits.url, { encounter: 'is-cancelled' })
  expect([refused.status, titleOf(refused)]).toEqual([403, 'This did not work'])
})

it('CONS-08 whoever cancels in a picker sends the app back with access_denied', async () => {
  const page = await app.open({ scope: 'launch/patient patient/Patient.rs' }, browser)
  expect(titleOf(page)).toBe('Choose a patient')
  const visit = await browser.post(page.url, { action: 'cancel' })
  expect([parameter(visit, 'error'), parameter(visit, 'state')]).toEqual(['access_denied', 'xyz'])
})
