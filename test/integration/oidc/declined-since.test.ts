import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { renew } from '../attestation/attestation-world.ts'
import type { Browser } from './browser.ts'
import { REDIRECT } from './rows.ts'
import { parameter, SmartApp, titleOf } from './smart-app.ts'
import { isActive, startWorld, type World } from './world.ts'

const WARNING = 'did not agree to our privacy promise'
const NEWS = 'its maker has changed the answer since'
const SCOPE = 'openid patient/Patient.rs patient/Observation.rs'

let world: World
let cast: Cast
beforeAll(async () => {
  world = await startWorld()
  const [owner, reviewer] = await Promise.all([aVendor(world.platform), aReviewer(world.platform)])
  cast = { owner, reviewer }
})
afterAll(() => world?.stop())

/** An app that went live by review, and a patient who allowed it while its vendor had accepted the statement. */
async function allowedApp() {
  const version = await anAppVersion(cast, {
    status: 'LIVE',
    clientType: 'PUBLIC',
    redirectUrls: [REDIRECT],
    launchModes: ['STANDALONE'],
    scopes: [
      { scope: 'patient/Patient.rs', purpose: 'Show whose results these are.' },
      { scope: 'patient/Observation.rs', purpose: 'Show results over time.' },
    ],
  })
  const app = new SmartApp(world.platform, await clientOf(version), 'PRODUCTION')
  const first = await app.authorize({ email: world.patient.email, params: { scope: SCOPE } })
  const { json } = await app.exchange(first.code, first.verifier)
  return { version, app, browser: first.browser, token: json.access_token }
}

async function clientOf({ id }: Version) {
  const appVersionId = Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''
  const [row] = await world.platform.orm.em.execute<{ clientId: string; appId: string }[]>(
    `select client_id as "clientId", app_id as "appId" from oauth_client
     where pinned_version_id = ? and environment = 'PRODUCTION'`,
    [appVersionId],
  )
  if (!row) throw new Error('the app has no client in production')
  return { ...row, appVersionId, secret: '' }
}

const decline = async (version: Version) => accepted(await renew(cast.owner, version, 'DECLINED'))

function consentsTo({ client }: SmartApp) {
  return column<boolean>(
    world.platform,
    `select attestation_warning_shown from consent where app_id = $1 order by created_at`,
    [client.appId],
  )
}

/** Launches again and says what the person meets: the app, or the page with the warning. */
async function launch(app: SmartApp, browser: Browser, scope = SCOPE) {
  const visit = await app.open({ scope }, browser)
  if (parameter(visit, 'code')) return 'the app'
  return visit.body.includes(WARNING) ? 'the warning' : titleOf(visit)
}

describe('a live app whose vendor declines after people allowed it (R084, R085)', () => {
  test('asks them again with the warning, wants it acknowledged, and then asks no more', async () => {
    const { app, browser, token, version } = await allowedApp()
    expect(await launch(app, browser)).toBe('the app')
    await decline(version)

    const silent = await app.open({ scope: SCOPE, prompt: 'none' }, browser)
    expect(parameter(silent, 'error')).toBe('consent_required')
    const page = await app.open({ scope: SCOPE }, browser)
    expect(page.body).toContain(WARNING)
    expect(page.body).toContain(NEWS)
    const unread = await app.authorize({ browser, params: { scope: SCOPE } })
    expect(unread.visit.status).toBe(422)
    expect(unread.visit.body).toContain('Confirm that you have read the warning')
    expect(await consentsTo(app)).toEqual([false])

    const again = await app.authorize({ browser, params: { scope: SCOPE }, acknowledge: true })
    const { json } = await app.exchange(again.code, again.verifier)
    expect(await isActive(app, json.access_token)).toBe(true)
    expect(await isActive(app, token), 'tokens of before stay').toBe(true)
    expect(await consentsTo(app)).toEqual([true])
    const audit = `select actor_id from audit_event where action = 'consent.warning-acknowledged' and client_id = $1`
    expect(await column(world.platform, audit, [app.client.clientId])).toEqual([world.patient.id])

    expect(await launch(app, browser)).toBe('the app')
    expect(await launch(app, browser, 'openid patient/Patient.rs')).toBe('the app')
  })

  test('asks nobody once the vendor accepts again', async () => {
    const { app, browser, version } = await allowedApp()
    const declined = await decline(version)
    expect(await launch(app, browser)).toBe('the warning')
    accepted(await renew(cast.owner, declined))
    expect(await launch(app, browser)).toBe('the app')
  })

  test('asks once, whatever part of it the app is launched with first', async () => {
    const { app, browser, version } = await allowedApp()
    await decline(version)
    const params = { scope: 'openid patient/Patient.rs' }
    const { code, verifier } = await app.authorize({ browser, params, acknowledge: true })
    const { json } = await app.exchange(code, verifier)
    expect(json.scope, 'no more than was asked for').not.toContain('Observation')
    expect(await launch(app, browser)).toBe('the app')
  })

  test('asks about the whole again when a person took something off', async () => {
    const { app, browser, version } = await allowedApp()
    await decline(version)
    const less = await app.authorize({
      browser,
      params: { scope: SCOPE },
      allow: () => ['patient/Patient.rs'],
      acknowledge: true,
    })
    expect(less.code).not.toBe('')
    expect(await launch(app, browser)).toBe('the warning')
    expect(await launch(app, browser, 'openid patient/Patient.rs')).toBe('the app')
  })

  test('asks after a sign-out too, and keeps the one consent', async () => {
    const { app, browser, version } = await allowedApp()
    await decline(version)
    await world.platform.orm.em.execute(
      `delete from oidc_record where model = 'Grant' and id in (select grant_id from consent where app_id = ?)`,
      [app.client.appId],
    )
    const again = await app.authorize({ browser, params: { scope: SCOPE }, acknowledge: true })
    const { json } = await app.exchange(again.code, again.verifier)
    expect(await isActive(app, json.access_token)).toBe(true)
    expect(await consentsTo(app)).toEqual([true])
    expect(await launch(app, browser)).toBe('the app')
  })
})
