import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, anAccount, anonymous, clientOf, PASSWORD } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { REGISTER, VIEWER } from './account-documents.ts'
import { isIn, PortalVisitor } from './portal-visitor.ts'
import { CHANGE, RESET, RESET_REQUEST } from './security-documents.ts'

let platform: TestPlatform
let now = new Date()
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { clock: { now: () => now } } })
})
afterAll(() => platform?.stop())

const NEW_PASSWORD = 'seven quiet otters painting walls'
const accepted = { accepted: true, userErrors: [] }

async function ask(email: string) {
  return (await anonymous(platform).get(RESET_REQUEST, { email })).payload
}

/** The token of the latest mail that is none of those known. */
async function tokenFor(email: string, known: string[] = []): Promise<string> {
  const pattern = known.length ? new RegExp(`token=(?!${known.join('|')})`) : /token=/
  return /reset\?token=(\S+)/.exec((await platform.mailTo(email, pattern)).body)?.[1] ?? ''
}

async function reset(token: string, password = NEW_PASSWORD) {
  const { payload } = await anonymous(platform).get(RESET, { token, password })
  return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}

async function isSignedIn({ email }: Account, password: string): Promise<boolean> {
  return isIn(await new PortalVisitor(platform).password(email, password))
}

describe('a forgotten password', () => {
  test('is set anew by the link of the mail, once, and everything else ends', async () => {
    const account = await anAccount(platform)
    const visitor = new PortalVisitor(platform)
    await visitor.password(account.email, PASSWORD)
    const client = await visitor.client()
    expect(await ask(` ${account.email.toUpperCase()} `)).toEqual(accepted)
    const token = await tokenFor(account.email)
    expect(await reset(token)).toEqual(accepted)
    expect(await client.codes(VIEWER)).toEqual(['UNAUTHENTICATED'])
    expect((await visitor.open({ prompt: 'none' })).url).toContain('error=login_required')
    expect(await isSignedIn(account, PASSWORD)).toBe(false)
    expect(await isSignedIn(account, NEW_PASSWORD)).toBe(true)
    await platform.mailTo(account.email, /was set anew/)
    expect((await reset(token)).userErrors).toMatchObject([{ code: 'INVALID', path: ['token'] }])
  })

  test('of an unknown address gets the same answer and no mail', async () => {
    const email = `${randomUUID()}@example.org`
    expect(await ask(email)).toEqual(accepted)
    expect(platform.mails.some(({ to }) => to === email)).toBe(false)
  })

  test('the link ends with time, with the next one, and is kept as a hash', async () => {
    const account = await anAccount(platform)
    await ask(account.email)
    const first = await tokenFor(account.email)
    await ask(account.email)
    const second = await tokenFor(account.email, [first])
    expect((await reset(first)).accepted).toBe(false)
    for (const table of ['password_reset', 'outbox_message', 'audit_event']) {
      const rows = await query(platform.databaseUrl, `select t::text from ${table} t`)
      expect(JSON.stringify(rows)).not.toContain(second)
    }
    now = new Date(now.getTime() + 60 * 60_000)
    expect((await reset(second)).userErrors).toMatchObject([{ code: 'INVALID', path: ['token'] }])
  })

  test('two who come with one link at once set one password', async () => {
    const account = await anAccount(platform)
    await ask(account.email)
    const token = await tokenFor(account.email)
    const answers = await Promise.all([reset(token), reset(token, `${NEW_PASSWORD} again`)])
    expect(answers.filter((answer) => answer.accepted)).toHaveLength(1)
  })

  test('a weak new password keeps the link', async () => {
    const account = await anAccount(platform)
    await ask(account.email)
    const token = await tokenFor(account.email)
    expect((await reset(token, 'password1234')).userErrors).toMatchObject([
      { code: 'PASSWORD_BREACHED', path: ['password'] },
    ])
    expect(await reset(token)).toEqual(accepted)
  })

  test('one person is not flooded with mail', async () => {
    const account = await anAccount(platform)
    for (let i = 0; i < 8; i += 1) expect(await ask(account.email)).toEqual(accepted)
    const asked = await column<number>(
      platform,
      `select count(*)::int from outbox_message where payload->>'userId' = $1`,
      [account.id],
    )
    expect(asked).toEqual([5])
  })

  test('a closed account stays closed', async () => {
    const account = await anAccount(platform)
    await ask(account.email)
    const token = await tokenFor(account.email)
    await query(platform.databaseUrl, 'update user_account set disabled_at = now() where id = $1', [
      account.id,
    ])
    expect((await reset(token)).accepted).toBe(false)
  })
})

describe('a change of the password', () => {
  test('needs the one in use, keeps this browser and signs the others out', async () => {
    const account = await anAccount(platform)
    const [here, there] = [new PortalVisitor(platform), new PortalVisitor(platform)]
    await here.password(account.email, PASSWORD)
    await there.password(account.email, PASSWORD)
    const [client, other] = [await here.client(), await there.client()]
    const wrong = { currentPassword: 'not it', password: NEW_PASSWORD }
    const refused = await client.get(CHANGE, wrong)
    expect(readFragment(USER_ERROR, refused.payload.userErrors)).toMatchObject([
      { code: 'PASSWORD_WRONG', path: ['currentPassword'] },
    ])
    const right = { currentPassword: PASSWORD, password: NEW_PASSWORD }
    expect((await client.get(CHANGE, right)).payload).toEqual(accepted)
    expect((await client.get(VIEWER)).viewer?.email).toBe(account.email)
    expect(await other.codes(VIEWER)).toEqual(['UNAUTHENTICATED'])
    expect(isIn(await here.open({ prompt: 'none' }))).toBe(true)
    expect(isIn(await there.open({ prompt: 'none' }))).toBe(false)
    expect(await isSignedIn(account, NEW_PASSWORD)).toBe(true)
  })

  test('too many wrong ones have to wait', async () => {
    const account = await anAccount(platform)
    const client = await clientOf(platform, account)
    const wrong = { currentPassword: 'not it', password: NEW_PASSWORD }
    for (let i = 0; i < 21; i += 1) await client.ask(CHANGE, wrong)
    expect(await client.codes(CHANGE, wrong)).toEqual(['THROTTLED'])
    expect(await isSignedIn(account, PASSWORD)).toBe(true) // the sign-in page is not locked by it
  })
})

describe('a password somebody wants', () => {
  test.each([
    ['short', { code: 'TOO_SHORT', limit: 12, actual: 5 }],
    ['x'.repeat(201), { code: 'TOO_LONG', limit: 200 }],
    ['aaaaaaaaaaaaaaaa', { code: 'PASSWORD_WEAK', limit: 3 }],
    ['password1234', { code: 'PASSWORD_BREACHED' }],
    ['Grace Hopper Lakeside', { code: 'PASSWORD_WEAK', message: /name/ }],
    ['hopper1 hopper2', { code: 'PASSWORD_WEAK', message: /name/ }],
  ])('%j is refused with what is wrong', async (password, { message, ...expected }: Expected) => {
    const person = { firstName: 'Grace', lastName: 'Hopper', email: 'grace@navy.example' }
    const { payload } = await anonymous(platform).get(REGISTER, { input: { ...person, password } })
    const [fault] = readFragment(USER_ERROR, payload.userErrors)
    expect(fault).toMatchObject({ path: ['password'], ...expected })
    expect(fault?.message).toMatch(message ?? /\w/)
  })
})

interface Expected {
  code: string
  message?: RegExp
  limit?: number
  actual?: number
}
