import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, aPerson, aVendor, PASSWORD, type Person } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { totpCode } from '../../support/totp-code.ts'
import { VIEWER } from './account-documents.ts'
import { headingOf, isIn, PortalVisitor } from './portal-visitor.ts'
import { SETTINGS, SETTINGS_UPDATE, TOTP_REMOVE } from './security-documents.ts'

let platform: TestPlatform
let admin: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  admin = await aPerson(platform, { roles: ['ORGANIZATION_ADMIN'] })
})
afterAll(() => platform?.stop())

const ENROL = 'Set up a second factor'

async function set(fields: { selfRegistration?: boolean; secondFactor?: 'OPTIONAL' | 'STAFF' }) {
  const { settings } = await admin.client.get(SETTINGS)
  const input = { ...fields, expectedRevision: settings.revision }
  return (await admin.client.get(SETTINGS_UPDATE, { input })).payload
}

describe('the settings of the hospital', () => {
  test('change what is given, count revisions, and are recorded', async () => {
    const { settings } = await admin.client.get(SETTINGS)
    expect(settings).toMatchObject({ selfRegistration: true, secondFactor: 'OPTIONAL' })
    expect((await set({ selfRegistration: false })).settings).toMatchObject({
      ...{ selfRegistration: false, secondFactor: 'OPTIONAL' },
      revision: settings.revision + 1,
    })
    const input = { selfRegistration: true, expectedRevision: settings.revision }
    const { payload } = await admin.client.get(SETTINGS_UPDATE, { input })
    expect(readFragment(USER_ERROR, payload.userErrors)).toMatchObject([{ code: 'STALE_REVISION' }])
    const page = await new PortalVisitor(platform).open()
    expect(page.body).not.toContain('/portal/sign-up')
    await set({ selfRegistration: true })
    expect((await new PortalVisitor(platform).open()).body).toContain('/portal/sign-up')
    const details = await column(
      platform,
      `select detail from audit_event where action = 'organization.changed' order by sequence`,
    )
    expect(details).toEqual([
      {
        area: 'RULES',
        changes: [{ field: 'selfRegistration', before: 'true', after: 'false' }],
      },
      {
        area: 'RULES',
        changes: [{ field: 'selfRegistration', before: 'false', after: 'true' }],
      },
    ])
  })
})

describe('a second factor that is demanded of staff', () => {
  beforeAll(async () => {
    await set({ secondFactor: 'STAFF' })
  })

  test('has a reviewer set one up before anything else', async () => {
    const account = await anAccount(platform, { roles: ['SECURITY_REVIEWER'] })
    const visitor = new PortalVisitor(platform)
    const page = await visitor.password(account.email, PASSWORD)
    expect(headingOf(page)).toBe(ENROL)
    expect(page.body).toContain('<svg')
    expect((await visitor.open({ prompt: 'none' })).url).toContain('error=interaction_required')

    const shown = await visitor.open() // the same key again: the app may have it already
    const secret = keyOn(page.body)
    expect(keyOn(shown.body)).toBe(secret)
    expect((await visitor.send({ code: '000000' })).status).toBe(422)
    const codes = await visitor.send({ code: totpCode(secret) })
    expect(headingOf(codes)).toBe('Your recovery codes')
    expect(codes.body.match(/<li class="gh-mono">/g)).toHaveLength(10)
    const onward = /<a class="gh-button" href="([^"]*)"/.exec(codes.body)?.[1] ?? ''
    expect(isIn(await visitor.follow(onward))).toBe(true)
    const { viewer } = await (await visitor.client()).get(VIEWER)
    expect(viewer?.email).toBe(account.email)
  })

  test('leaves vendors and patients as they were', async () => {
    const owner = await aVendor(platform)
    for (const { email } of [owner, await anAccount(platform)]) {
      expect(isIn(await new PortalVisitor(platform).password(email, PASSWORD))).toBe(true)
    }
  })

  test('meets sessions that are there already, at their next renewal', async () => {
    await set({ secondFactor: 'OPTIONAL' })
    const { email } = await anAccount(platform, { roles: ['AUDITOR'] })
    const visitor = new PortalVisitor(platform)
    await visitor.password(email, PASSWORD)
    await set({ secondFactor: 'STAFF' })
    expect((await visitor.open({ prompt: 'none' })).url).toContain('error=interaction_required')
    expect(headingOf(await visitor.open())).toBe(ENROL)
  })

  test('cannot be taken away, being the last', async () => {
    const account = await anAccount(platform, { roles: ['APP_ADMIN'] })
    const visitor = new PortalVisitor(platform)
    const page = await visitor.password(account.email, PASSWORD)
    const codes = await visitor.send({ code: totpCode(keyOn(page.body)) })
    await visitor.follow(/<a class="gh-button" href="([^"]*)"/.exec(codes.body)?.[1] ?? '')
    const client = await visitor.client()
    const { payload } = await client.get(TOTP_REMOVE, { password: PASSWORD })
    expect(readFragment(USER_ERROR, payload.userErrors)).toMatchObject([{ code: 'FORBIDDEN' }])
    const rows = await query(
      platform.databaseUrl,
      'select 1 from totp_authenticator where user_id = $1 and confirmed_at is not null',
      [account.id],
    )
    expect(rows).toHaveLength(1)
  })

  test('somebody else can sign in instead', async () => {
    const { email } = await anAccount(platform, { roles: ['APP_ADMIN'] })
    const visitor = new PortalVisitor(platform)
    await visitor.password(email, PASSWORD)
    expect((await visitor.send({ action: 'other' })).url).toBe(`${platform.url}/portal/`)
    expect(headingOf(await visitor.open())).toBe('Sign in')
  })
})

function keyOn(body: string): string {
  return (/<p class="gh-mono gh-break">([^<]*)</.exec(body)?.[1] ?? '').replaceAll(' ', '')
}
