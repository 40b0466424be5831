import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aReviewer, aVendor, type Person, type VendorOwner } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion, move, REASON } from '../../support/lifecycle.ts'
import { type EhrWorld, startEhrWorld } from './ehr.ts'
import { parameter, SmartApp } from './smart-app.ts'

let world: EhrWorld
let owner: VendorOwner
let admin: Person
beforeAll(async () => {
  world = await startEhrWorld()
  owner = await aVendor(world.platform)
  admin = await aReviewer(world.platform)
})
afterAll(() => world?.stop())

const PARAMS = { scope: 'openid offline_access patient/Patient.rs' }

/** A public app that went through the review, its version, and its client in production. */
async function aLiveApp() {
  const version = await anAppVersion(
    { owner, reviewer: admin },
    { status: 'LIVE', name: `Suspended ${crypto.randomUUID()}`, clientType: 'PUBLIC' },
  )
  const appVersionId = Buffer.from(version.id, 'base64url').toString().split(':')[1] ?? ''
  const [clientId = ''] = await column<string>(
    world.platform,
    `select client_id from oauth_client where pinned_version_id = $1 and environment = 'PRODUCTION'`,
    [appVersionId],
  )
  const client = { clientId, secret: '', appId: '', appVersionId }
  return { app: new SmartApp(world.platform, client, 'PRODUCTION'), version }
}

describe('CONS-13 an app that an administrator suspends', () => {
  it('loses tokens, codes that wait and pages that are open, and begins nothing new', async () => {
    const { app, version } = await aLiveApp()
    const { email } = world.patient
    const { browser, ...first } = await app.authorize({ email, params: PARAMS })
    const { json } = await app.exchange(first.code, first.verifier)
    const read = async () => {
      const headers = { authorization: `Bearer ${json.access_token}` }
      return (await fetch(`${app.fhirBase}/Patient/p1`, { headers })).status
    }
    expect(await read()).toBe(200)
    const waiting = await app.authorize({ browser, params: PARAMS })
    expect(waiting.code).not.toBe('')
    const open = await app.open({ ...PARAMS, prompt: 'consent' }, browser)
    expect(open.body).toContain('value="allow"')

    const { errors } = await move(admin, 'suspend', version, REASON)
    expect(errors).toEqual([])

    expect(await read()).toBe(401)
    const refused = [
      await app.refresh(json.refresh_token),
      await app.exchange(waiting.code, waiting.verifier),
    ]
    for (const answer of refused) {
      expect([answer.status, answer.json.error]).toEqual([401, 'invalid_client'])
    }
    const allowed = await browser.post(open.url, { action: 'allow', scope: 'patient/Patient.rs' })
    expect(allowed.status).toBeGreaterThanOrEqual(400)
    expect(parameter(allowed, 'code')).toBe('')
    expect((await app.open(PARAMS, browser)).status).toBe(400)
  })

  it('cannot be opened from an EHR any more, neither by a launch of before nor by a new one', async () => {
    const launch = await world.ehr.launch(world.onScreen())
    const { app, clinician, platform } = world
    await platform.orm.em.execute(`update app_version set status = 'SUSPENDED' where id = ?`, [
      app.client.appVersionId,
    ])
    const params = { scope: 'openid launch patient/Patient.rs', launch }
    const { visit } = await app.authorize({ email: clinician.email, params })
    expect([visit.status, parameter(visit, 'code')]).toEqual([400, ''])
    const { launch: another, userErrors } = await world.ehr.create(world.onScreen())
    expect([another, userErrors[0]?.code, userErrors[0]?.path]).toEqual([
      null,
      'NOT_FOUND',
      ['clientId'],
    ])
  })
})
