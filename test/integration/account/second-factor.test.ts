import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, PASSWORD } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { SoftwareAuthenticator } from '../../support/software-authenticator.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { totpCode } from '../../support/totp-code.ts'
import { ASKED, aTotpOwner, signedIn, sinceYesterday } from './factor-owners.ts'
import { headingOf, isIn, PortalVisitor } from './portal-visitor.ts'
import {
  PASSKEY_BEGIN,
  PASSKEY_CONFIRM,
  PASSKEY_REMOVE,
  RECOVERY_CODES_RENEW,
  SECURITY,
  TOTP_BEGIN,
  TOTP_CONFIRM,
  TOTP_REMOVE,
} from './security-documents.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform({ env: { SIGN_IN_ATTEMPTS_PER_ACCOUNT: '4' } })
})
afterAll(() => platform?.stop())

const withTotp = () => aTotpOwner(platform)

async function withPasskey() {
  const account = await anAccount(platform)
  const client = await signedIn(platform, account)
  const authenticator = new SoftwareAuthenticator(platform.url)
  const begun = await client.get(PASSKEY_BEGIN, { password: PASSWORD })
  const answer = authenticator.create(begun.payload.options ?? '')
  const { payload } = await client.get(PASSKEY_CONFIRM, { name: 'My phone', answer })
  await sinceYesterday(platform, account)
  return { account, client, authenticator, answer, payload }
}

const optionsOn = (body: string) =>
  (/data-passkey-options="([^"]*)"/.exec(body)?.[1] ?? '').replaceAll('&quot;', '"')

describe('an authenticator app', () => {
  test('is set up with a picture or a key, comes with ten codes, and is kept sealed', async () => {
    const { account, begun, client, codes, secret } = await withTotp()
    expect(begun.payload.uri).toMatch(/^otpauth:\/\/totp\/.*secret=/)
    expect(begun.payload.qrSvg).toMatch(/^<svg/)
    expect(new Set(codes).size).toBe(10)
    const { viewer } = await client.get(SECURITY)
    expect(viewer?.security).toMatchObject({ isOn: true, recoveryCodesLeft: 10, isRequired: false })
    for (const table of ['totp_authenticator', 'recovery_code', 'audit_event', 'outbox_message']) {
      const rows = JSON.stringify(
        await query(platform.databaseUrl, `select t::text from ${table} t`),
      )
      for (const word of [secret, ...codes]) expect(rows).not.toContain(word)
    }
    expect((await platform.mailTo(account.email)).body).toContain('authenticator app was set up')
  })

  test('is asked for after the password, and the session says so', async () => {
    const { account, secret } = await withTotp()
    const visitor = new PortalVisitor(platform)
    expect(headingOf(await visitor.password(account.email, PASSWORD))).toBe(ASKED)
    expect((await visitor.open({ prompt: 'none' })).url).toContain('error=interaction_required')
    expect(headingOf(await visitor.open())).toBe(ASKED) // the password alone opens nothing
    expect(isIn(await visitor.send({ code: totpCode(secret, new Date(), 1) }))).toBe(true)
    const { id_token } = await visitor.tokens()
    expect(decodeJwt(id_token)).toMatchObject({
      amr: ['pwd', 'otp', 'mfa'],
      acr: 'https://refeds.org/profile/mfa',
    })
    expect(isIn(await visitor.open({ prompt: 'none' }))).toBe(true)
  })
})

describe('the codes of an app', () => {
  test('are not taken twice, nor from another hour, and failures are recorded', async () => {
    const { account, secret } = await withTotp()
    const now = new Date()
    const next = totpCode(secret, now, 1)
    const first = new PortalVisitor(platform)
    await first.password(account.email, PASSWORD)
    const visit = await first.send({ code: totpCode(secret, now, 120) })
    expect([visit.status, headingOf(visit)]).toEqual([401, ASKED])
    expect(isIn(await first.send({ code: next }))).toBe(true)
    const second = new PortalVisitor(platform)
    await second.password(account.email, PASSWORD)
    expect((await second.send({ code: next })).status).toBe(401)
    const actions = await column(
      platform,
      `select action from audit_event where user_ref = $1 and action like 'sign-in%' order by sequence`,
      [account.id],
    )
    expect(actions).toEqual([
      'sign-in.succeeded',
      'sign-in.password-accepted',
      'sign-in.failed',
      'sign-in.succeeded',
      'sign-in.password-accepted',
      'sign-in.failed',
    ])
  })

  test('count as failed sign-ins when they are wrong', async () => {
    const { account, secret } = await withTotp()
    const visitor = new PortalVisitor(platform)
    await visitor.password(account.email, PASSWORD)
    for (let i = 0; i < 5; i += 1) await visitor.send({ code: '000000' })
    const visit = await visitor.send({ code: totpCode(secret, new Date(), 1) })
    expect(visit.status).toBe(429)
    expect(Number(visit.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('setting up and taking away', () => {
  test('a session that set it up goes on; the password is asked before anything changes', async () => {
    const account = await anAccount(platform)
    const visitor = new PortalVisitor(platform)
    await visitor.password(account.email, PASSWORD)
    const client = await visitor.client()
    const { payload } = await client.get(TOTP_BEGIN, { password: 'wrong' })
    expect(readFragment(USER_ERROR, payload.userErrors)).toMatchObject([
      { code: 'PASSWORD_WRONG', path: ['password'] },
    ])
    expect(payload.secret).toBeNull()
    const begun = await client.get(TOTP_BEGIN, { password: PASSWORD })
    const wrong = await client.get(TOTP_CONFIRM, { code: '12' })
    expect(readFragment(USER_ERROR, wrong.payload.userErrors)).toMatchObject([
      { code: 'CODE_WRONG', path: ['code'] },
    ])
    await query(
      platform.databaseUrl,
      `update oidc_record set payload = payload || jsonb_build_object('loginTs', (payload->>'loginTs')::int - 5)
       where model = 'Session' and account_id = $1`,
      [account.id],
    )
    await client.get(TOTP_CONFIRM, { code: totpCode(begun.payload.secret ?? '') })
    expect(isIn(await visitor.open({ prompt: 'none' }))).toBe(true)
  })

  test('can be removed, with its recovery codes', async () => {
    const { account, client } = await withTotp()
    expect((await client.get(TOTP_REMOVE, { password: PASSWORD })).payload.accepted).toBe(true)
    const { viewer } = await client.get(SECURITY)
    expect(viewer?.security).toMatchObject({ isOn: false, totpSince: null, recoveryCodesLeft: 0 })
    expect(isIn(await new PortalVisitor(platform).password(account.email, PASSWORD))).toBe(true)
  })
})

describe('recovery codes', () => {
  test('each opens once, as people type it, and the owner hears of it', async () => {
    const { account, client, codes } = await withTotp()
    const [code = ''] = codes
    const visitor = new PortalVisitor(platform)
    await visitor.password(account.email, PASSWORD)
    expect(isIn(await visitor.send({ code: code.toUpperCase().replaceAll('-', ' ') }))).toBe(true)
    const again = new PortalVisitor(platform)
    await again.password(account.email, PASSWORD)
    expect((await again.send({ code })).status).toBe(401)
    expect((await client.get(SECURITY)).viewer?.security.recoveryCodesLeft).toBe(9)
    await platform.mailTo(account.email, /recovery code was used/)
  })

  test('new ones end the old ones', async () => {
    const { account, client, codes } = await withTotp()
    const { payload } = await client.get(RECOVERY_CODES_RENEW, { password: PASSWORD })
    expect(payload.recoveryCodes).toHaveLength(10)
    const visitor = new PortalVisitor(platform)
    await visitor.password(account.email, PASSWORD)
    expect((await visitor.send({ code: codes[0] ?? '' })).status).toBe(401)
    expect(isIn(await visitor.send({ code: payload.recoveryCodes?.[0] ?? '' }))).toBe(true)
  })
})

describe('a passkey', () => {
  test('is added under a name, and signs the person in', async () => {
    const { account, authenticator, client, payload } = await withPasskey()
    expect(payload).toMatchObject({ accepted: true, recoveryCodes: { length: 10 } })
    const visitor = new PortalVisitor(platform)
    const page = await visitor.password(account.email, PASSWORD)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    const passkey = authenticator.get(optionsOn(page.body))
    expect(isIn(await visitor.send({ passkey }))).toBe(true)
    expect(decodeJwt((await visitor.tokens()).id_token).amr).toEqual(['pwd', 'pop', 'mfa'])
    const { viewer } = await client.get(SECURITY)
    expect(viewer?.security.passkeys).toMatchObject([
      { name: 'My phone', lastUsedAt: expect.any(String) },
    ])
  })

  test('no answer is good twice, for another page, or from another key', async () => {
    const { account, authenticator } = await withPasskey()
    const visitor = new PortalVisitor(platform)
    const page = await visitor.password(account.email, PASSWORD)
    const stranger = new SoftwareAuthenticator(platform.url)
    Object.defineProperty(stranger, 'id', { value: authenticator.id })
    expect((await visitor.send({ passkey: stranger.get(optionsOn(page.body)) })).status).toBe(401)
    const elsewhere = new SoftwareAuthenticator('https://evil.example').get(optionsOn(page.body))
    expect((await visitor.send({ passkey: elsewhere })).status).toBe(401)
    const fresh = await visitor.open()
    const passkey = authenticator.get(optionsOn(fresh.body))
    expect(isIn(await visitor.send({ passkey }))).toBe(true)
    const again = new PortalVisitor(platform)
    await again.password(account.email, PASSWORD)
    expect((await again.send({ passkey })).status).toBe(401)
  })

  test('an answer makes one passkey, and nonsense none', async () => {
    const { answer, client } = await withPasskey()
    for (const bad of [answer, '{}', 'not JSON']) {
      const { payload } = await client.get(PASSKEY_CONFIRM, { name: 'Copy', answer: bad })
      expect(readFragment(USER_ERROR, payload.userErrors)).toMatchObject([
        { code: 'INVALID', path: ['answer'] },
      ])
    }
  })

  test('one of several is removed by its owner alone', async () => {
    const { client } = await withPasskey()
    const other = await withPasskey()
    const { viewer } = await client.get(SECURITY)
    const passkeyId = viewer?.security.passkeys[0]?.id ?? ''
    const removal = { passkeyId, password: PASSWORD }
    const foreign = await other.client.get(PASSKEY_REMOVE, removal)
    expect(readFragment(USER_ERROR, foreign.payload.userErrors)).toMatchObject([
      { code: 'NOT_FOUND', path: ['passkeyId'] },
    ])
    expect((await client.get(PASSKEY_REMOVE, removal)).payload.accepted).toBe(true)
    expect((await client.get(SECURITY)).viewer?.security.passkeys).toEqual([])
  })
})
