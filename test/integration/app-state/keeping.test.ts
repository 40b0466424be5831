import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import {
  aStateApp,
  KEYS,
  ORIGIN,
  openStateRoom,
  PREFERENCES,
  StateClient,
  type StateRoom,
  token,
} from './state-room.ts'

let room: StateRoom
let client: StateClient
beforeAll(async () => {
  room = await openStateRoom()
  const { email } = room.patient
  client = await StateClient.launched(room.app, { email, scope: 'patient/Basic.cruds' })
})
afterAll(() => room?.stop())

const rowsOf = (response: Response) =>
  query(room.platform.databaseUrl, 'select * from audit_event where request_id = $1', [
    response.headers.get('x-request-id'),
  ])

describe('the audit trail of app state', () => {
  it('R208 R300 says who did what about whom, and never what was kept', async () => {
    const made = await client.create(client.state(KEYS, 'Patient/p1', 'a-secret-key'))
    const [row, ...others] = await rowsOf(made)
    expect(others).toEqual([])
    expect(row).toMatchObject({
      action: 'resource.accessed',
      outcome: 'SUCCESS',
      app_id: room.app.client.appId,
      environment: 'SANDBOX',
      patient_ref: 'Patient/p1',
      user_ref: 'Patient/p1',
      scopes: ['patient/Basic.cruds'],
      detail: {
        ...{ interaction: 'create', resourceType: 'Basic', appState: true, returned: 1 },
        ...{ patients: ['Patient/p1'], needed: ['patient/Basic.c'] },
      },
    })
    const found = await client.search({ code: token(KEYS) })
    const [search] = await rowsOf(found)
    expect(search).toMatchObject({
      detail: { interaction: 'search-type', parameters: ['code'], needed: ['patient/Basic.s'] },
    })
    expect(JSON.stringify([row, search])).not.toMatch(/a-secret-key|phr-keys/)
  })

  it('has every refusal, with its rule', async () => {
    const { id, etag } = await client.created(client.state(PREFERENCES, 'Patient/p1'))
    const foreign = { system: 'https://other.example', code: 'a' }
    const refusals: [Response, string, string][] = [
      [await client.create(client.state(foreign, 'Patient/p1')), 'DENIED', 'foreign-code'],
      [await client.create(client.state(KEYS, 'Patient/p2')), 'DENIED', 'outside-limits'],
      [await client.create({ resourceType: 'Basic' }), 'DENIED', 'body-refused'],
      [await client.remove(id, undefined), 'DENIED', 'version-required'],
      [await client.remove(id, 'W/"9"'), 'FAILURE', 'version-passed'],
      [await client.remove(crypto.randomUUID(), etag), 'FAILURE', 'absent'],
    ]
    for (const [response, outcome, rule] of refusals) {
      expect(await rowsOf(response)).toMatchObject([{ outcome, detail: { appState: true, rule } }])
    }
  })
})

describe('app state from a browser', () => {
  it('is open to the origins of registered apps, answers and refusals', async () => {
    const preflight = await fetch(`${client.base}/Basic/1`, {
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'PUT' },
    })
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('if-match')
    const path = `/Basic?code=${encodeURIComponent(token(KEYS))}`
    const answer = await client.send('GET', path, undefined, { origin: ORIGIN })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
      200,
      ORIGIN,
    ])
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/ETag, Location/)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const elsewhere = { origin: 'https://evil.example' }
    const strange = await client.send('GET', path, undefined, elsewhere)
    expect(strange.headers.has('access-control-allow-origin')).toBe(false)
  })
})

describe('the consent page', () => {
  it.each([
    ['en', 'See, add to, change and delete a part of your app settings and other entries'],
    [
      'es',
      'Ver, añadir, modificar y eliminar una parte de sus ajustes de aplicaciones y otras anotaciones',
    ],
  ])('says in %s what app state is', async (ui_locales, sentence) => {
    const { email } = room.patient
    const { browser } = await room.app.authorize({ email, params: { scope: 'openid' } })
    const scope = `openid patient/Basic.cuds?code=${ORIGIN}|phr-keys`
    const page = await room.app.open({ scope, ui_locales, prompt: 'consent' }, browser)
    expect(page.body).toContain(sentence)
  })
})

describe('STATE-01 app state is kept', () => {
  const erase = async () => {
    await query(
      room.platform.databaseUrl,
      `delete from scheduled_job where name = 'erase-app-state'`,
    )
    await room.platform.runDueJobs()
  }
  const become = (versionId: string, status: string, days: number) =>
    query(
      room.platform.databaseUrl,
      `update app_version set status = $1, status_changed_at = now() - make_interval(days => $2) where id = $3`,
      [status, days, versionId],
    )

  it('while its app is here, and 90 days longer', async () => {
    const { email } = room.patient
    const app = await aStateApp(room)
    const { appId, appVersionId } = app.client
    const own = await StateClient.launched(app, { email, scope: 'patient/Basic.cruds' })
    const { id } = await own.created(own.state(KEYS, 'Patient/p1'))
    const kept = () =>
      column<string>(room.platform, 'select id from app_state where app_id = $1', [appId])
    for (const [status, days] of [
      ['LIVE', 400],
      ['SUSPENDED', 400],
      ['RETIRED', 89],
    ] as const) {
      await become(appVersionId, status, days)
      await erase()
      expect([status, await kept()]).toEqual([status, [id]])
    }
    await become(appVersionId, 'RETIRED', 91)
    await erase()
    expect(await kept()).toEqual([])
    const details = await column<object>(
      room.platform,
      `select detail from audit_event where action = 'app-state.erased'`,
    )
    expect(details).toEqual([{ count: 1, appIds: [appId] }])
  })
})
