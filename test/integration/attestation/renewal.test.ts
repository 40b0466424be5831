import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { VendorMember } from '../../../api/entities/account/vendor-member.entity.ts'
import { aDraft, anonymous, aPerson, aVendor, type Version } from '../../support/builders.ts'
import { column, rowCounts } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import { anAppVersion, approve, move, REASON, submitDraft } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { RENEW } from './attestation-documents.ts'
import {
  type AttestationWorld,
  attestationWorld,
  publishAnother,
  renew,
  standing,
} from './attestation-world.ts'

const CARD = graphql(`
  query TestAttestationCard($slug: String!) {
    galleryListing(slug: $slug) {
      attestation
      versionNumber
    }
  }
`)

const DAY = 86_400_000
const time = { ahead: 0 }
let platform: TestPlatform
let world: AttestationWorld
beforeAll(async () => {
  const clock = { now: () => new Date(Date.now() + time.ahead) }
  platform = await startTestPlatform({ ports: { clock } })
  world = await attestationWorld(platform)
})
afterAll(() => platform?.stop())

const uuid = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''

async function overdueDays({ id }: Pick<Version, 'id'>) {
  return (await standing(world.owner, id)).attestationOverdueDays
}

async function listing({ app: { slug } }: Version) {
  return (await anonymous(platform).get(CARD, { slug })).galleryListing
}

/** A live version whose text was replaced just now. */
async function overdueApp(): Promise<Version> {
  const version = await anAppVersion(world, { status: 'LIVE' })
  await publishAnother(world)
  return version
}

describe('the short path', () => {
  test('answers the new text on the live version, and changes nothing else of it', async () => {
    const version = await overdueApp()
    expect(await overdueDays(version)).toBe(0)
    const row = `select to_jsonb(v) - 'attestation_answer' - 'updated_at' - 'revision' from app_version v where id = $1`
    const before = await column(platform, row, [uuid(version.id)])
    const { errors, version: after } = await renew(world.owner, version)
    expect(errors).toEqual([])
    expect(after?.revision).toBe(version.revision + 1)
    expect(await column(platform, row, [uuid(version.id)])).toEqual(before)
    const { attestation, attestations, attestationOverdueDays } = await standing(
      world.owner,
      version.id,
    )
    expect(attestationOverdueDays).toBeNull()
    expect(attestation).toMatchObject({ answer: 'ACCEPTED', isCurrent: true })
    expect(attestations.map(({ isCurrent }) => isCurrent)).toEqual([true, false])
  })

  test('a new refusal is on the listing at once, and so is a new agreement', async () => {
    const version = await overdueApp()
    const declined = await renew(world.owner, version, 'DECLINED')
    expect(await listing(version)).toMatchObject({ attestation: 'DECLINED', versionNumber: 1 })
    expect(
      await column(platform, 'select attestation_answer from app_version where id = $1', [
        uuid(version.id),
      ]),
    ).toEqual(['DECLINED'])
    await renew(world.owner, declined.version ?? version)
    expect(await listing(version)).toMatchObject({ attestation: 'ACCEPTED' })
  })
})

describe('the short path is refused', () => {
  test.each([
    ['a draft', () => aDraft(world.owner), 'INVALID_TRANSITION', 'versionId'],
    [
      'a version in review',
      () => anAppVersion(world, { status: 'IN_REVIEW' }),
      'INVALID_TRANSITION',
      'versionId',
    ],
    [
      'a retired one',
      () => anAppVersion(world, { status: 'RETIRED' }),
      'INVALID_TRANSITION',
      'versionId',
    ],
    [
      'an answer that stands already',
      () => anAppVersion(world, { status: 'LIVE' }),
      'NOT_UNIQUE',
      'answer',
    ],
  ] as const)('is refused for %s', async (_what, make, code, field) => {
    const version = await make()
    const { errors } = await renew(world.owner, version)
    expect(errors).toMatchObject([{ code, path: [field] }])
  })

  test('on a text that was replaced, and on another state than was read', async () => {
    const version = await anAppVersion(world, { status: 'LIVE' })
    const { attestation } = await standing(world.owner, version.id)
    const [textId] = await column<string>(
      platform,
      'select text_id from attestation where app_version_id = $1',
      [uuid(version.id)],
    )
    await publishAnother(world)
    const input = {
      versionId: version.id,
      textId: Buffer.from(`AttestationText:${textId}`).toString('base64url'),
      textSha256: attestation?.text.sha256 ?? '',
      answer: 'ACCEPTED' as const,
      expectedRevision: version.revision,
    }
    const { payload } = await world.owner.client.get(RENEW, { input })
    expect(payload.userErrors).toHaveLength(1)
    expect(JSON.stringify(payload.userErrors)).toContain('ATTESTATION_REQUIRED')
    const { errors } = await renew(world.owner, { ...version, revision: 1 })
    expect(errors).toMatchObject([{ code: 'STALE_REVISION' }])
  })
})

test('the short path is closed to a developer of the vendor and to another vendor', async () => {
  const version = await overdueApp()
  const developer = await aPerson(platform, { roles: ['DEVELOPER'] })
  const em = platform.orm.em.fork()
  em.create(VendorMember, {
    organizationId: platform.organization.id,
    createdAt: new Date(),
    vendorId: uuid(world.owner.vendorId),
    userId: developer.id,
    role: 'DEVELOPER',
  })
  await em.flush()
  const before = await rowCounts(platform)
  const { attestationText: text } = { attestationText: { id: 'x', sha256: 'x' } }
  const input = {
    versionId: version.id,
    textId: text.id,
    textSha256: text.sha256,
    answer: 'ACCEPTED' as const,
    expectedRevision: version.revision,
  }
  expect(await developer.client.codes(RENEW, { input })).toEqual(['FORBIDDEN'])
  const stranger = await aVendor(platform)
  expect((await renew(stranger, version)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect((await rowCounts(platform)).attestation).toBe(before.attestation)
  expect((await standing(developer, version.id)).canRenewAttestation).toBe(false)
  expect((await standing(world.owner, version.id)).canRenewAttestation).toBe(true)
})

test('the long path: a new version that answers the new text goes live, and nothing is out of date', async () => {
  const version = await overdueApp()
  const draft = await aDraft(world.owner, {
    appId: Buffer.from(`App:${uuid(version.app.id)}`).toString('base64url'),
    changeNotes: 'Answers the new privacy and security statement.',
  })
  expect((await standing(world.owner, draft.id)).attestation ?? null).toBeNull()
  const submitted = await submitDraft(world.owner, draft)
  const { version: live } = await approve(world.reviewer, submitted)
  expect(live?.status).toBe('LIVE')
  expect(await overdueDays(submitted)).toBeNull()
  expect(await overdueDays(version)).toBeNull()
})

describe('reminders', () => {
  const reminders = (id: string) =>
    column<number>(
      platform,
      `select (payload->>'days')::int from outbox_message
       where type = 'attestation.overdue' and payload->>'appVersionId' = $1 order by sequence`,
      [uuid(id)],
    )
  const on = async (days: number) => {
    time.ahead = days * DAY
    await platform.runDueJobs()
  }

  test('come at once, then every thirty days, until the text is answered', async () => {
    const version = await overdueApp()
    const suspended = await anAppVersion(world, { status: 'LIVE' })
    await vi.waitFor(async () => expect(await reminders(version.id)).toEqual([0]), {
      timeout: 20_000,
    })
    await on(29)
    expect(await overdueDays(version)).toBe(29)
    expect(await reminders(version.id)).toEqual([0])
    await on(31)
    await on(32)
    expect(await reminders(version.id)).toEqual([0, 31])
    await on(95)
    expect(await reminders(version.id)).toEqual([0, 31, 95])
    await query(platform.databaseUrl, `update scheduled_job set next_run_at = now()`)
    await on(96)
    expect(await reminders(version.id)).toEqual([0, 31, 95])
    await renew(world.owner, version)
    await on(200)
    expect(await reminders(version.id)).toEqual([0, 31, 95])
    expect(await reminders(suspended.id)).toEqual([])
    time.ahead = 0
  })

  test('end with the version', async () => {
    const version = await overdueApp()
    await vi.waitFor(async () => expect(await reminders(version.id)).toEqual([0]), {
      timeout: 20_000,
    })
    await move(world.owner, 'retire', version, REASON)
    await on(40)
    expect(await reminders(version.id)).toEqual([0])
    expect(await overdueDays(version)).toBeNull()
    time.ahead = 0
  })
})
