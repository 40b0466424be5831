import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EHR_SCOPE, type EhrWorld, startEhrWorld } from './ehr.ts'
import { words } from './smart-app.ts'
import { anApp } from './world.ts'

let world: EhrWorld
beforeAll(async () => {
  world = await startEhrWorld()
})
afterAll(() => world?.stop())

describe('what else an EHR hands on', () => {
  it('CTX-08, CTX-09 identifiers, types and roles as they are, to refreshes too', async () => {
    const fhirContext = [
      { reference: 'List/l1', role: 'https://example.org/roles/problem-list' },
      { identifier: { system: 'urn:oid:1.2.3', value: 'ACC-1' }, type: 'ImagingStudy' },
      { reference: 'ImagingStudy/i1', identifier: { value: 'ACC-2' }, role: 'launch' },
      { canonical: 'https://example.org/Questionnaire/123|v2023-05-03' },
      { canonical: 'https://example.org/q', type: 'Questionnaire' },
      { reference: 'Patient/p2', role: 'https://example.org/roles/newborn' },
    ]
    const { json } = await world.app.tokens({
      email: world.clinician.email,
      params: await world.opened({ fhirContext }),
    })
    expect(json.fhirContext).toEqual(fhirContext)
    expect((await world.app.refresh(json.refresh_token)).json.fhirContext).toEqual(fhirContext)
  })

  it('CTX-10 whatever it is, to an app that asks by a type or a role nobody knows', async () => {
    const fhirContext = [{ reference: 'ImagingStudy/i1' }, { reference: 'List/l1' }]
    const asks = 'launch/imagingstudy launch/list?role=https://example.org/roles/unknown'
    const { json } = await world.app.tokens({
      email: world.clinician.email,
      params: await world.opened({ fhirContext }, `${EHR_SCOPE} ${asks}`),
    })
    expect(json.fhirContext).toEqual(fhirContext)
    expect(words(json.scope), 'the scopes say no more than we do').toEqual(words(EHR_SCOPE))
  })

  it('EHR-14 the context of a card, word for word, to nobody but the app', async () => {
    const appContext = ' {"field1":"value", "ü": "\\n"} '
    const launchUrl = 'https://app.example/launch?from=card'
    const app = await anApp(world, { launchUrl })
    const launch = await world.ehr.launch(
      world.onScreen({ clientId: app.client.clientId, appContext, launchUrl }),
    )
    const params = { scope: EHR_SCOPE, launch }
    const { json } = await app.tokens({ email: world.clinician.email, params })
    expect(json.appContext).toBe(appContext)
    expect((await app.refresh(json.refresh_token)).json.appContext).toBe(appContext)
    expect(decodeJwt(json.access_token)).not.toHaveProperty('appContext')
    const without = await world.app.tokens({
      email: world.clinician.email,
      params: await world.opened({ appContext: '' }),
    })
    expect('appContext' in without.json).toBe(false)
  })

  it('EHR-13 what a Task says: the address, the context, the patient and the visit', async () => {
    const launchUrl = 'https://app.example/launch'
    const app = await anApp(world, { launchUrl })
    const task = {
      for: 'Patient/p1',
      encounter: 'Encounter/e1',
      application: launchUrl,
      appcontext: '{"order":"7"}',
    }
    const answer = await world.ehr.create(
      world.onScreen({
        ...{ clientId: app.client.clientId, patient: task.for, encounter: task.encounter },
        ...{ launchUrl: task.application, appContext: task.appcontext },
      }),
    )
    expect(answer.launchUrl?.startsWith(`${launchUrl}?`)).toBe(true)
    const { json } = await app.tokens({
      email: world.clinician.email,
      params: { scope: EHR_SCOPE, launch: answer.launch ?? '' },
    })
    expect(json).toMatchObject({ patient: 'p1', encounter: 'e1', appContext: task.appcontext })
  })
})
