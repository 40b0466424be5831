import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
} from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { everythingTold } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { anAppVersion, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf } from '../documents/pdfs.ts'
import { joins, localId } from '../notices/people.ts'
import { announceContract, contractsWith, fileContract } from './contracts.ts'
import {
  CERTIFICATION,
  CONTRACT_COMPLETE,
  CONTRACT_TERMINATE,
  CONTRACTS,
  FILE_CONTRACT,
  LISTED_STANDING,
  PARTNER,
  TIER_CONFIRM,
  TIER_PROPOSE,
} from './partner-documents.ts'

let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
let admin: Person
let bytes: Uint8Array
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[owner, reviewer, admin, bytes] = await Promise.all([
    aVendor(platform),
    aReviewer(platform, 'CONTRACT_REVIEWER'),
    aReviewer(platform),
    aPdf(),
  ])
})
afterAll(() => platform?.stop())

const job = async (name: string) => {
  await query(platform.databaseUrl, 'delete from scheduled_job where name = $1', [name])
  await platform.runDueJobs()
}
const mailsSince = async (before: number) => {
  await everythingTold(platform)
  return platform.mails.slice(before).map(({ to, subject }) => ({ to, subject }))
}

describe('R319 a contract', () => {
  test('is filed as the next version, told, read by its vendor and downloaded', async () => {
    const before = platform.mails.length
    const { contract } = await fileContract(reviewer, { vendorId: owner.vendorId, bytes })
    expect(contract).toMatchObject({ version: 1, state: 'IN_FORCE', canTerminate: true })
    expect(await mailsSince(before)).toEqual(
      expect.arrayContaining([
        { to: owner.email, subject: 'Acme Health: a contract was filed' },
        { to: reviewer.email, subject: 'Acme Health: a contract was filed' },
      ]),
    )
    const [read] = await contractsWith(owner, owner.vendorId)
    expect(read).toMatchObject({ version: 1, canTerminate: false })
    const response = await fetch(read?.downloadUrl ?? '')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(bytes))
  })

  test('replaces the version before, which stays on file', async () => {
    const vendor = await aVendor(platform)
    const given = { vendorId: vendor.vendorId, bytes }
    await fileContract(reviewer, given)
    await fileContract(reviewer, { ...given, kind: 'MASTER_SERVICES' })
    await fileContract(reviewer, given)
    const contracts = await contractsWith(vendor, vendor.vendorId)
    expect(contracts.map(({ kind, version, state }) => [kind, version, state])).toEqual([
      ['DATA_USE_AGREEMENT', 2, 'IN_FORCE'],
      ['MASTER_SERVICES', 1, 'IN_FORCE'],
      ['DATA_USE_AGREEMENT', 1, 'SUPERSEDED'],
    ])
  })

  test.each([
    ['no title', { title: ' ' }, 'REQUIRED', ['title']],
    ['a day that does not exist', { validFrom: '2026-02-30' }, 'INVALID', ['validFrom']],
    ['an end before its beginning', { validUntil: '2025-12-31' }, 'INVALID', ['validUntil']],
    ['a signature of the future', { signedOn: '2999-01-01' }, 'INVALID', ['signedOn']],
    ['a file of 11 MB', { sizeBytes: 11_534_336 }, 'DOCUMENT_TOO_LARGE', ['sizeBytes']],
    ['an unknown vendor', { vendorId: 'nobody' }, 'NOT_FOUND', ['vendorId']],
  ] as const)('is refused with %s', async (_what, fields, code, path) => {
    const given = { vendorId: owner.vendorId, bytes, ...fields }
    expect((await announceContract(reviewer, given)).userErrors).toMatchObject([{ code, path }])
  })
})

describe('R319 the file of a contract', () => {
  test('is refused when it is no PDF, and nothing of it is kept', async () => {
    const vendor = await aVendor(platform)
    const fake = new TextEncoder().encode('This is no PDF at all.')
    const { userErrors } = await fileContract(reviewer, { vendorId: vendor.vendorId, bytes: fake })
    expect(userErrors).toMatchObject([{ code: 'DOCUMENT_TYPE' }])
    expect(await contractsWith(reviewer, vendor.vendorId)).toEqual([])
  })

  test('that was not sent is not complete, and nobody sees it', async () => {
    const given = { vendorId: owner.vendorId, bytes, title: 'Never sent' }
    const { contractId } = await announceContract(reviewer, given)
    const { payload } = await reviewer.client.get(CONTRACT_COMPLETE, {
      contractId: contractId ?? '',
    })
    expect(readFragment(USER_ERROR, payload.userErrors)).toMatchObject([{ code: 'REQUIRED' }])
    const titles = (await contractsWith(reviewer, owner.vendorId)).map(({ title }) => title)
    expect(titles).not.toContain('Never sent')
  })
})

describe('R319 a filed contract', () => {
  test('is terminated once, with a reason, as it was read', async () => {
    const vendor = await aVendor(platform)
    const { contractId } = await fileContract(reviewer, { vendorId: vendor.vendorId, bytes })
    const end = async (input: { reason: string; expectedRevision: number }) => {
      const { payload } = await reviewer.client.get(CONTRACT_TERMINATE, {
        input: { contractId, ...input },
      })
      return readFragment(USER_ERROR, payload.userErrors)
    }
    const revision = (await contractsWith(reviewer, vendor.vendorId))[0]?.revision ?? 0
    expect(await end({ reason: 'No.', expectedRevision: revision })).toMatchObject([
      { code: 'TOO_SHORT', path: ['reason'], limit: 20 },
    ])
    expect(await end({ reason: REASON, expectedRevision: revision + 5 })).toMatchObject([
      { code: 'STALE_REVISION' },
    ])
    expect(await end({ reason: REASON, expectedRevision: revision })).toEqual([])
    expect(await contractsWith(vendor, vendor.vendorId)).toMatchObject([
      { state: 'TERMINATED', terminationReason: REASON },
    ])
    expect(await end({ reason: REASON, expectedRevision: revision + 1 })).toMatchObject([
      { code: 'INVALID_TRANSITION' },
    ])
  })

  test('is not there for another vendor, and nobody files one with their own', async () => {
    const stranger = await aVendor(platform)
    const { errors } = await stranger.client.ask(CONTRACTS, { vendorId: owner.vendorId })
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    const both = await aPerson(platform, { roles: ['CONTRACT_REVIEWER'] })
    await joins(platform, owner, { id: both.id, role: 'DEVELOPER' })
    const { userErrors } = await announceContract(both, { vendorId: owner.vendorId, bytes })
    expect(userErrors).toMatchObject([{ code: 'SEPARATION_OF_DUTIES' }])
  })
})

describe('R319 a contract in force', () => {
  test('is reminded of 60 and 30 days before its end and on the day, once each', async () => {
    const vendor = await aVendor(platform)
    const { contractId } = await fileContract(reviewer, { vendorId: vendor.vendorId, bytes })
    const endsIn = (days: number) =>
      query(
        platform.databaseUrl,
        `update vendor_contract set valid_until = (now() at time zone coalesce(
           (select settings->>'timeZone' from organization limit 1), 'UTC'))::date + $2::int where id = $1`,
        [localId(contractId), days],
      )
    const told: (string | undefined)[][] = []
    await everythingTold(platform)
    for (const days of [61, 60, 59, 30, 0]) {
      await endsIn(days)
      const before = platform.mails.length
      await job('remind-contracts')
      const mails = await mailsSince(before)
      told.push(mails.filter(({ to }) => to === vendor.email).map(({ subject }) => subject))
    }
    const soon = ['Acme Health: a contract ends soon']
    expect(told).toEqual([[], soon, [], soon, ['Acme Health: a contract ends today']])
  })

  test('in force is cited as the signed data use agreement of a review; another is not', async () => {
    const vendor = await aVendor(platform)
    const given = { vendorId: vendor.vendorId, bytes }
    const first = await fileContract(reviewer, given)
    const second = await fileContract(reviewer, given)
    const version = await anAppVersion({ owner: vendor, reviewer: admin }, { status: 'IN_REVIEW' })
    const cite = async (contractId: string) => {
      const at = {
        versionId: version.id,
        stage: 'CONTRACT_SCOPES',
        kind: 'DATA_USE_AGREEMENT',
      } as const
      const { payload } = await admin.client.get(FILE_CONTRACT, { input: { ...at, contractId } })
      return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
    }
    expect((await cite(first.contractId)).userErrors).toMatchObject([
      { code: 'INVALID', path: ['contractId'] },
    ])
    expect((await cite('nobody')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    const { appVersion } = await cite(second.contractId)
    const papers = appVersion?.stages.flatMap(({ artifacts }) => artifacts) ?? []
    expect(papers.map(({ body }) => body).join()).toContain('Data use agreement, version 2')
  })
})

describe('R317 R318 what the hospital says of vendors and versions', () => {
  const standing = async (vendorId: string, who = admin) => {
    const { node } = await who.client.get(PARTNER, { id: vendorId })
    if (!node || !('partner' in node)) throw new Error('There is no such vendor.')
    return node
  }
  const propose = async (vendorId: string, change: 'GRANT' | 'END' = 'GRANT') => {
    const input = { vendorId, change, reason: REASON }
    const { payload } = await admin.client.get(TIER_PROPOSE, { input })
    return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
  }

  test('follows from calls, intake, contracts and two people, up to the gallery', async () => {
    const vendor = await aVendor(platform)
    const { vendorId } = vendor
    const version = await anAppVersion({ owner: vendor, reviewer: admin }, { status: 'LIVE' })
    const listed = async () =>
      (await vendor.client.get(LISTED_STANDING, { slug: version.app.slug })).galleryListing
    expect((await standing(vendorId)).partner.tier).toBe('REGISTERED')
    expect((await propose(vendorId)).userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }])

    await query(
      platform.databaseUrl,
      'update vendor set contact_verified_at = now() where id = $1',
      [localId(vendorId)],
    )
    const { contractId } = await fileContract(reviewer, { vendorId, bytes })
    expect((await standing(vendorId)).partner.tier).toBe('VERIFIED')
    expect(await listed()).toMatchObject({ appId: version.app.id, partnerTier: 'VERIFIED' })

    const { proposal } = await propose(vendorId)
    const proposalId = proposal?.id ?? ''
    const own = await admin.client.get(TIER_CONFIRM, { input: { proposalId } })
    expect(readFragment(USER_ERROR, own.payload.userErrors)).toMatchObject([
      { code: 'SEPARATION_OF_DUTIES' },
    ])
    expect((await propose(vendorId)).userErrors).toMatchObject([{ code: 'NOT_UNIQUE' }])
    const second = await aReviewer(platform)
    await second.client.get(TIER_CONFIRM, { input: { proposalId } })
    expect((await standing(vendorId)).partner.tier).toBe('STRATEGIC')
    expect(await listed()).toMatchObject({ partnerTier: 'STRATEGIC' })

    const revision = (await contractsWith(reviewer, vendorId))[0]?.revision ?? 0
    await reviewer.client.get(CONTRACT_TERMINATE, {
      input: { contractId, reason: REASON, expectedRevision: revision },
    })
    expect(await listed()).toMatchObject({ partnerTier: 'REGISTERED' })
  })

  test('loses its certification when nobody looks again in time, with the reason', async () => {
    const vendor = await aVendor(platform)
    const version = await anAppVersion({ owner: vendor, reviewer: admin }, { status: 'LIVE' })
    const certification = async () => {
      const { node } = await vendor.client.get(CERTIFICATION, { id: version.id })
      return node && 'certification' in node ? node.certification : undefined
    }
    const before = await certification()
    await query(
      platform.databaseUrl,
      `update app set recertification_due_at = now() - interval '1 day' where id = $1`,
      [localId(version.app.id)],
    )
    await job('refresh-standings')
    const after = await certification()
    expect(after?.level).toBe('BASIC')
    expect(after?.criteria).toContainEqual({ criterion: 'RECERTIFIED_IN_TIME', isMet: false })
    expect(before?.criteria).toContainEqual({ criterion: 'RECERTIFIED_IN_TIME', isMet: true })
    const slug = version.app.slug
    const { galleryListing } = await vendor.client.get(LISTED_STANDING, { slug })
    expect(galleryListing?.certification).toBe('BASIC')
  })
})
