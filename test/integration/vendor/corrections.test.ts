import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../schema/vocabulary/role.ts'
import {
  aReviewer,
  aVendor,
  type Person,
  PROFILE,
  type VendorOwner,
} from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column, contents } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import type { VendorCorrectionInput } from '../../support/gql/graphql.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { CONFIRM, DECLINE, PROPOSE, VENDOR_FILE, VENDORS } from '../../support/vendor-documents.ts'

const REASON = 'The registration of the company shows another name.'

let platform: TestPlatform
let intake: Person
let admin: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[intake, admin] = await Promise.all([
    aReviewer(platform, 'INTAKE_REVIEWER'),
    aReviewer(platform, 'APP_ADMIN'),
  ])
})
afterAll(() => platform?.stop())

type Fields = Partial<Omit<VendorCorrectionInput, 'vendorId'>>

async function propose({ client }: Person, { vendorId }: VendorOwner, fields: Fields = {}) {
  const input = {
    ...{ vendorId, legalBusinessName: 'Acme Health Systems', reason: REASON, expectedRevision: 1 },
    ...fields,
  }
  const { payload } = await client.get(PROPOSE, { input })
  const errors = readFragment(USER_ERROR, payload.userErrors)
  return { id: payload.correction?.id ?? '', errors }
}

async function confirm({ client }: Person, correctionId: string, reason?: string) {
  const { payload } = await client.get(CONFIRM, { input: { correctionId, reason: reason ?? null } })
  return {
    correction: payload.correction,
    errors: readFragment(USER_ERROR, payload.userErrors),
  }
}

async function decline({ client }: Person, correctionId: string, reason?: string) {
  const { payload } = await client.get(DECLINE, { input: { correctionId, reason: reason ?? null } })
  return readFragment(USER_ERROR, payload.userErrors)
}

async function file({ client }: Person, { vendorId }: VendorOwner) {
  const { node } = await client.get(VENDOR_FILE, { id: vendorId })
  return node?.__typename === 'Vendor' ? node : undefined
}

describe('a correction', () => {
  test('takes two people, changes everything at once, and is told with its reason', async () => {
    const owner = await aVendor(platform)
    await anAppVersion({ owner, reviewer: admin }, { status: 'LIVE', name: 'Corrected one' })
    const change = {
      duns: '98-765-4321',
      legalLastName: 'Acme-Jones',
      email: 'Office@Acme.example',
    }
    const { id, errors } = await propose(intake, owner, change)
    expect(errors).toEqual([])
    expect(await file(owner, owner)).toMatchObject({
      legalBusinessName: 'Acme Health',
      revision: 1,
      corrections: [{ id, state: 'PROPOSED', canDecide: false, decidedBy: null }],
    })
    expect((await confirm(admin, id)).correction).toMatchObject({
      state: 'CONFIRMED',
      vendor: { displayName: 'Acme Health Systems' },
    })
    expect(await file(owner, owner)).toMatchObject({
      legalFirstName: 'Ada',
      legalLastName: 'Acme-Jones',
      legalBusinessName: 'Acme Health Systems',
      duns: '987654321',
      email: 'office@acme.example',
      revision: 2,
      corrections: [{ state: 'CONFIRMED', reason: REASON, canDecide: false }],
    })
    const [card] = await column<string>(
      platform,
      `select card::jsonb->>'vendorName' from gallery_card where slug = 'corrected-one'`,
    )
    expect(card).toBe('Acme Health Systems')
    for (const { email } of [owner, admin, intake]) {
      const mail = await platform.mailTo(email, /legal details were corrected/)
      expect(mail.body).toContain(REASON)
      expect(mail.body).toContain('from “123456789” to “987654321”')
    }
  })

  test('stands in the audit trail with before, after, reason and both people', async () => {
    const owner = await aVendor(platform)
    const { id } = await propose(intake, owner, { legalFirstName: 'Adele' })
    await confirm(admin, id)
    const [event] = await query(
      platform.databaseUrl,
      `select actor_id as "actorId", detail from audit_event
       where action = 'vendor.legal-corrected' order by sequence desc limit 1`,
    )
    expect(event).toMatchObject({
      actorId: admin.id,
      detail: {
        before: { legalFirstName: 'Ada', legalBusinessName: 'Acme Health' },
        after: { legalFirstName: 'Adele', legalBusinessName: 'Acme Health Systems' },
        reason: REASON,
        proposedById: intake.id,
      },
    })
  })
})

describe('a correction that is decided', () => {
  test('by declining changes nothing, and says why', async () => {
    const owner = await aVendor(platform)
    const { id } = await propose(intake, owner)
    expect(await decline(admin, id)).toMatchObject([
      { code: 'REQUIRED', path: ['reason'], limit: 20 },
    ])
    expect(await decline(admin, id, 'Too short')).toMatchObject([{ code: 'TOO_SHORT', actual: 9 }])
    const why = 'The register shows the name as it was given.'
    expect(await decline(admin, id, why)).toEqual([])
    expect(await file(owner, owner)).toMatchObject({
      legalBusinessName: 'Acme Health',
      revision: 1,
      corrections: [{ state: 'DECLINED', decisionReason: why }],
    })
    expect((await confirm(admin, id)).errors).toMatchObject([{ code: 'INVALID_TRANSITION' }])
    expect((await propose(intake, owner)).errors).toEqual([])
  })

  test('by two people at once is confirmed once', async () => {
    const owner = await aVendor(platform)
    const second = await aReviewer(platform, 'APP_ADMIN')
    const { id } = await propose(intake, owner)
    const answers = await Promise.all([confirm(admin, id), confirm(second, id)])
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual([
      'INVALID_TRANSITION',
    ])
  })
})

describe('what is refused', () => {
  test.each<[Fields, string[] | null, string, number | null]>([
    [{ legalFirstName: '' }, ['legalFirstName'], 'REQUIRED', 1],
    [{ legalLastName: 'x'.repeat(101) }, ['legalLastName'], 'TOO_LONG', 100],
    [{ legalBusinessName: null }, ['legalBusinessName'], 'REQUIRED', 1],
    [{ legalBusinessName: 'x'.repeat(201) }, ['legalBusinessName'], 'TOO_LONG', 200],
    [{ duns: '1234' }, ['duns'], 'INVALID', 9],
    [{ email: 'nobody' }, ['email'], 'INVALID', null],
    [{ email: null }, ['email'], 'INVALID', null],
    [{ reason: '' }, ['reason'], 'REQUIRED', 20],
    [{ reason: 'x'.repeat(2001) }, ['reason'], 'TOO_LONG', 2000],
    [{ legalBusinessName: 'Acme Health' }, null, 'REQUIRED', null],
  ])('%j', async (fields, path, code, limit) => {
    const owner = await aVendor(platform)
    const { errors } = await propose(intake, owner, fields)
    expect(errors).toMatchObject([{ path, code, limit }])
  })

  test('another revision, a second proposal, a vendor that is none', async () => {
    const owner = await aVendor(platform)
    expect((await propose(intake, owner, { expectedRevision: 7 })).errors).toMatchObject([
      { code: 'STALE_REVISION', revision: 1 },
    ])
    await propose(intake, owner)
    expect((await propose(intake, owner)).errors).toMatchObject([{ code: 'NOT_UNIQUE' }])
    const nobody = { ...owner, vendorId: 'nonsense' }
    expect((await propose(intake, nobody)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await confirm(admin, 'nonsense')).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('one person for both words, whatever their roles', async () => {
    const both = await aReviewer(platform, 'INTAKE_REVIEWER')
    await query(
      platform.databaseUrl,
      `update user_account set roles = '{INTAKE_REVIEWER,APP_ADMIN}' where id = $1`,
      [both.id],
    )
    const owner = await aVendor(platform)
    const { id } = await propose(both, owner)
    for (const errors of [(await confirm(both, id)).errors, await decline(both, id, REASON)])
      expect(errors).toMatchObject([{ code: 'SEPARATION_OF_DUTIES' }])
    expect((await confirm(admin, id)).errors).toEqual([])
    await expect(
      query(platform.databaseUrl, `update vendor_correction set decided_by_id = proposed_by_id`),
    ).rejects.toThrow('vendor_correction_two_people')
  })

  test('members of that vendor, whatever they are in the hospital', async () => {
    const owner = await aVendor(platform)
    const insider: VendorOwner = await aVendor(platform)
    const { id } = await propose(intake, insider)
    await query(
      platform.databaseUrl,
      `update user_account set roles = '{INTAKE_REVIEWER,APP_ADMIN}' where id = $1`,
      [insider.id],
    )
    expect((await confirm(insider, id)).errors).toMatchObject([{ code: 'SEPARATION_OF_DUTIES' }])
    expect((await propose(insider, insider)).errors).toMatchObject([
      { code: 'SEPARATION_OF_DUTIES' },
    ])
    expect((await propose(insider, owner)).errors).toEqual([])
  })
})

describe('whoever has another part in the hospital', () => {
  const OTHERS: readonly [Role, 'propose' | 'confirm'][] = [
    ['APP_ADMIN', 'propose'],
    ['SECURITY_REVIEWER', 'propose'],
    ['ORGANIZATION_ADMIN', 'propose'],
    ['AUDITOR', 'propose'],
    ['INTAKE_REVIEWER', 'confirm'],
    ['SECURITY_OFFICER', 'confirm'],
    ['ORGANIZATION_ADMIN', 'confirm'],
  ]
  test.each(OTHERS)('%s cannot %s', async (role, step) => {
    const [owner, somebody] = await Promise.all([aVendor(platform), aReviewer(platform, role)])
    const { id } = await propose(intake, owner)
    const before = await contents(platform)
    const attempt = step === 'propose' ? propose(somebody, owner) : confirm(somebody, id)
    await expect(attempt).rejects.toThrow('You may not correct the legal details')
    expect(await contents(platform)).toEqual(before)
  })
})

test('reviewers find vendors by name, and by what waits', async () => {
  const owner = await aVendor(platform)
  await query(
    platform.databaseUrl,
    `update vendor set legal_business_name = 'Quartz % Works' where email = $1`,
    [owner.email],
  )
  const { id } = await propose(intake, owner, { legalBusinessName: PROFILE.legalBusinessName })
  const find = async (filter: { search?: string; hasOpenCorrection?: boolean }) => {
    const { vendors } = await intake.client.get(VENDORS, { first: 100, filter })
    return vendors.nodes.map((vendor) => vendor.id)
  }
  expect(await find({ search: 'quartz %' })).toEqual([owner.vendorId])
  expect(await find({ search: owner.email })).toEqual([owner.vendorId])
  expect(await find({ hasOpenCorrection: true })).toContain(owner.vendorId)
  await confirm(admin, id)
  expect(await find({ hasOpenCorrection: true })).not.toContain(owner.vendorId)
})

test('the list goes on page by page, and misses nobody', async () => {
  const { vendors: whole } = await intake.client.get(VENDORS, { first: 100 })
  const walked: string[] = []
  let after: string | null = null
  do {
    const { vendors }: { vendors: typeof whole } = await intake.client.get(VENDORS, {
      first: 3,
      after,
    })
    walked.push(...vendors.nodes.map(({ id }) => id))
    after = vendors.pageInfo.hasNextPage ? (vendors.pageInfo.endCursor ?? null) : null
  } while (after)
  expect(walked).toEqual(whole.nodes.map(({ id }) => id))
  expect(walked).toHaveLength(whole.totalCount)
})
