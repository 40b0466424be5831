import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous, aPerson, clientOf, PASSWORD } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column, contents } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { newAddress } from '../../support/vendor-members.ts'
import { accept, aHospital, NEW_ACCOUNT } from './hospital.ts'
import {
  MEMBER_ACCEPT,
  MEMBER_INVITATION,
  MEMBER_RESEND,
  MEMBER_REVOKE,
  PEOPLE,
} from './member-documents.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let hospital: Awaited<ReturnType<typeof aHospital>>
beforeAll(async () => {
  hospital = await aHospital()
})
afterAll(() => hospital?.platform.stop())

test('an invitation opens an account by its link, once, with the roles it names', async () => {
  const email = newAddress()
  expect(
    (await hospital.invite(` ${email.toUpperCase()} `, ['SECURITY_REVIEWER', 'AUDITOR'])).errors,
  ).toEqual([])
  const token = await hospital.tokenOf(email)
  const shown = await anonymous(hospital.platform).get(MEMBER_INVITATION, { token })
  expect(shown.organizationInvitation).toMatchObject({
    ...{ email, state: 'OPEN', hasAccount: false, roles: ['SECURITY_REVIEWER', 'AUDITOR'] },
  })
  expect(await accept(anonymous(hospital.platform), token, NEW_ACCOUNT)).toEqual([])
  const client = await clientOf(hospital.platform, { id: '', email, password: PASSWORD })
  const { errors } = await client.ask(PEOPLE, { first: 1 })
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  expect(await hospital.memberOf({ email })).toMatchObject({
    ...{ name: 'Noor Haddad', roles: ['SECURITY_REVIEWER', 'AUDITOR'] },
    ...{ hasSecondFactor: false, isSelf: false, vendorName: null },
  })
  expect(await accept(anonymous(hospital.platform), token, NEW_ACCOUNT)).toMatchObject([
    { code: 'INVALID', path: ['token'] },
  ])
})

test('an invitation adds to what somebody with an account is, who signs in to accept it', async () => {
  const [person, other] = await Promise.all([
    aPerson(hospital.platform),
    aPerson(hospital.platform),
  ])
  await hospital.invite(person.email, ['CLINICIAN'])
  const token = await hospital.tokenOf(person.email)
  const before = await contents(hospital.platform)
  const input = { token, account: NEW_ACCOUNT }
  expect((await anonymous(hospital.platform).ask(MEMBER_ACCEPT, { input })).errors).toMatchObject([
    { extensions: { code: 'UNAUTHENTICATED' } },
  ])
  expect(await accept(other.client, token)).toMatchObject([{ code: 'FORBIDDEN' }])
  expect(await contents(hospital.platform)).toEqual(before)
  expect(await accept(person.client, token)).toEqual([])
  const [roles] = await column(hospital.platform, 'select roles from user_account where id = $1', [
    person.id,
  ])
  expect(roles).toEqual(['PATIENT', 'CLINICIAN'])
})

test('an invitation can be sent again after a minute, which ends the earlier link, and withdrawn', async () => {
  const email = newAddress()
  const { id } = await hospital.invite(email, ['AUDITOR'])
  const first = await hospital.tokenOf(email)
  const again = async () => {
    const { payload } = await hospital.admin.client.get(MEMBER_RESEND, { invitationId: id })
    return readFragment(USER_ERROR, payload.userErrors)
  }
  expect(await again()).toMatchObject([{ code: 'RATE_LIMITED' }])
  hospital.time.now = new Date(hospital.time.now.getTime() + 2 * MINUTE)
  expect(await again()).toEqual([])
  const second = await hospital.tokenOf(email, [first])
  expect(await accept(anonymous(hospital.platform), first, NEW_ACCOUNT)).toMatchObject([
    { code: 'INVALID' },
  ])
  await hospital.admin.client.get(MEMBER_REVOKE, { invitationId: id })
  const [fault] = await accept(anonymous(hospital.platform), second, NEW_ACCOUNT)
  expect(fault?.message).toBe('This invitation was withdrawn.')
})

test('an invitation ends after seven days, and makes room for another', async () => {
  const email = newAddress()
  await hospital.invite(email, ['AUDITOR'])
  const token = await hospital.tokenOf(email)
  expect((await hospital.invite(email, ['AUDITOR'])).errors).toMatchObject([
    { code: 'NOT_UNIQUE', path: ['email'] },
  ])
  hospital.time.now = new Date(hospital.time.now.getTime() + 8 * DAY)
  expect(await accept(anonymous(hospital.platform), token, NEW_ACCOUNT)).toMatchObject([
    { code: 'INVALID' },
  ])
  expect((await hospital.invite(email, ['AUDITOR'])).errors).toEqual([])
})

test.each([
  ['an address that is none', 'nobody', ['AUDITOR'], { code: 'INVALID', path: ['email'] }],
  ['no role', newAddress(), [], { code: 'REQUIRED', path: ['roles'], limit: 1, actual: 0 }],
  ['a role of a patient', newAddress(), ['PATIENT'], { code: 'INVALID', path: ['roles'] }],
  ['a role of a vendor', newAddress(), ['VENDOR_OWNER'], { code: 'INVALID', path: ['roles'] }],
] as const)('is refused for %s', async (_what, email, roles, fault) => {
  const before = await contents(hospital.platform)
  expect((await hospital.invite(email, [...roles])).errors).toMatchObject([fault])
  expect(await contents(hospital.platform)).toEqual(before)
})

test('an invitation is refused a weak password and a missing name, field by field', async () => {
  const email = newAddress()
  await hospital.invite(email, ['AUDITOR'])
  const token = await hospital.tokenOf(email)
  const account = { firstName: ' ', lastName: 'Haddad', password: 'short' }
  expect(await accept(anonymous(hospital.platform), token, account)).toMatchObject([
    { code: 'REQUIRED', path: ['account', 'firstName'] },
    { code: 'TOO_SHORT', path: ['account', 'password'], limit: 12, actual: 5 },
  ])
})
