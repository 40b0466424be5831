import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column, contents } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { METADATA } from './registering.ts'
import { aRegistrationRoom, type RegistrationRoom } from './registration-room.ts'

let room: RegistrationRoom
beforeAll(async () => {
  room = await aRegistrationRoom()
})
afterAll(() => room?.world.stop())

describe('DCR-06 managing a registration', () => {
  it('takes the token that registering gave, and no other', async () => {
    const [one, other] = await Promise.all([room.registered(), room.registered()])
    const wrong = ['', 'x'.repeat(43), room.vendor.token, other.json.registration_access_token]
    for (const token of wrong) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const answer = await room.manage(
          one,
          method,
          method === 'PUT' ? METADATA : undefined,
          token || 'none',
        )
        expect([answer.status, answer.json.error]).toEqual([401, 'invalid_token'])
      }
    }
    const { json, status } = await room.manage(one, 'GET')
    expect(status).toBe(200)
    const sorted = (scope: string) => scope.split(' ').sort()
    expect({ ...json, scope: sorted(json.scope) }).toEqual({
      ...one.json,
      scope: sorted(one.json.scope),
    })
  })

  it('replaces what was said, in the draft and in the client', async () => {
    const answer = await room.registered()
    const body = {
      ...METADATA,
      client_id: answer.json.client_id,
      client_name: 'Other Lines',
      scope: 'openid patient/Patient.rs',
      id_token_signed_response_alg: 'ES256',
      tos_uri: null,
    }
    const changed = await room.manage(answer, 'PUT', body)
    expect(changed.status, JSON.stringify(changed.json)).toBe(200)
    expect(changed.json).toMatchObject({ client_name: 'Other Lines', scope: body.scope })
    expect(changed.json).not.toHaveProperty('tos_uri')
    const { json } = await room.appOf(answer).tokens({ email: room.world.patient.email })
    const [header = ''] = json.id_token.split('.')
    expect(JSON.parse(Buffer.from(header, 'base64url').toString()).alg).toBe('ES256')
    expect(await room.trail(answer.json.client_id)).toContain('client.registration-changed')
  })

  it.each([
    ['another client id', { client_id: 'other' }],
    ['a wrong address', { redirect_uris: ['http://a.example/'] }],
  ])('refuses %s, and changes nothing', async (_what, members) => {
    const answer = await room.registered()
    const before = await contents(room.world.platform)
    const body = { ...METADATA, client_id: answer.json.client_id, ...members }
    expect((await room.manage(answer, 'PUT', body)).status).toBe(400)
    expect(await contents(room.world.platform)).toEqual(before)
  })
})

describe('DCR-06 ending a registration', () => {
  it('ends the client, and every token with it; the draft stays', async () => {
    const answer = await room.registered()
    const app = room.appOf(answer)
    const params = { scope: 'openid offline_access patient/Patient.rs' }
    const { json } = await app.tokens({ email: room.world.patient.email, params })
    const read = () =>
      fetch(`${app.fhirBase}/Patient/p1`, {
        headers: { authorization: `Bearer ${json.access_token}` },
      })
    expect((await read()).status).toBe(200)
    expect((await room.manage(answer, 'DELETE')).status).toBe(204)
    expect((await read()).status).toBe(401)
    expect((await app.refresh(json.refresh_token)).json.error).toBe('invalid_client')
    expect((await room.manage(answer, 'GET')).status).toBe(401)
    const drafts = await column<string>(
      room.world.platform,
      `select v.status from app_version v join audit_event e on e.app_version_id = v.id
       where e.client_id = $1 and e.action = 'client.registration-ended'`,
      [answer.json.client_id],
    )
    expect(drafts).toEqual(['DRAFT'])
  })

  it('is over once the version was submitted: from then on it is the hospital’s copy too', async () => {
    const answer = await room.registered()
    await query(
      room.world.platform.databaseUrl,
      `update app_version set status = 'IN_REVIEW', review_state = 'WAITING', submitted_at = now()
       where id = (select pinned_version_id from oauth_client where client_id = $1)`,
      [answer.json.client_id],
    )
    const body = { ...METADATA, client_id: answer.json.client_id }
    expect(await room.manage(answer, 'PUT', body)).toMatchObject({
      status: 403,
      json: { error: 'access_denied' },
    })
    expect((await room.manage(answer, 'DELETE')).status).toBe(403)
    expect((await room.manage(answer, 'GET')).status).toBe(200)
  })
})
