import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, type Person, PROFILE } from '../../../support/builders.ts'
import type { ReviewQueueFilter } from '../../../support/gql/graphql.ts'
import { anAppVersion, move, REASON } from '../../../support/lifecycle.ts'
import { query } from '../../../support/sql.ts'
import { passStages, stagesOf } from '../../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../../support/test-platform.ts'
import { localId } from '../../notices/people.ts'
import { assign } from '../stage-steps.ts'
import { ENTRIES, namesIn, personId, wholeQueue } from './queue-steps.ts'

const DAY = 86_400_000
let platform: TestPlatform
let reviewer: Person
let technical: Person
beforeAll(async () => {
  const time = { ahead: 0 }
  platform = await startTestPlatform({
    ports: { clock: { now: () => new Date(Date.now() + time.ahead) } },
  })
  const [owner, other, admin, second] = await Promise.all([
    aVendor(platform),
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'TECHNICAL_REVIEWER'),
  ])
  ;[reviewer, technical] = [admin, second]
  const cast = { owner, reviewer }
  await anAppVersion(cast, { status: 'IN_REVIEW', name: 'Old one', audiences: ['PATIENT'] })
  time.ahead = 30 * DAY
  await anAppVersion({ ...cast, owner: other }, { status: 'IN_REVIEW', name: 'Bulk one' })
  const staged = await anAppVersion(cast, { status: 'IN_REVIEW', name: 'Staged one' })
  await passStages(reviewer, staged, 'INTAKE')
  const { byName } = await stagesOf(technical, staged)
  const expectedRevision = byName.get('TECHNICAL_VALIDATION')?.revision ?? 0
  const taken = { stage: 'TECHNICAL_VALIDATION', isMine: true, expectedRevision } as const
  accepted(await assign(technical, staged, taken))
  const back = await anAppVersion(cast, { status: 'IN_REVIEW', name: 'Sent-back one' })
  accepted(await move(reviewer, 'requestChanges', back, REASON))
  await anAppVersion(cast, { status: 'LIVE', name: 'Live one' })
  await anAppVersion(cast, { status: 'REJECTED', name: 'Rejected one' })
  await query(
    platform.databaseUrl,
    `with bulk as (update app_version set attestation_answer = 'DECLINED' where name = 'Bulk one' returning id)
     update scope_request set scope = 'system/Observation.rs' from bulk where app_version_id = bulk.id and scope = 'launch'`,
  )
  await query(
    platform.databaseUrl,
    `update app_version set client_type = 'BACKEND_SERVICE' where name = 'Old one'`,
  )
  await query(platform.databaseUrl, 'update vendor set contact_verified_at = now() where id = $1', [
    localId(other.vendorId),
  ])
})
afterAll(() => platform?.stop())

const USUAL = ['Bulk one', 'Old one', 'Sent-back one', 'Staged one']

const TABLE: [string, ReviewQueueFilter, string[]][] = [
  ['nothing', {}, USUAL],
  ['no status', { statuses: [] }, USUAL],
  ['one status', { statuses: ['REJECTED'] }, ['Rejected one']],
  [
    'several statuses',
    { statuses: ['LIVE', 'REJECTED', 'IN_REVIEW'] },
    ['Live one', 'Rejected one', ...USUAL].toSorted(),
  ],
  ['drafts, which are not theirs', { statuses: ['DRAFT'] }, []],
  ['a review state', { reviewStates: ['CHANGES_REQUESTED'] }, ['Sent-back one']],
  ['a stage', { stages: ['SECURITY_PRIVACY'] }, ['Staged one']],
  ['several stages', { stages: ['INTAKE', 'SECURITY_PRIVACY'] }, USUAL],
  ['what is assigned to me', { assignedToMe: true }, ['Staged one']],
  ['a stage of mine', { assignedToMe: true, stages: ['TECHNICAL_VALIDATION'] }, ['Staged one']],
  ['a stage that is not mine', { assignedToMe: true, stages: ['SECURITY_PRIVACY'] }, []],
  ['what nobody took on', { unassigned: true }, USUAL],
  ['a stage somebody took on', { unassigned: true, stages: ['TECHNICAL_VALIDATION'] }, []],
  ['switches that are off', { assignedToMe: false, unassigned: false }, USUAL],
  ['a client type', { clientTypes: ['BACKEND_SERVICE'] }, ['Old one']],
  [
    'several client types',
    { clientTypes: ['BACKEND_SERVICE', 'PUBLIC', 'CONFIDENTIAL_SYMMETRIC'] },
    USUAL,
  ],
  ['a client type nobody has', { clientTypes: ['CONFIDENTIAL_ASYMMETRIC'] }, []],
  ['bulk data', { bulkData: true }, ['Bulk one']],
  ['no bulk data', { bulkData: false }, ['Old one', 'Sent-back one', 'Staged one']],
  ['a declined attestation', { attestation: 'DECLINED' }, ['Bulk one']],
  [
    'an accepted attestation',
    { attestation: 'ACCEPTED' },
    ['Old one', 'Sent-back one', 'Staged one'],
  ],
  ['what is overdue', { overdue: true }, ['Old one']],
  ['what is in time', { overdue: false }, ['Bulk one', 'Sent-back one', 'Staged one']],
  ['a verified vendor', { vendorVerified: true }, ['Bulk one']],
  ['a vendor nobody called', { vendorVerified: false }, ['Old one', 'Sent-back one', 'Staged one']],
  ['words of the name', { search: ' oLD ' }, ['Old one']],
  ['words of the vendor', { search: PROFILE.legalBusinessName }, USUAL],
  ['marks of a pattern', { search: '%' }, []],
  [
    'several at once',
    { bulkData: true, attestation: 'DECLINED', vendorVerified: true, overdue: false },
    ['Bulk one'],
  ],
  ['what excludes each other', { bulkData: true, overdue: true }, []],
]

describe('the queue narrows to', () => {
  test.each(TABLE)('%s', async (_what, filter, names) => {
    expect(await namesIn(technical, filter)).toEqual(names)
  })

  test('risk tiers, every one of them', async () => {
    const { entries } = await wholeQueue(reviewer)
    for (const tier of ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'] as const) {
      const expected = entries.filter(({ riskTier }) => riskTier === tier).map(({ name }) => name)
      expect(await namesIn(reviewer, { riskTiers: [tier] })).toEqual(expected.toSorted())
    }
    expect(await namesIn(reviewer, { riskTiers: ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'] })).toEqual(
      USUAL,
    )
  })

  test('what somebody else took on', async () => {
    expect(await namesIn(reviewer, { assignee: personId(technical) })).toEqual(['Staged one'])
    expect(await namesIn(reviewer, { assignee: personId(reviewer) })).toEqual([])
    expect(await namesIn(reviewer, { assignee: 'nobody at all' })).toEqual([])
  })

  test('and refuses a search that is too long', async () => {
    const variables = { first: 5, after: null, filter: { search: 'x'.repeat(201) }, sort: null }
    const { errors } = await reviewer.client.ask(ENTRIES, variables)
    expect(errors[0]?.message).toContain('at most 200 characters')
  })
})

describe('the queue is sorted', () => {
  const ORDERS = [
    ['LONGEST_WAITING', ['Old one', 'Bulk one', 'Staged one', 'Sent-back one']],
    ['NEWEST', ['Sent-back one', 'Staged one', 'Bulk one', 'Old one']],
    ['NAME', ['Bulk one', 'Old one', 'Sent-back one', 'Staged one']],
  ] as const

  test.each(ORDERS)('%s, page by page', async (sort, names) => {
    const { entries } = await wholeQueue(reviewer, { sort, first: 1 })
    expect(entries.map(({ name }) => name)).toEqual(names)
  })

  test('by risk, the highest first', async () => {
    const { entries } = await wholeQueue(reviewer, { sort: 'HIGHEST_RISK', first: 2 })
    const tiers = entries.map(({ riskTier }) =>
      ['CRITICAL', 'HIGH', 'MODERATE', 'LOW'].indexOf(riskTier),
    )
    expect(tiers).toEqual(tiers.toSorted())
    expect(entries).toHaveLength(4)
  })

  test('by what is due, the latest first', async () => {
    const { entries } = await wholeQueue(reviewer, { sort: 'DUE_FIRST' })
    expect(entries[0]).toMatchObject({ name: 'Old one', isOverdue: true })
  })

  test('and takes no cursor of another order', async () => {
    const of = { first: 1, filter: null }
    const { reviewQueueEntries: page } = await reviewer.client.get(ENTRIES, {
      ...of,
      after: null,
      sort: 'NAME',
    })
    const after = page.pageInfo.endCursor
    const { errors } = await reviewer.client.ask(ENTRIES, { ...of, after, sort: 'DUE_FIRST' })
    expect(errors[0]?.message).toContain('This cursor is not one of this list')
  })
})

test('a line says what a reviewer chooses by', async () => {
  const { entries } = await wholeQueue(reviewer)
  const named = new Map(entries.map((entry) => [entry.name, entry]))
  expect(named.get('Bulk one')).toMatchObject({
    number: 1,
    asksForBulkData: true,
    attestation: 'DECLINED',
    isVendorVerified: true,
    vendorName: PROFILE.legalBusinessName,
    stages: [{ stage: 'INTAKE', owner: null, ownerId: null, isOverdue: false }],
    daysLeft: 10,
    isPaused: false,
  })
  expect(named.get('Staged one')?.stages).toMatchObject([
    { stage: 'SECURITY_PRIVACY', ownerId: null },
    { stage: 'TECHNICAL_VALIDATION', ownerId: personId(technical) },
  ])
  expect(named.get('Old one')?.stages).toMatchObject([{ stage: 'INTAKE', isOverdue: true }])
  expect(named.get('Sent-back one')).toMatchObject({ isPaused: true, dueAt: null })
})
