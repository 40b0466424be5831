import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aDraft,
  aReviewer,
  aVendor,
  type Person,
  saveDraft,
  type VendorOwner,
} from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { LEAVE, MEMBERS, REMOVE, ROLE_CHANGE } from '../../support/vendor-documents.ts'
import { aMember } from '../../support/vendor-members.ts'
import { LISTING_CHANGED, STATUS_CHANGED } from '../live/subscriptions.ts'

const APP = graphql(`
  query TestAppOwner($slug: String!) {
    app(slug: $slug) {
      owner {
        name
      }
    }
  }
`)

let platform: TestPlatform
let reviewer: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  reviewer = await aReviewer(platform)
})
afterAll(() => platform?.stop())

async function memberOf(owner: VendorOwner, { email }: Pick<Person, 'email'>) {
  const { viewer } = await owner.client.get(MEMBERS)
  return viewer?.vendor?.members.find((member) => member.email === email)
}

async function changeRole(
  owner: VendorOwner,
  member: Pick<Person, 'email'>,
  role: 'OWNER' | 'DEVELOPER' | 'VIEWER',
) {
  const memberId = (await memberOf(owner, member))?.id ?? ''
  const { payload } = await owner.client.get(ROLE_CHANGE, { input: { memberId, role } })
  return readFragment(USER_ERROR, payload.userErrors)
}

async function remove(owner: VendorOwner, member: Pick<Person, 'email'>) {
  const memberId = (await memberOf(owner, member))?.id ?? ''
  const { payload } = await owner.client.get(REMOVE, { memberId })
  return readFragment(USER_ERROR, payload.userErrors)
}

async function leave({ client }: Person, vendorId: string) {
  const { payload } = await client.get(LEAVE, { vendorId })
  return readFragment(USER_ERROR, payload.userErrors)
}

const rolesIn = async (owner: VendorOwner) =>
  (await owner.client.get(MEMBERS)).viewer?.vendor?.members.map(({ role }) => role)

describe('roles', () => {
  test('change what somebody may do with the next request', async () => {
    const owner = await aVendor(platform)
    const member = await aMember(platform, owner, 'DEVELOPER')
    const draft = await aDraft(member)
    expect(await changeRole(owner, member, 'VIEWER')).toEqual([])
    const input = { versionId: draft.id, expectedRevision: draft.revision, name: 'Mine' }
    await expect(saveDraft(member, input)).rejects.toThrow('You may not')
    await changeRole(owner, member, 'OWNER')
    expect((await saveDraft(member, input)).version?.name).toBe('Mine')
    expect(await rolesIn(owner)).toEqual(['OWNER', 'OWNER'])
  })

  test('of the last owner stay', async () => {
    const owner = await aVendor(platform)
    await aMember(platform, owner, 'DEVELOPER')
    for (const role of ['DEVELOPER', 'VIEWER'] as const)
      expect(await changeRole(owner, owner, role)).toMatchObject([
        { code: 'LAST_OWNER', path: ['role'] },
      ])
    expect(await changeRole(owner, owner, 'OWNER')).toEqual([])
  })

  test('of two owners who step down at once: one stays', async () => {
    const owner = await aVendor(platform)
    const second = { ...(await aMember(platform, owner, 'OWNER')), vendorId: owner.vendorId }
    const answers = await Promise.all([
      changeRole(owner, owner, 'DEVELOPER'),
      changeRole(second, second, 'DEVELOPER'),
    ])
    expect(answers.flat().map(({ code }) => code)).toEqual(['LAST_OWNER'])
    expect((await rolesIn(owner))?.toSorted()).toEqual(['DEVELOPER', 'OWNER'])
  })
})

describe('whoever is removed', () => {
  test('has no vendor with the next request, nor can come back by the token they hold', async () => {
    const owner = await aVendor(platform)
    const member = await aMember(platform, owner, 'DEVELOPER')
    const draft = await aDraft(owner)
    expect(await remove(owner, member)).toEqual([])
    expect((await member.client.get(MEMBERS)).viewer).toMatchObject({
      vendorRole: null,
      vendor: null,
    })
    expect((await member.client.get(APP, { slug: draft.app.slug })).app).toBeNull()
    expect(await remove(owner, member)).toMatchObject([{ code: 'NOT_FOUND' }])
    const mail = await platform.mailTo(member.email, /no member any more/)
    expect(mail.body).toContain('closed to you')
    await everythingTold(platform)
    expect(platform.mails.filter(({ subject }) => subject === mail.subject)).toEqual([mail])
  })

  test('hears nothing any more by the subscription that was open', async () => {
    const owner = await aVendor(platform)
    const member = await aMember(platform, owner, 'DEVELOPER')
    const status = await member.client.watch(STATUS_CHANGED, {})
    const listings = await member.client.watch(LISTING_CHANGED, {})
    await anAppVersion({ owner, reviewer }, { status: 'LIVE', name: 'Before' })
    await listings.until(1)
    const heard = await status.until(1)
    await remove(owner, member)
    const soFar = heard.length
    await anAppVersion({ owner, reviewer }, { status: 'LIVE', name: 'After one' })
    await anAppVersion({ owner, reviewer }, { status: 'LIVE', name: 'After two' })
    await listings.until(3)
    const names = status.received.slice(soFar).map(({ event }) => event.appVersion.app.id)
    const after = await column<string>(
      platform,
      `select encode(convert_to('App:' || id, 'utf8'), 'base64') from app where name like 'After%'`,
    )
    expect(after).toHaveLength(2)
    for (const id of names) expect(after.map(plain)).not.toContain(id)
    await status.stop()
    await listings.stop()
  })

  test('was not the last owner', async () => {
    const owner = await aVendor(platform)
    expect(await remove(owner, owner)).toMatchObject([{ code: 'LAST_OWNER', path: ['memberId'] }])
    expect(await leave(owner, owner.vendorId)).toMatchObject([{ code: 'LAST_OWNER' }])
  })
})

describe('apps of somebody who goes', () => {
  test('pass to the owner who removes them, in the audit trail by app', async () => {
    const owner = await aVendor(platform)
    const member = await aMember(platform, owner, 'DEVELOPER')
    const draft = await aDraft(member)
    await remove(owner, member)
    const [self] = (await owner.client.get(MEMBERS)).viewer?.vendor?.members ?? []
    const { app } = await owner.client.get(APP, { slug: draft.app.slug })
    expect(app?.owner.name).toBe(self?.name)
    const details = await column(
      platform,
      `select detail from audit_event e join app a on a.id = e.app_id
       where action = 'app.owner-changed' and a.slug = $1`,
      [draft.app.slug],
    )
    expect(details).toEqual([{ from: member.id, to: owner.id }])
  })

  test('pass to the owner who was there first when they leave', async () => {
    const owner = await aVendor(platform)
    await aMember(platform, owner, 'OWNER')
    const member = await aMember(platform, owner, 'DEVELOPER')
    const draft = await aDraft(member)
    expect(await leave(member, owner.vendorId)).toEqual([])
    const owners = await column(platform, `select owner_id from app where slug = $1`, [
      draft.app.slug,
    ])
    expect(owners).toEqual([owner.id])
    expect(await leave(member, owner.vendorId)).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('pass on when they may only look', async () => {
    const owner = await aVendor(platform)
    const member = await aMember(platform, owner, 'DEVELOPER')
    const draft = await aDraft(member)
    await changeRole(owner, member, 'VIEWER')
    expect(
      await column(platform, `select owner_id from app where slug = $1`, [draft.app.slug]),
    ).toEqual([owner.id])
  })
})

test('members of another vendor are not there', async () => {
  const [owner, other] = await Promise.all([aVendor(platform), aVendor(platform)])
  const memberId = (await memberOf(owner, owner))?.id ?? ''
  const { payload } = await other.client.get(ROLE_CHANGE, { input: { memberId, role: 'VIEWER' } })
  expect(readFragment(USER_ERROR, payload.userErrors)).toMatchObject([
    { code: 'NOT_FOUND', path: ['memberId'] },
  ])
})

/** Ids of the API are base64url. */
function plain(base64: string): string {
  return base64.replaceAll('\n', '').replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
}
