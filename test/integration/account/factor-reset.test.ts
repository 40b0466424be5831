import type { ResultOf } from '@graphql-typed-document-node/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../schema/vocabulary/role.ts'
import { type Account, aPerson, PASSWORD, type Person } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import type { FactorResetFactsFragment } from '../../support/gql/graphql.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { totpCode } from '../../support/totp-code.ts'
import { ASKED, aTotpOwner } from './factor-owners.ts'
import { CHECK, CONFIRM, DECLINE, RESET_FACTS, RESETS } from './factor-reset-documents.ts'
import { headingOf, isIn, PortalVisitor } from './portal-visitor.ts'
import { CHANGE, SECURITY } from './security-documents.ts'

const EXPLAINED = 'When everything is lost'
const RECORDED = 'Your request is recorded'
const HOW = 'Came to the desk with a passport; the picture and the signature were right.'

let platform: TestPlatform
let admin: Person
let second: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[admin, second] = await Promise.all([
    aPerson(platform, { roles: ['ORGANIZATION_ADMIN'] }),
    aPerson(platform, { roles: ['ORGANIZATION_ADMIN'] }),
  ])
})
afterAll(() => platform?.stop())

/** Somebody with a second factor, at the page that asks for it in a browser of their own. */
async function atSecondStep(roles?: Role[]) {
  const owner = await aTotpOwner(platform, roles ? { roles } : {})
  const visitor = new PortalVisitor(platform)
  const page = await visitor.password(owner.account.email, PASSWORD)
  return { ...owner, visitor, page }
}

/** The same, who says that every factor is lost. */
async function whoLostAll(roles?: Role[]) {
  const person = await atSecondStep(roles)
  const recorded = await person.visitor.send({ action: 'lost' })
  return { ...person, recorded, reset: await resetOf(person.account) }
}

async function resetOf({ email }: Account, as = admin): Promise<FactorResetFactsFragment> {
  const { secondFactorResets } = await as.client.get(RESETS)
  const found = readFragment(RESET_FACTS, secondFactorResets).find((one) => one.email === email)
  if (!found) throw new Error(`${email} has asked for nothing.`)
  return found
}

const on = ({ id: resetId, revision: expectedRevision }: FactorResetFactsFragment) => ({
  resetId,
  expectedRevision,
})

async function check(as: Person, reset: FactorResetFactsFragment, identityCheck = HOW) {
  const { payload } = await as.client.get(CHECK, { input: { ...on(reset), identityCheck } })
  return answered(payload)
}

async function confirm(as: Person, reset: FactorResetFactsFragment) {
  return answered((await as.client.get(CONFIRM, { input: on(reset) })).payload)
}

async function decline(as: Person, reset: FactorResetFactsFragment, reason = HOW) {
  return answered((await as.client.get(DECLINE, { input: { ...on(reset), reason } })).payload)
}

type Payload = ResultOf<typeof CHECK>['payload']

function answered({ reset, userErrors }: Payload) {
  return {
    reset: reset && readFragment(RESET_FACTS, reset),
    faults: readFragment(USER_ERROR, userErrors),
  }
}

const actionsAbout = (userId: string) =>
  column<string>(
    platform,
    `select action from audit_event where user_ref = $1 and action like 'second-factor.reset%' order by sequence`,
    [userId],
  )

describe('somebody who has neither app nor passkey nor recovery code', () => {
  test('finds the way behind a link, without scripts, and learns what happens', async () => {
    const { page, visitor } = await atSecondStep()
    const href = /<a href="([^"]*)">I have none of these</.exec(page.body)?.[1] ?? ''
    const explained = await visitor.follow(new URL(href, page.url).href)
    expect([explained.status, headingOf(explained)]).toEqual([200, EXPLAINED])
    expect(explained.headers.get('content-security-policy')).not.toContain('script-src')
    expect(explained.body).not.toContain('<script')
    expect(explained.body).toContain('ends by itself after 7 days')
    expect(headingOf(await visitor.send({ action: 'lost' }))).toBe(RECORDED)
  })

  test('asks once: owner and administrators are mailed, it is recorded, and nothing else changes', async () => {
    const { account, recorded, reset, visitor, secret } = await whoLostAll()
    expect([recorded.status, headingOf(recorded)]).toEqual([200, RECORDED])
    expect(reset).toMatchObject({ state: 'REQUESTED', isStaff: false, sourceAddress: '127.0.0.1' })
    const lasts = Date.parse(reset.expiresAt) - Date.parse(reset.createdAt)
    expect(lasts).toBe(7 * 24 * 3600 * 1000)
    expect((await platform.mailTo(account.email, /are said to be lost/)).body).toContain(
      'choose a new one at once',
    )
    const toAdmin = await platform.mailTo(admin.email, new RegExp(account.email))
    expect(toAdmin.body).toContain('/portal/settings/lost-factors')
    expect(await actionsAbout(account.id)).toEqual(['second-factor.reset-requested'])
    expect((await visitor.send({ action: 'lost' })).body).toBe(recorded.body) // the same again
    await everythingTold(platform)
    const mails = platform.mails.filter(({ to }) => to === account.email)
    expect(mails.filter(({ subject }) => subject.includes('said to be lost'))).toHaveLength(1)
    expect(headingOf(await new PortalVisitor(platform).password(account.email, PASSWORD))).toBe(
      ASKED,
    )
    expect(isIn(await visitor.send({ code: totpCode(secret, new Date(), 1) }))).toBe(true)
  })

  test('has to have shown the password', async () => {
    const { account } = await aTotpOwner(platform)
    const visitor = new PortalVisitor(platform)
    const page = await visitor.open()
    expect(headingOf(await visitor.follow(`${page.url}?lost`))).toBe('Sign in')
    const { email } = account
    expect((await visitor.send({ action: 'lost', email, password: 'wrong' })).status).toBe(401)
    await expect(resetOf(account)).rejects.toThrow('asked for nothing')
  })

  test('waits after too many requests', async () => {
    const { visitor } = await atSecondStep()
    const statuses = []
    for (let i = 0; i < 4; i += 1) statuses.push((await visitor.send({ action: 'lost' })).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    const refused = await visitor.send({ action: 'lost' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.body).toContain('Too many requests')
  })
})

describe('an administrator', () => {
  test('says how the identity was checked; then every factor and session is gone', async () => {
    const { account, client, reset } = await whoLostAll()
    const short = await check(admin, reset, 'I know them.')
    expect(short.faults).toMatchObject([
      { code: 'TOO_SHORT', path: ['identityCheck'], limit: 20, actual: 12 },
    ])
    const { reset: done } = await check(admin, reset)
    expect(done).toMatchObject({
      ...{ state: 'DONE', identityCheck: HOW, canCheck: false, canConfirm: false },
      canDecline: false,
      checkedByName: expect.stringContaining('Robin'),
      decidedByName: expect.stringContaining('Robin'),
    })
    expect(await client.codes('{ viewer { id } }')).toEqual(['UNAUTHENTICATED'])
    const visitor = new PortalVisitor(platform)
    expect(isIn(await visitor.password(account.email, PASSWORD))).toBe(true)
    const { viewer } = await (await visitor.client()).get(SECURITY)
    expect(viewer?.security).toMatchObject({ isOn: false, totpSince: null, recoveryCodesLeft: 0 })
    expect((await platform.mailTo(account.email, /were removed/)).body).toContain(
      'signed out everywhere',
    )
    expect(await actionsAbout(account.id)).toEqual([
      'second-factor.reset-requested',
      'second-factor.reset-checked',
      'second-factor.reset-done',
    ])
  })

  test('cannot remove the factors of staff alone; another one confirms', async () => {
    const { account, reset } = await whoLostAll(['CLINICAL_REVIEWER'])
    const { reset: checked } = await check(admin, reset)
    if (!checked) throw new Error('The check was refused.')
    expect(checked).toMatchObject({ state: 'CHECKED', isStaff: true, canConfirm: false })
    expect(headingOf(await new PortalVisitor(platform).password(account.email, PASSWORD))).toBe(
      ASKED,
    )
    await platform.mailTo(second.email, /wait for a second administrator/)
    const same = await confirm(admin, checked)
    expect(same.faults).toMatchObject([{ code: 'SEPARATION_OF_DUTIES', path: ['resetId'] }])
    expect(await resetOf(account, second)).toMatchObject({ canConfirm: true, canCheck: false })
    expect((await confirm(second, checked)).reset?.state).toBe('DONE')
    expect(isIn(await new PortalVisitor(platform).password(account.email, PASSWORD))).toBe(true)
  })

  test('never decides about their own account', async () => {
    const { account, client, reset } = await whoLostAll(['ORGANIZATION_ADMIN'])
    const themselves = { ...account, client }
    expect(await resetOf(account, themselves)).toMatchObject({
      ...{ canCheck: false, canConfirm: false, canDecline: false },
    })
    for (const refused of [await check(themselves, reset), await decline(themselves, reset)]) {
      expect(refused.faults).toMatchObject([{ code: 'SEPARATION_OF_DUTIES' }])
    }
    const { reset: checked } = await check(admin, reset)
    expect(checked?.state).toBe('CHECKED')
    if (!checked) return
    expect((await confirm(themselves, checked)).faults).toMatchObject([
      { code: 'SEPARATION_OF_DUTIES' },
    ])
  })
})

describe('a decision', () => {
  test('to decline has a reason the person reads, and the factors stay', async () => {
    const { account, reset } = await whoLostAll()
    expect((await decline(admin, reset, 'No.')).faults).toMatchObject([
      { code: 'TOO_SHORT', path: ['reason'], limit: 20 },
    ])
    const reason = 'Nobody answered at the number we have, three days in a row.'
    expect((await decline(admin, reset, reason)).reset).toMatchObject({
      ...{ state: 'DECLINED', decisionReason: reason },
    })
    expect((await platform.mailTo(account.email, /second factors stay/)).body).toContain(reason)
    expect(headingOf(await new PortalVisitor(platform).password(account.email, PASSWORD))).toBe(
      ASKED,
    )
  })

  test('says what is gone, over, or changed in the meantime', async () => {
    const { reset } = await whoLostAll()
    const unknown = { ...reset, id: 'Tm90aGluZw' }
    expect((await check(admin, unknown)).faults).toMatchObject([
      { code: 'NOT_FOUND', path: ['resetId'] },
    ])
    expect((await confirm(admin, reset)).faults).toMatchObject([{ code: 'INVALID_TRANSITION' }])
    expect((await check(admin, { ...reset, revision: 9 })).faults).toMatchObject([
      { code: 'STALE_REVISION' },
    ])
    await decline(admin, reset)
    expect((await check(second, reset)).faults).toMatchObject([{ code: 'INVALID_TRANSITION' }])
  })

  test('of two who decide at once, one comes first', async () => {
    const { account, reset } = await whoLostAll()
    const both = await Promise.all([check(admin, reset), check(second, reset)])
    expect(both.map(({ faults }) => faults.length).sort()).toEqual([0, 1])
    expect((await actionsAbout(account.id)).filter((one) => one.endsWith('done'))).toHaveLength(1)
  })
})

describe('a request ends by itself', () => {
  test('when its owner shows a second factor after all', async () => {
    const { account, reset, visitor, secret } = await whoLostAll()
    expect(isIn(await visitor.send({ code: totpCode(secret, new Date(), 1) }))).toBe(true)
    expect((await resetOf(account)).state).toBe('WITHDRAWN')
    expect((await check(admin, reset)).faults).toMatchObject([{ code: 'INVALID_TRANSITION' }])
    expect((await actionsAbout(account.id)).at(-1)).toBe('second-factor.reset-withdrawn')
  })

  test('when its owner chooses another password, as who never asked does', async () => {
    const { account, client } = await whoLostAll()
    const password = 'seven quiet otters painting fences'
    await client.get(CHANGE, { currentPassword: PASSWORD, password })
    expect((await resetOf(account)).state).toBe('WITHDRAWN')
  })

  test('after seven days, and can be made anew', async () => {
    const { account, reset, visitor } = await whoLostAll()
    await query(
      platform.databaseUrl,
      `update second_factor_reset set expires_at = now() - interval '1 second' where user_id = $1`,
      [account.id],
    )
    expect(await resetOf(account)).toMatchObject({ state: 'EXPIRED', canCheck: false })
    expect((await check(admin, reset)).faults).toMatchObject([{ code: 'INVALID_TRANSITION' }])
    expect(headingOf(await visitor.send({ action: 'lost' }))).toBe(RECORDED)
    const anew = await resetOf(account)
    expect([anew.state, anew.id === reset.id]).toEqual(['REQUESTED', false])
  })
})
