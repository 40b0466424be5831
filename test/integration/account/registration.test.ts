import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, anonymous, clientOf, PASSWORD } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { REGISTER, RESEND, VERIFY, VIEWER } from './account-documents.ts'

let platform: TestPlatform
let now = new Date()
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { clock: { now: () => now } } })
})
afterAll(() => platform?.stop())

const newAddress = () => `${randomUUID().slice(0, 8)}@vendor.example`
const accepted = { accepted: true, userErrors: [] }

async function register(
  fields: Partial<Record<'firstName' | 'lastName' | 'email' | 'password', string>>,
) {
  const person = { firstName: 'Grace', lastName: 'Hopper', email: newAddress(), password: PASSWORD }
  const input = { ...person, ...fields }
  const { payload } = await anonymous(platform).get(REGISTER, { input })
  return { ...input, payload }
}

async function verify(token: string) {
  const { payload } = await anonymous(platform).get(VERIFY, { token })
  return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}

async function tokenFor(email: string, skip: string[] = []): Promise<string> {
  const pattern = skip.length ? new RegExp(`token=(?!${skip.join('|')})`) : /token=/
  const { body } = await platform.mailTo(email, pattern)
  return /token=(\S+)/.exec(body)?.[1] ?? ''
}

const signInOf = (account: { email: string; password: string }) =>
  clientOf(platform, { id: '', ...account })

describe('R006, R007: from registration to the first sign-in', () => {
  test('the link of the mail proves the address, and then the password works', async () => {
    const person = await register({ email: ` Grace.${newAddress()} ` })
    expect(person.payload).toEqual(accepted)
    const email = person.email.trim().toLowerCase()
    const token = await tokenFor(email)
    await expect(signInOf({ email, password: PASSWORD })).rejects.toThrow()

    expect(await verify(token)).toEqual(accepted)
    expect(await verify(token)).toEqual(accepted) // twice is no fault
    const client = await signInOf({ email, password: PASSWORD })
    const { viewer } = await client.get(VIEWER)
    expect(viewer).toEqual({
      email,
      name: 'Grace Hopper',
      roles: ['DEVELOPER'],
      vendorRole: null,
      vendor: null,
    })
  })

  test('the token is kept as a hash alone', async () => {
    const { email } = await register({})
    const token = await tokenFor(email)
    for (const table of ['email_verification', 'outbox_message', 'audit_event']) {
      const rows = await query(platform.databaseUrl, `select t::text from ${table} t`)
      expect(JSON.stringify(rows)).not.toContain(token)
    }
  })

  test('a known address gets the same answer, and a mail that says so', async () => {
    const account = await anAccount(platform)
    const { payload } = await register({ email: account.email.toUpperCase() })
    expect(payload).toEqual(accepted)
    const mail = await platform.mailTo(account.email)
    expect(mail.subject).toBe('You have a Gatehouse account already')
    expect(mail.body).not.toContain('token=')
    await signInOf(account) // the password is the old one
  })
})

describe('an address that is not verified yet', () => {
  test('until it is verified the latest registration counts, and earlier links end', async () => {
    const email = newAddress()
    await register({ email, password: 'the password of a stranger' })
    const stranger = await tokenFor(email)
    await register({ email, firstName: 'Real' })
    const own = await tokenFor(email, [stranger])
    expect((await verify(stranger)).userErrors).toMatchObject([
      { code: 'INVALID', path: ['token'] },
    ])
    expect(await verify(own)).toEqual(accepted)
    await expect(signInOf({ email, password: 'the password of a stranger' })).rejects.toThrow()
    const { viewer } = await (await signInOf({ email, password: PASSWORD })).get(VIEWER)
    expect(viewer?.name).toBe('Real Hopper')
  })

  test('two registrations of one address at once make one account', async () => {
    const email = newAddress()
    const answers = await Promise.all([1, 2, 3].map(() => register({ email })))
    expect(answers.map(({ payload }) => payload)).toEqual([accepted, accepted, accepted])
    const rows = await query(platform.databaseUrl, 'select 1 from user_account where email = $1', [
      email,
    ])
    expect(rows).toHaveLength(1)
  })

  test('an old link ends, and another can be asked for', async () => {
    const { email } = await register({})
    const old = await tokenFor(email)
    now = new Date(now.getTime() + 24 * 3_600_000)
    expect(await verify(old)).toMatchObject({
      accepted: false,
      userErrors: [{ code: 'INVALID', path: ['token'] }],
    })
    const { payload } = await anonymous(platform).get(RESEND, { email })
    expect(payload).toEqual(accepted)
    expect(await verify(await tokenFor(email, [old]))).toEqual(accepted)
  })

  test('asking again for an unknown address answers the same', async () => {
    const { payload } = await anonymous(platform).get(RESEND, { email: newAddress() })
    expect(payload).toEqual(accepted)
  })

  test.each(['', 'x', 'a'.repeat(5000)])(
    'a link that was never mailed is refused',
    async (token) => {
      expect(await verify(token)).toMatchObject({
        accepted: false,
        userErrors: [{ code: 'INVALID' }],
      })
    },
  )
})

describe('what is refused', () => {
  test.each([
    ['firstName', '', 'REQUIRED', 1, 0],
    ['firstName', ' ', 'REQUIRED', 1, 0],
    ['firstName', 'x'.repeat(101), 'TOO_LONG', 100, 101],
    ['firstName', 'a\u0007b', 'INVALID', null, null],
    ['lastName', '', 'REQUIRED', 1, 0],
    ['lastName', 'x'.repeat(101), 'TOO_LONG', 100, 101],
    ['email', '', 'INVALID', null, null],
    ['email', 'nobody', 'INVALID', null, null],
    ['email', 'a@b', 'INVALID', null, null],
    ['email', 'a b@example.org', 'INVALID', null, null],
    ['email', `${'x'.repeat(250)}@example.org`, 'TOO_LONG', 254, 262],
    ['password', '', 'REQUIRED', 12, 0],
    ['password', 'x'.repeat(11), 'TOO_SHORT', 12, 11],
    ['password', 'x'.repeat(201), 'TOO_LONG', 200, 201],
  ])('%s: %j is %s', async (field, value, code, limit, actual) => {
    const before = await query(platform.databaseUrl, 'select 1 from user_account')
    const { payload } = await register({ [field]: value })
    expect(payload.accepted).toBe(false)
    expect(readFragment(USER_ERROR, payload.userErrors)).toMatchObject([
      { __typename: 'FieldError', path: [field], code, limit, actual },
    ])
    expect(await query(platform.databaseUrl, 'select 1 from user_account')).toHaveLength(
      before.length,
    )
  })

  test('registration that the hospital switched off', async () => {
    const set = (isOn: boolean) =>
      query(platform.databaseUrl, `update organization set settings = settings || $1`, [
        { selfRegistration: isOn },
      ])
    await set(false)
    const input = { firstName: 'A', lastName: 'B', email: newAddress(), password: PASSWORD }
    const { errors } = await anonymous(platform).ask(REGISTER, { input })
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('apps@lakeside.example'),
        extensions: { code: 'FORBIDDEN' },
      },
    ])
    await set(true)
  })
})

test('too many registrations from one address have to wait', async () => {
  const small = await startTestPlatform({ env: { SIGN_IN_ATTEMPTS_PER_ADDRESS: '2' } })
  const ask = () => anonymous(small).ask(RESEND, { email: newAddress() })
  await ask()
  await ask()
  const { errors } = await ask()
  expect(errors).toMatchObject([
    {
      extensions: {
        code: 'THROTTLED',
        retryAfterSeconds: expect.any(Number),
        requestId: expect.any(String),
      },
    },
  ])
  await small.stop()
})
