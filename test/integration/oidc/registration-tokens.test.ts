import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { aMember } from '../../support/vendor-members.ts'
import { aRegisteringVendor, createToken, register } from './registering.ts'
import { aRegistrationRoom, type RegistrationRoom } from './registration-room.ts'

let room: RegistrationRoom
beforeAll(async () => {
  room = await aRegistrationRoom()
})
afterAll(() => room?.world.stop())

describe('the token that lets a program register', () => {
  it('is needed, unknown ones are refused, and every refusal is recorded', async () => {
    for (const token of ['', 'x'.repeat(43)]) {
      const { headers, json, status } = await register(room.world.platform, { token })
      expect([status, json.error]).toEqual([401, 'invalid_token'])
      expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    }
    await register(room.world.platform, room.vendor, { redirect_uris: [] })
    const refusals = await column<string>(
      room.world.platform,
      `select detail->>'error' || ' ' || (vendor_id is not null) from audit_event
       where action = 'client.registration-refused' order by created_at desc limit 3`,
    )
    expect(refusals).toEqual([
      'invalid_redirect_uri true',
      'invalid_token false',
      'invalid_token false',
    ])
  })

  it('ends when it is revoked, when its time is over, and when its maker leaves', async () => {
    const { platform } = room.world
    const maker = await aMember(platform, room.vendor, 'DEVELOPER')
    const three = await Promise.all(
      ['one', 'two', 'three'].map((label) =>
        createToken({ ...maker, vendorId: room.vendor.vendorId }, { label }),
      ),
    )
    const [revoked, over, left] = three.map(({ plaintextOnce }) => ({ token: plaintextOnce ?? '' }))
    if (!revoked || !over || !left) throw new Error('Three tokens were made.')
    expect((await register(platform, revoked)).status).toBe(201)
    await room.vendor.client.ask<object, never>(
      `mutation { registrationTokenRevoke(id: "${three[0]?.registrationToken?.id}") { userErrors { code } } }`,
    )
    expect((await register(platform, revoked)).status).toBe(401)
    await query(
      platform.databaseUrl,
      `update registration_token set expires_at = now() where label = 'two'`,
    )
    expect((await register(platform, over)).status).toBe(401)
    const answer = await register(platform, left)
    expect(answer.status).toBe(201)
    await maker.client.ask<object, never>(
      `mutation { vendorLeave(vendorId: "${room.vendor.vendorId}") { left } }`,
    )
    expect((await register(platform, left)).status).toBe(401)
    expect((await room.manage(answer, 'GET')).status, 'nor is what was registered theirs').toBe(401)
  })

  it.each([
    [{ label: ' ' }, { code: 'REQUIRED', path: ['label'], limit: 1, actual: 0 }],
    [{ label: 'x'.repeat(61) }, { code: 'TOO_LONG', path: ['label'], limit: 60, actual: 61 }],
    [
      { label: 'a', validDays: 0 },
      { code: 'INVALID', path: ['validDays'], limit: 1, actual: 0 },
    ],
    [
      { label: 'a', validDays: 91 },
      { code: 'INVALID', path: ['validDays'], limit: 90, actual: 91 },
    ],
  ])('is not made with %j', async (input, fault) => {
    const made = await createToken(room.vendor, input)
    expect(made).toMatchObject({ plaintextOnce: null, userErrors: [fault] })
  })

  it('is made ten times at the most', async () => {
    const other = await aRegisteringVendor(room.world.platform)
    for (let made = 1; made < 10; made += 1) await createToken(other, { label: `${made}` })
    const { userErrors } = await createToken(other, { label: 'too many' })
    expect(userErrors).toMatchObject([{ code: 'TOO_LONG', path: ['label'], limit: 10, actual: 10 }])
  })
})
