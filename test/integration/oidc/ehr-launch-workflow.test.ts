import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../../support/facts.ts'
import { type EhrWorld, startEhrWorld } from './ehr.ts'
import { parameter, titleOf } from './smart-app.ts'
import { anApp } from './world.ts'

const TITLE = 'Not for this kind of work'
const SAID =
  'the app is not approved for the workflow order entry; it is for chart review, monitoring, patient portal, problem list, registration, results'

let world: EhrWorld
beforeAll(async () => {
  world = await startEhrWorld()
})
afterAll(() => world?.stop())

describe('R289 an app opened from work it is not approved for', () => {
  it('ends at a page that says where it opens, and tells the app in the words of OAuth', async () => {
    const app = await anApp(world, { launchUrl: 'https://app.example/launch' })
    const answer = await world.ehr.create(
      world.onScreen({ clientId: app.client.clientId, workflow: 'order entry' }),
    )
    expect(answer.userErrors).toEqual([])
    expect(answer.workflowRefusal).toContain('It opens from: chart review, monitoring,')
    expect(answer.launchUrl).toContain('launch=')
    const params = {
      scope: 'openid fhirUser launch patient/Patient.rs',
      launch: answer.launch ?? '',
    }
    const { browser, visit } = await app.authorize({ email: world.clinician.email, params })
    expect([visit.status, titleOf(visit)]).toEqual([403, TITLE])
    expect(visit.body).toContain('order entry')
    expect(visit.body).toContain(
      'It opens from: chart review, monitoring, patient portal, problem list, registration, results.',
    )
    const back = await browser.post(visit.url, { action: 'cancel' })
    expect(back.url.startsWith('https://app.example/')).toBe(true)
    expect(['error', 'state', 'code'].map((name) => parameter(back, name))).toEqual([
      'access_denied',
      'xyz',
      '',
    ])
    expect(parameter(back, 'error_description')).toBe(SAID)
    const trail = () =>
      column<string>(
        world.platform,
        `select concat_ws(' ', ehr_name, user_id, patient_ref, failure) from launch where app_id = $1`,
        [app.client.appId],
      )
    await expect
      .poll(trail, { timeout: 20_000 })
      .toEqual([`Chart & Co ${world.clinician.id} Patient/p1 access_denied`])
  })

  it('is refused without a page where nobody can be shown one', async () => {
    const { browser } = await world.app.authorize({ email: world.clinician.email, patient: 'p1' })
    const params = { ...(await world.opened({ workflow: 'billing' })), prompt: 'none' }
    const quiet = await browser.get(world.app.request(params).url)
    expect(parameter(quiet, 'error')).toBe('access_denied')
    expect(parameter(quiet, 'error_description')).toContain('not approved for the workflow')
  })

  it('says it in Spanish', async () => {
    const params = { ...(await world.opened({ workflow: 'order entry' })), ui_locales: 'es' }
    const { visit } = await world.app.authorize({ email: world.clinician.email, params })
    expect(titleOf(visit)).toBe('No es para este tipo de trabajo')
    expect(visit.body).toContain('solicitud de pruebas y tratamientos')
  })

  it('opens from work it is approved for, and where the EHR names none', async () => {
    for (const workflow of ['results', ' ', undefined]) {
      const { launch, workflowRefusal } = await world.ehr.create(world.onScreen({ workflow }))
      expect(workflowRefusal).toBeNull()
      const { json } = await world.app.tokens({
        email: world.clinician.email,
        params: { scope: 'openid fhirUser launch patient/Patient.rs', launch: launch ?? '' },
      })
      expect(json.patient).toBe('p1')
    }
  })
})
