import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bundleSenderTo } from './bundle-room.ts'
import { type Hospital, openHospital } from './hospital.ts'
import { ALL, observation, p, senderTo } from './write-room.ts'

let hospital: Hospital
const send = senderTo(() => hospital)
const sendBundle = bundleSenderTo(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_made_up', { environment: 'SANDBOX' })
})
afterAll(() => hospital.close())

const MARKS = {
  tag: [{ system: 'https://gatehouse.example/tags', code: 'synthetic' }],
  security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' }],
}

const idOf = (location: string | null | undefined) =>
  location?.split('/Observation/')[1]?.split('/')[0]

describe('R303 what an app writes in the sandbox is marked as made up', () => {
  it('when it is created, alone and in a transaction', async () => {
    const created = await send('POST /Observation', ALL, { body: observation(p('p1')) })
    expect(created.status).toBe(201)
    const id = idOf(created.headers.get('location'))
    expect(await hospital.stored(`Observation/${id}`)).toMatchObject({ meta: MARKS })
    const entry = ask('POST', 'Observation', { resource: observation(p('p1')) })
    const whole = await (await sendBundle('transaction', [entry])).json()
    const other = idOf(whole.entry[0].response.location)
    expect(await hospital.stored(`Observation/${other}`)).toMatchObject({ meta: MARKS })
  })

  it('once, beside what the app says itself', async () => {
    const own = { system: 'urn:app', code: 'mine' }
    const meta = { tag: [own, ...MARKS.tag], security: MARKS.security }
    const created = await send('POST /Observation', ALL, { body: observation(p('p1'), { meta }) })
    const id = idOf(created.headers.get('location'))
    expect(await hospital.stored(`Observation/${id}`)).toMatchObject({ meta })
  })

  it('when its marks are left out of an update, or patched away', async () => {
    const body = { ...observation(p('p1')), id: 'lab-1' }
    expect((await send('PUT /Observation/lab-1', ALL, { body })).status).toBe(200)
    expect(await hospital.stored('Observation/lab-1')).toMatchObject({ meta: MARKS })
    const patch = [
      { op: 'remove', path: '/meta/tag' },
      { op: 'remove', path: '/meta/security' },
    ]
    expect((await send('PATCH /Observation/lab-1', ALL, { body: patch })).status).toBe(200)
    expect(await hospital.stored('Observation/lab-1')).toMatchObject({ meta: MARKS })
  })

  it('and in production nothing is', async () => {
    const real = await openHospital('fhir_real')
    const sendReal = senderTo(() => real)
    const created = await sendReal('POST /Observation', ALL, { body: observation(p('p1')) })
    const stored = await real.stored(`Observation/${idOf(created.headers.get('location'))}`)
    expect(stored?.meta).not.toHaveProperty('tag')
    expect(stored?.meta).not.toHaveProperty('security')
    await real.close()
  })
})
