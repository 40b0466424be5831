import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  anonymous,
  aPerson,
  aVendor,
  clientOf,
  PASSWORD,
  type Person,
  type VendorOwner,
} from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column, contents } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import {
  INVITATION,
  INVITATION_ACCEPT,
  INVITATION_RESEND,
  INVITATION_REVOKE,
  INVITE,
  MEMBERS,
  REGISTER_INVITED,
  VERIFY_ADDRESS,
} from '../../support/vendor-documents.ts'
import { aMember, invitationToken, newAddress } from '../../support/vendor-members.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let platform: TestPlatform
let owner: VendorOwner
let now = new Date()
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { clock: { now: () => now } } })
  owner = await aVendor(platform)
})
afterAll(() => platform?.stop())

async function invite(email: string, by: VendorOwner = owner) {
  const input = { vendorId: by.vendorId, email, role: 'DEVELOPER' as const }
  const { payload } = await by.client.get(INVITE, { input })
  return { id: payload.invitation?.id ?? '', errors: readFragment(USER_ERROR, payload.userErrors) }
}

async function accept({ client }: Pick<Person, 'client'>, token: string) {
  const { payload } = await client.get(INVITATION_ACCEPT, { token })
  return { vendorId: payload.vendor?.id, errors: readFragment(USER_ERROR, payload.userErrors) }
}

const vendorOf = async ({ client }: Pick<Person, 'client'>) => (await client.get(MEMBERS)).viewer

describe('somebody with an account', () => {
  test('accepts by the link of the mail, once, and is a member from then on', async () => {
    const person = await aPerson(platform)
    await invite(` ${person.email.toUpperCase()} `)
    const token = await invitationToken(platform, person.email)
    const shown = await anonymous(platform).get(INVITATION, { token })
    expect(shown.vendorInvitation).toEqual({
      vendorName: 'Acme Health',
      email: person.email,
      role: 'DEVELOPER',
      state: 'OPEN',
    })
    expect(await accept(person, token)).toEqual({ vendorId: owner.vendorId, errors: [] })
    expect(await vendorOf(person)).toMatchObject({
      vendorRole: 'DEVELOPER',
      vendor: { id: owner.vendorId, invitations: [] },
    })
    const again = await accept(person, token)
    expect(again.errors).toMatchObject([{ code: 'INVALID', path: ['token'] }])
    expect(again.errors[0]?.message).toContain('accepted already')
  })

  test('cannot accept what was sent to another address, and nothing changes', async () => {
    const [invited, other] = await Promise.all([aPerson(platform), aPerson(platform)])
    await invite(invited.email)
    const token = await invitationToken(platform, invited.email)
    const before = await contents(platform)
    expect((await accept(other, token)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect(await contents(platform)).toEqual(before)
    expect((await anonymous(platform).ask(INVITATION_ACCEPT, { token })).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ])
    expect((await accept(invited, token)).errors).toEqual([])
  })

  test('works for one vendor at a time', async () => {
    const elsewhere = await aVendor(platform)
    await invite(elsewhere.email)
    const token = await invitationToken(platform, elsewhere.email)
    expect((await accept(elsewhere, token)).errors).toMatchObject([{ code: 'NOT_UNIQUE' }])
    await expect(
      query(
        platform.databaseUrl,
        `insert into vendor_member (id, organization_id, created_at, vendor_id, user_id, role)
         select gen_random_uuid(), organization_id, now(), vendor_id, $1, 'OWNER' from vendor_member where user_id = $2`,
        [elsewhere.id, owner.id],
      ),
    ).rejects.toThrow('vendor_member_one_vendor')
  })

  test('accepting twice at once makes one member', async () => {
    const person = await aPerson(platform)
    await invite(person.email)
    const token = await invitationToken(platform, person.email)
    const answers = await Promise.all([1, 2, 3].map(() => accept(person, token)))
    expect(answers.filter(({ vendorId }) => vendorId)).toHaveLength(1)
  })
})

describe('somebody without an account', () => {
  async function signUp(email: string, invitation: string) {
    const input = {
      ...{ firstName: 'Noor', lastName: 'Haddad', email, password: PASSWORD },
      invitationToken: invitation,
    }
    await anonymous(platform).get(REGISTER_INVITED, { input })
  }

  async function verify(email: string) {
    const { body } = await platform.mailTo(email, /portal\/verify\?token=/)
    const token = /verify\?token=(\S+)/.exec(body)?.[1] ?? ''
    await anonymous(platform).get(VERIFY_ADDRESS, { token })
    return { client: await clientOf(platform, { id: '', email, password: PASSWORD }) }
  }

  test('signs up, verifies, and is in the vendor with the first sign-in', async () => {
    const email = newAddress()
    await invite(email)
    await signUp(email, await invitationToken(platform, email))
    const newcomer = await verify(email)
    expect(await vendorOf(newcomer)).toMatchObject({
      vendorRole: 'DEVELOPER',
      vendor: { id: owner.vendorId },
    })
  })

  test('with the invitation of somebody else gets an account and no vendor', async () => {
    const [invited, email] = [newAddress(), newAddress()]
    await invite(invited)
    await signUp(email, await invitationToken(platform, invited))
    expect((await vendorOf(await verify(email)))?.vendor).toBeNull()
  })

  test('of an invitation withdrawn before the address was verified gets no vendor', async () => {
    const email = newAddress()
    const { id } = await invite(email)
    await signUp(email, await invitationToken(platform, email))
    await owner.client.get(INVITATION_REVOKE, { invitationId: id })
    expect((await vendorOf(await verify(email)))?.vendor).toBeNull()
  })
})

describe('an invitation', () => {
  test('is kept as a hash alone', async () => {
    const email = newAddress()
    await invite(email)
    const token = await invitationToken(platform, email)
    for (const table of ['vendor_invitation', 'outbox_message', 'audit_event']) {
      const rows = await query(platform.databaseUrl, `select t::text from ${table} t`)
      expect(JSON.stringify(rows)).not.toContain(token)
    }
    expect(platform.logs.join('')).not.toContain(token)
  })

  test('ends after seven days, and makes room for another', async () => {
    const person = await aPerson(platform)
    await invite(person.email)
    const token = await invitationToken(platform, person.email)
    now = new Date(now.getTime() + 7 * DAY)
    person.client = await clientOf(platform, person)
    owner.client = await clientOf(platform, owner)
    const late = await accept(person, token)
    expect(late.errors).toMatchObject([{ code: 'INVALID' }])
    expect(late.errors[0]?.message).toContain('expired')
    const list = (await vendorOf(owner))?.vendor?.invitations
    expect(list?.find(({ email }) => email === person.email)).toMatchObject({ isExpired: true })
    expect((await invite(person.email)).errors).toEqual([])
    const fresh = await invitationToken(platform, person.email, [token])
    expect((await accept(person, fresh)).vendorId).toBe(owner.vendorId)
  })

  test('sent again has another link, the earlier one ends, and not twice in a minute', async () => {
    const person = await aPerson(platform)
    const { id } = await invite(person.email)
    const first = await invitationToken(platform, person.email)
    const resend = async () =>
      readFragment(
        USER_ERROR,
        (await owner.client.get(INVITATION_RESEND, { invitationId: id })).payload.userErrors,
      )
    expect(await resend()).toMatchObject([{ code: 'RATE_LIMITED', path: ['invitationId'] }])
    now = new Date(now.getTime() + MINUTE)
    expect(await resend()).toEqual([])
    expect((await accept(person, first)).errors).toMatchObject([{ code: 'INVALID' }])
    const second = await invitationToken(platform, person.email, [first])
    expect((await accept(person, second)).vendorId).toBe(owner.vendorId)
    expect(await resend()).toMatchObject([{ code: 'INVALID_TRANSITION' }])
  })

  test('withdrawn is over', async () => {
    const person = await aPerson(platform)
    const { id } = await invite(person.email)
    const token = await invitationToken(platform, person.email)
    await owner.client.get(INVITATION_REVOKE, { invitationId: id })
    const { errors } = await accept(person, token)
    expect(errors[0]?.message).toContain('withdrawn')
  })
})

describe('an invitation that is refused', () => {
  test.each(['', 'x', 'a'.repeat(5000)])('because it was never mailed', async (token) => {
    const person = await aPerson(platform)
    expect((await accept(person, token)).errors).toMatchObject([{ code: 'INVALID' }])
    expect((await person.client.get(INVITATION, { token })).vendorInvitation).toBeNull()
  })

  test.each([
    ['', 'INVALID', null],
    ['nobody', 'INVALID', null],
    [`${'x'.repeat(250)}@example.org`, 'TOO_LONG', 254],
  ])('to %j', async (email, code, limit) => {
    expect((await invite(email)).errors).toMatchObject([{ path: ['email'], code, limit }])
  })

  test('to a member, or to somebody invited already', async () => {
    const member = await aMember(platform, owner, 'VIEWER')
    expect((await invite(member.email)).errors).toMatchObject([{ code: 'NOT_UNIQUE' }])
    const email = newAddress()
    await invite(email)
    expect((await invite(email)).errors).toMatchObject([{ code: 'NOT_UNIQUE', path: ['email'] }])
  })

  test('as number 51 that waits, with the limit', async () => {
    const busy = await aVendor(platform)
    for (let count = 0; count < 50; count += 1) await invite(newAddress(), busy)
    expect((await invite(newAddress(), busy)).errors).toMatchObject([
      { code: 'TOO_LONG', limit: 50, actual: 51 },
    ])
  })

  test.each(['DEVELOPER', 'VIEWER'] as const)('because a %s sends it', async (role) => {
    const member = await aMember(platform, owner, role)
    const input = { vendorId: owner.vendorId, email: newAddress(), role: 'OWNER' as const }
    const { errors } = await member.client.ask(INVITE, { input })
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await vendorOf(member))?.vendor?.invitations).toEqual([])
  })
})

test('what happened stands in the audit trail', async () => {
  const actions = await column<string>(
    platform,
    `select distinct action from audit_event where action like 'vendor-member.%' order by 1`,
  )
  expect(actions).toEqual([
    'vendor-member.invitation-revoked',
    'vendor-member.invited',
    'vendor-member.joined',
  ])
})
