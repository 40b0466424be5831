import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../../support/facts.ts'
import {
  KEYS,
  ORIGIN,
  openStateRoom,
  PREFERENCES,
  StateClient,
  type StateRoom,
} from './state-room.ts'

let room: StateRoom
let client: StateClient
beforeAll(async () => {
  room = await openStateRoom()
  client = await StateClient.launched(room.app, {
    email: room.patient.email,
    scope: 'patient/Basic.cruds',
  })
})
afterAll(() => room?.stop())

const P1 = 'Patient/p1'

describe('STATE-01 new app state', () => {
  it('is kept under an id of ours, and answered with version and place', async () => {
    const sent = client.state(PREFERENCES, P1, 'naïve — ümlaut \u0000 \ud83d\ude00')
    const response = await client.create(sent)
    expect(response.status).toBe(201)
    const body = await response.json()
    expect(body).toMatchObject({ ...sent, meta: { versionId: '1' } })
    expect(body.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/)
    expect(response.headers.get('etag')).toBe('W/"1"')
    expect(response.headers.get('location')).toBe(`${client.base}/Basic/${body.id}`)
    expect(response.headers.get('last-modified')).toBeTruthy()
    const again = await fetch(response.headers.get('location') ?? '', {
      headers: { authorization: `Bearer ${client.token}` },
    })
    expect([again.status, await again.json()]).toEqual([200, body])
  })

  it('is sealed where it lies', async () => {
    const { id } = await client.created(client.state(KEYS, P1, 'the-key-of-a-vault'))
    const rows = await column<string>(
      room.platform,
      'select t::text from app_state t where id = $1',
      [id],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).not.toContain('the-key-of-a-vault')
    expect(rows[0]).toContain(P1)
  })
})

describe('STATE-01 new app state that would not be kept as it was sent', () => {
  const good = () => client.state(PREFERENCES, P1)
  it.each<[string, () => unknown, number]>([
    ['an id', () => ({ ...good(), id: 'mine' }), 400],
    ['a version', () => ({ ...good(), meta: { versionId: '7' } }), 400],
    ['a label', () => ({ ...good(), meta: { tag: [{ code: 'x' }] } }), 400],
    ['no code', () => ({ ...good(), code: undefined }), 400],
    ['no coding', () => ({ ...good(), code: { text: 'x' } }), 400],
    ['two codings', () => ({ ...good(), code: { coding: [PREFERENCES, KEYS] } }), 400],
    ['a coding without a system', () => ({ ...good(), code: { coding: [{ code: 'x' }] } }), 400],
    ['a code with a bar', () => client.state({ system: ORIGIN, code: 'a|b' }, P1), 400],
    ['a system with a quote', () => client.state({ system: `${ORIGIN}/"`, code: 'x' }, P1), 400],
    ['a relative subject', () => ({ ...good(), subject: { reference: P1 } }), 400],
    [
      'a subject elsewhere',
      () => ({ ...good(), subject: { reference: `https://x.example/${P1}` } }),
      400,
    ],
    ['a subject without a record', () => client.state(PREFERENCES, 'Observation/o1'), 400],
    ['a version of a subject', () => client.state(PREFERENCES, `${P1}/_history/1`), 400],
    [
      'an extension that is a number',
      () => ({ ...good(), extension: [{ url: ORIGIN, valueInteger: 1 }] }),
      400,
    ],
    ['a nested extension', () => ({ ...good(), extension: [{ url: ORIGIN, extension: [] }] }), 400],
    ['an author', () => ({ ...good(), author: { reference: P1 } }), 400],
    ['another type', () => ({ ...good(), resourceType: 'Observation' }), 400],
    ['a list', () => [good()], 400],
    ['no JSON', () => '{"resourceType":', 400],
    ['more than 256 KB', () => client.state(PREFERENCES, P1, 'x'.repeat(256 * 1024)), 413],
  ])('is refused with %s', async (_name, body, status) => {
    const response = await client.create(body())
    const outcome = await response.json()
    expect([response.status, outcome.resourceType]).toEqual([status, 'OperationOutcome'])
    expect(outcome.issue[0].diagnostics).toMatch(/.{20,}/)
  })
})

describe('STATE-01 the limits of app state', () => {
  it('has 256 KB where it is not more', async () => {
    const empty = JSON.stringify(client.state(PREFERENCES, P1, ''))
    const whole = client.state(PREFERENCES, P1, 'x'.repeat(256 * 1024 - empty.length))
    expect(JSON.stringify(whole)).toHaveLength(256 * 1024)
    expect((await client.create(whole)).status).toBe(201)
  })

  it('is kept ten times for one code and subject, and not more', async () => {
    const state = client.state({ system: `${ORIGIN}/codes`, code: 'many' }, P1)
    for (let n = 0; n < 10; n += 1) expect((await client.create(state)).status).toBe(201)
    const refused = await client.create(state)
    expect([refused.status, (await refused.json()).issue[0].code]).toEqual([422, 'too-costly'])
    const other = client.state({ system: `${ORIGIN}/codes`, code: 'others' }, P1)
    expect((await client.create(other)).status).toBe(201)
  })

  it('is kept ten times by many who reach for the last places at the same moment', async () => {
    const state = client.state({ system: `${ORIGIN}/codes`, code: 'crowded' }, P1)
    const answers = await Promise.all(Array.from({ length: 16 }, () => client.create(state)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([...Array(10).fill(201), ...Array(6).fill(422)])
    const [made] = answers.filter(({ status }) => status === 201)
    const { id = '' } = (await made?.json()) ?? {}
    expect((await client.remove(id, 'W/"1"')).status).toBe(204)
    expect((await client.create(state)).status).toBe(201)
  })

  it('is JSON, sent and answered, and never under a condition', async () => {
    const body = JSON.stringify(client.state(PREFERENCES, P1))
    const xml = { 'content-type': 'application/fhir+xml' }
    expect((await client.send('POST', '/Basic', body, xml)).status).toBe(415)
    const wanted = { accept: 'application/fhir+xml' }
    expect((await client.send('POST', '/Basic', body, wanted)).status).toBe(406)
    const condition = { 'if-none-exist': `code=${ORIGIN}|x` }
    expect((await client.send('POST', '/Basic', body, condition)).status).toBe(403)
  })
})

describe('STATE-02 a change of app state', () => {
  it('makes the next version', async () => {
    const { id, etag } = await client.created(client.state(PREFERENCES, P1))
    const response = await client.update(id, etag, client.state(PREFERENCES, P1, 'next'))
    expect([response.status, response.headers.get('etag')]).toEqual([200, 'W/"2"'])
    expect(await response.json()).toMatchObject({
      id,
      meta: { versionId: '2' },
      extension: [{ valueString: 'next' }],
    })
    const removed = await client.remove(id, 'W/"2"')
    expect([removed.status, await removed.text()]).toEqual([204, ''])
  })

  it('says which version it is for, and only the last one is', async () => {
    const { id, etag } = await client.created(client.state(PREFERENCES, P1))
    const next = client.state(PREFERENCES, P1, 'next')
    expect((await client.update(id, undefined, next)).status).toBe(428)
    expect((await client.remove(id, undefined)).status).toBe(428)
    expect((await client.update(id, etag, next)).status).toBe(200)
    for (const stale of [etag, '*', 'W/"3"', 'W/"x"', 'W/"1", W/"2"', '']) {
      const refused = [
        await client.update(id, stale || '""', next),
        await client.remove(id, stale || '""'),
      ]
      for (const response of refused) {
        expect(response.status, stale).toBe(412)
        expect((await response.json()).issue[0].code).toBe('conflict')
      }
    }
    expect((await client.remove(id, 'W/"2"')).status).toBe(204)
  })

  it('never changes the code or the subject', async () => {
    const { id, etag } = await client.created(client.state(PREFERENCES, P1))
    for (const other of [
      client.state(KEYS, P1),
      client.state({ ...PREFERENCES, system: 'https://other.example' }, P1),
      client.state(PREFERENCES, 'Patient/p2'),
      client.state(PREFERENCES),
    ]) {
      expect((await client.update(id, etag, other)).status).toBe(412)
    }
    expect((await client.update(id, etag, client.state(PREFERENCES, P1))).status).toBe(200)
  })
})

describe('STATE-02 what a change of app state finds', () => {
  it('has the id of its address', async () => {
    const { id, etag } = await client.created(client.state(PREFERENCES, P1))
    const other = { ...client.state(PREFERENCES, P1), id: 'other' }
    const response = await client.send('PUT', `/Basic/${id}`, other, { 'if-match': etag })
    expect(response.status).toBe(400)
  })

  it('is a failed precondition once it is deleted, or where it never was', async () => {
    const { id, etag } = await client.created(client.state(PREFERENCES, P1))
    expect((await client.remove(id, etag)).status).toBe(204)
    for (const gone of [id, crypto.randomUUID(), 'not-one-of-ours']) {
      expect((await client.update(gone, etag, client.state(PREFERENCES, P1))).status).toBe(412)
      expect((await client.remove(gone, etag)).status).toBe(412)
      expect((await client.send('GET', `/Basic/${gone}`)).status).toBe(404)
    }
  })

  it('is made by one of many who change the same version at the same moment', async () => {
    const { id, etag } = await client.created(client.state(PREFERENCES, P1))
    const writers = Array.from({ length: 20 }, (_, n) =>
      n % 4 === 0
        ? client.remove(id, etag)
        : client.update(id, etag, client.state(PREFERENCES, P1, `writer ${n}`)),
    )
    const statuses = (await Promise.all(writers)).map(({ status }) => status)
    expect(statuses.filter((status) => status !== 412)).toHaveLength(1)
  })

  it('is not made by any other way', async () => {
    const { id, etag } = await client.created(client.state(PREFERENCES, P1))
    const patch = { 'content-type': 'application/json-patch+json', 'if-match': etag }
    expect((await client.send('PATCH', `/Basic/${id}`, '[]', patch)).status).toBe(403)
    expect((await client.send('GET', `/Basic/${id}/_history`)).status).toBe(403)
    expect((await client.send('DELETE', `/Basic?code=${ORIGIN}|x`)).status).toBe(403)
    expect((await client.send('GET', '/Patient/p1')).status).toBe(403)
    expect((await client.send('POST', '/', { resourceType: 'Bundle', type: 'batch' })).status).toBe(
      403,
    )
  })
})
