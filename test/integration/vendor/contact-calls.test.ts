import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aReviewer,
  aVendor,
  type Person,
  PROFILE,
  type VendorOwner,
} from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import type { VendorContactVerifyInput } from '../../support/gql/graphql.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { CONTACT_CHANGE, CONTACT_VERIFY, VENDOR_FILE } from '../../support/vendor-documents.ts'

let platform: TestPlatform
let intake: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  intake = await aReviewer(platform, 'INTAKE_REVIEWER')
})
afterAll(() => platform?.stop())

type Fields = Partial<Omit<VendorContactVerifyInput, 'vendorId'>>

async function record({ client }: Person, { vendorId }: VendorOwner, fields: Fields = {}) {
  const input = {
    vendorId,
    spokenTo: 'Ada Acme',
    phone: '+1 555 010 0200',
    calledAt: new Date().toISOString(),
    outcome: 'VERIFIED' as const,
    note: 'She named the apps and the address without being asked.',
    expectedRevision: 1,
    ...fields,
  }
  const { payload } = await client.get(CONTACT_VERIFY, { input })
  return { vendor: payload.vendor, errors: readFragment(USER_ERROR, payload.userErrors) }
}

async function file({ client }: Person, { vendorId }: VendorOwner) {
  const { node } = await client.get(VENDOR_FILE, { id: vendorId })
  return node?.__typename === 'Vendor' ? node : undefined
}

const actionsOf = ({ vendorId }: VendorOwner) =>
  column<string>(
    platform,
    `select action from audit_event where vendor_id = $1 and action like 'vendor.verif%' order by sequence`,
    [Buffer.from(vendorId, 'base64url').toString().slice('Vendor:'.length)],
  )

describe('a call back', () => {
  test('verifies the contact; reviewers see how it went, the vendor that it did', async () => {
    const owner = await aVendor(platform)
    expect(await record(intake, owner)).toMatchObject({
      errors: [],
      vendor: { revision: 2, contactVerifiedAt: expect.any(String) },
    })
    expect(await file(intake, owner)).toMatchObject({
      contactVerifiedAt: expect.any(String),
      canVerifyContact: true,
      calls: [{ spokenTo: 'Ada Acme', phone: '+1 555 010 0200', outcome: 'VERIFIED' }],
    })
    expect(await file(owner, owner)).toMatchObject({
      contactVerifiedAt: expect.any(String),
      canVerifyContact: false,
      calls: [],
    })
    expect(await actionsOf(owner)).toEqual(['vendor.verified'])
  })

  test('that failed takes the mark away, and both stay as history', async () => {
    const owner = await aVendor(platform)
    await record(intake, owner)
    const failed = { outcome: 'NOT_VERIFIED' as const, expectedRevision: 2 }
    expect((await record(intake, owner, failed)).vendor?.contactVerifiedAt).toBeNull()
    const outcomes = (await file(intake, owner))?.calls.map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['NOT_VERIFIED', 'VERIFIED'])
    expect(await actionsOf(owner)).toEqual(['vendor.verified', 'vendor.verification-failed'])
  })

  test('counts until the number changes; other details may', async () => {
    const owner = await aVendor(platform)
    await record(intake, owner)
    const change = async (
      fields: { phone?: string; position?: string },
      expectedRevision: number,
    ) =>
      (
        await owner.client.get(CONTACT_CHANGE, {
          input: { vendorId: owner.vendorId, expectedRevision, ...fields },
        })
      ).payload.vendor?.contactVerifiedAt
    expect(await change({ position: 'Chair', phone: ` ${PROFILE.phone} ` }, 2)).toEqual(
      expect.any(String),
    )
    expect(await change({ phone: '+1 555 010 0299' }, 3)).toBeNull()
  })
})

describe('what is refused', () => {
  test.each<[Fields, string, string, number | null]>([
    [{ spokenTo: '' }, 'spokenTo', 'REQUIRED', 1],
    [{ spokenTo: 'x'.repeat(101) }, 'spokenTo', 'TOO_LONG', 100],
    [{ phone: 'no number' }, 'phone', 'INVALID', null],
    [{ note: 'Fine' }, 'note', 'TOO_SHORT', 10],
    [{ note: 'x'.repeat(2001) }, 'note', 'TOO_LONG', 2000],
    [{ calledAt: '2999-01-01T00:00:00Z' }, 'calledAt', 'INVALID', null],
  ])('%j', async (fields, field, code, limit) => {
    const owner = await aVendor(platform)
    expect((await record(intake, owner, fields)).errors).toMatchObject([
      { path: [field], code, limit },
    ])
    expect(await actionsOf(owner)).toEqual([])
  })

  test('another revision, and a vendor that is none', async () => {
    const owner = await aVendor(platform)
    expect((await record(intake, owner, { expectedRevision: 3 })).errors).toMatchObject([
      { code: 'STALE_REVISION' },
    ])
    expect((await record(intake, { ...owner, vendorId: 'x' })).errors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
  })

  test.each(['SECURITY_REVIEWER', 'TECHNICAL_REVIEWER', 'AUDITOR', 'PATIENT'] as const)(
    'a %s',
    async (role) => {
      const [owner, somebody] = await Promise.all([aVendor(platform), aReviewer(platform, role)])
      await expect(record(somebody, owner)).rejects.toThrow('You may not')
      expect(await actionsOf(owner)).toEqual([])
    },
  )

  test('a member of that vendor', async () => {
    const owner = await aVendor(platform)
    await query(
      platform.databaseUrl,
      `update user_account set roles = '{INTAKE_REVIEWER}' where id = $1`,
      [owner.id],
    )
    expect((await record(owner, owner)).errors).toMatchObject([{ code: 'SEPARATION_OF_DUTIES' }])
  })
})
