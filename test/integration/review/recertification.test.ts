import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { column, contents } from '../../support/facts.ts'
import { anAppVersion, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { stagesOf } from '../../support/stages.ts'
import { statementsOf } from '../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localIdOf } from '../documents/uploads.ts'
import { campaignsOf, openCampaign, recertify, standingOf } from './recertification-steps.ts'
import { USAGE, USAGES } from './usage-documents.ts'

const DAY = 86_400_000
const OBSERVATIONS = 'patient/Observation.rs'

let platform: TestPlatform
let owner: VendorOwner
let admin: Person
let security: Person
let administrator: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[owner, admin, security, administrator] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
})
afterAll(() => platform?.stop())

function live(name = 'Looked at'): Promise<Version> {
  const scopes = ['launch', 'patient/Patient.rs', OBSERVATIONS].map((scope) => ({
    scope,
    purpose: 'Show whose results these are.',
  }))
  return anAppVersion({ owner, reviewer: admin }, { status: 'LIVE', name, scopes })
}

describe('a decision', () => {
  test('keeps a version with a renewed checklist, and says when it is next', async () => {
    const version = await live()
    accepted(await recertify(security, version, 'KEEP'))
    const { byName } = await stagesOf(admin, version)
    const stage = byName.get('RECERTIFICATION')
    expect(stage).toMatchObject({ state: 'PASSED', decidedBy: expect.any(String) })
    expect(stage?.checklist.every(({ satisfied }) => satisfied)).toBe(true)
    expect(stage?.artifacts).toMatchObject([{ title: 'Recertification: keep as it is' }])
    const days = (Date.parse(stage?.dueAt ?? '') - Date.now()) / DAY
    expect(Math.round(days)).toBeGreaterThan(364)
    const kept = await column<object>(
      platform,
      `select detail from audit_event where action = 'recertification.decided' and app_version_id = $1`,
      [localIdOf(version.id)],
    )
    expect(kept).toMatchObject([{ decision: 'KEEP', visibility: 'REVIEWERS_ONLY' }])
  })

  test('takes access away: the grant ends, and the gallery says what is left', async () => {
    const version = await live('Narrower')
    const more = { endScopes: [OBSERVATIONS], reason: REASON }
    accepted(await recertify(security, version, 'NARROW', more))
    const { scopeUse, status } = await standingOf(security, version)
    expect(status).toBe('LIVE')
    expect(scopeUse.map(({ scope }) => scope)).toEqual(['launch', 'patient/Patient.rs'])
    const [card] = await column<string>(
      platform,
      `select to_jsonb(g)::text from gallery_card g where app_id = $1`,
      [localIdOf(version.app.id)],
    )
    expect(card).not.toContain('Observation')
  })

  test('retires a version, with a reason', async () => {
    const version = await live()
    const { version: retired } = await recertify(admin, version, 'RETIRE', {
      reason: REASON,
      checklist: [],
    })
    expect(retired?.status).toBe('RETIRED')
  })
})

describe('a wrong decision', () => {
  test.each([
    ['KEEP', { checklist: [] }, { code: 'REQUIRED', path: ['checklist'] }],
    ['KEEP', { checklist: ['nonsense'] }, { code: 'INVALID', path: ['checklist'] }],
    ['KEEP', { endScopes: ['launch'] }, { code: 'INVALID', path: ['endScopes'] }],
    ['NARROW', { reason: REASON }, { code: 'REQUIRED', path: ['endScopes'] }],
    [
      'NARROW',
      { reason: REASON, endScopes: ['system/*.cruds'] },
      { code: 'INVALID', path: ['endScopes'] },
    ],
    [
      'NARROW',
      { reason: REASON, endScopes: ['launch', 'patient/Patient.rs', OBSERVATIONS] },
      { code: 'REQUIRED', path: ['endScopes'] },
    ],
    ['RETIRE', { reason: 'short' }, { code: 'TOO_SHORT', path: ['reason'], limit: 20 }],
    ['KEEP', { revision: 99 }, { code: 'STALE_REVISION' }],
  ] as const)('%s with %j is refused, and nothing changes', async (decision, more, fault) => {
    const version = await live()
    const before = await contents(platform)
    const given = structuredClone(more) as Parameters<typeof recertify>[3]
    expect((await recertify(admin, version, decision, given)).errors).toMatchObject([fault])
    expect(await contents(platform)).toEqual(before)
  })

  test('is for security reviewers and app admins, about live versions alone', async () => {
    const version = await live()
    await expect(recertify(owner, version, 'KEEP')).rejects.toThrow(/FORBIDDEN/)
    const intake = await aReviewer(platform, 'INTAKE_REVIEWER')
    await expect(recertify(intake, version, 'KEEP')).rejects.toThrow(/FORBIDDEN/)
    const reason = REASON
    await expect(recertify(security, version, 'RETIRE', { reason })).rejects.toThrow(/FORBIDDEN/)
    const waiting = await anAppVersion({ owner, reviewer: admin }, { status: 'IN_REVIEW' })
    expect((await recertify(admin, waiting, 'KEEP')).errors).toMatchObject([
      { code: 'INVALID_TRANSITION' },
    ])
  })
})

test('granted stands beside used, by what scopes allow', async () => {
  const version = await live()
  await query(
    platform.databaseUrl,
    `insert into audit_event (id, organization_id, created_at, action, outcome, actor_name, app_version_id,
       environment, scopes)
     select gen_random_uuid(), $1, now() - make_interval(days => d), 'resource.accessed', 'SUCCESS', 'An app', $2,
       'PRODUCTION', '{patient/Patient.r}' from unnest('{1,2,400}'::int[]) d`,
    [platform.organization.id, localIdOf(version.id)],
  )
  expect((await standingOf(security, version)).scopeUse).toEqual([
    { scope: 'launch', uses: null },
    { scope: OBSERVATIONS, uses: 0 },
    { scope: 'patient/Patient.rs', uses: 2 },
  ])
  expect((await standingOf(owner, version)).scopeUse).toEqual([])
})

describe('C4 the report of an app', () => {
  const insert = (version: Version, days: number, more: string) =>
    query(
      platform.databaseUrl,
      `insert into audit_event (id, organization_id, created_at, action, outcome, actor_name, app_version_id,
         app_id, environment, user_ref, scopes, detail)
       select gen_random_uuid(), $1, now() - make_interval(days => $4), 'resource.accessed', 'SUCCESS', 'An app', $2, $3,
         'PRODUCTION', 'Practitioner/d1', '{patient/Observation.rs}', $5::jsonb`,
      [platform.organization.id, localIdOf(version.id), localIdOf(version.app.id), days, more],
    )

  test('is for those who review and for its vendor, by the days that were asked for', async () => {
    const version = await live('Counted')
    const needed = { resourceType: 'Observation', needed: ['patient/Observation.s'] }
    await insert(version, 3, JSON.stringify(needed))
    await insert(version, 40, JSON.stringify(needed))
    const from = new Date(Date.now() - 10 * DAY).toISOString()
    for (const { client } of [security, owner]) {
      const { node } = await client.get(USAGE, { id: version.id, from })
      const figures = {
        ...{
          requests: 1,
          denied: 0,
          failed: 0,
          used: [OBSERVATIONS],
          unused: ['patient/Patient.rs'],
        },
        suggestion: ['launch', 'patient/Observation.s'],
        userKinds: [{ kind: 'Practitioner', requests: 1 }],
      }
      expect(node).toMatchObject({ usage: figures, app: { usage: figures } })
    }
    const year = await security.client.get(USAGE, { id: version.id })
    expect(year.node).toMatchObject({ usage: { requests: 2 }, app: { usage: { requests: 2 } } })
    const stranger = await aVendor(platform)
    expect((await stranger.client.get(USAGE, { id: version.id })).node).toBeNull()
    expect((await administrator.client.get(USAGE, { id: version.id })).node).toBeNull()
    const backwards = { id: version.id, from: new Date().toISOString(), to: from }
    await expect(security.client.get(USAGE, backwards)).rejects.toThrow(/BAD_USER_INPUT/)
  })

  test('of several versions and their apps is two statements', async () => {
    const [a, b] = [await live('One of two'), await live('Other of two')]
    const statements = await statementsOf(() => security.client.get(USAGES, { a: a.id, b: b.id }))
    expect(statements.filter((text) => text.includes('from access_count c'))).toHaveLength(2)
  })
})

describe('a campaign', () => {
  const soon = () => new Date(Date.now() + 30 * DAY)

  test('asks for a decision about each of its apps, and knows how far it is', async () => {
    const [one, other] = [await live('First app'), await live('Second app')]
    const appIds = [one.app.id, other.app.id]
    const opened = await openCampaign(administrator, { title: 'Autumn', dueAt: soon(), appIds })
    expect(opened.errors).toEqual([])
    const mine = async () =>
      (await campaignsOf(security)).find(({ id }) => id === opened.campaign?.id)
    expect(await mine()).toMatchObject({
      title: 'Autumn',
      decidedCount: 0,
      isOverdue: false,
      apps: [{ name: 'First app', liveVersion: { number: 1 } }, { name: 'Second app' }],
    })
    accepted(await recertify(security, one, 'KEEP'))
    expect(await mine()).toMatchObject({
      decidedCount: 1,
      apps: [
        { name: 'Second app', decision: null },
        { name: 'First app', decision: 'KEEP', decidedBy: expect.any(String) },
      ],
    })
  })

  test('refuses a date that is past, no title, and apps that are not live', async () => {
    const waiting = await anAppVersion({ owner, reviewer: admin }, { status: 'IN_REVIEW' })
    const before = await contents(platform)
    const refusals = [
      [
        { title: 'Late', dueAt: new Date(Date.now() - DAY) },
        { code: 'INVALID', path: ['dueAt'] },
      ],
      [
        { title: ' ', dueAt: soon() },
        { code: 'REQUIRED', path: ['title'] },
      ],
      [
        { title: 'x'.repeat(121), dueAt: soon() },
        { code: 'TOO_LONG', path: ['title'], limit: 120, actual: 121 },
      ],
      [
        { title: 'Not live', dueAt: soon(), appIds: [waiting.app.id] },
        { code: 'INVALID', path: ['appIds'] },
      ],
    ] as const
    for (const [input, fault] of refusals) {
      const given = structuredClone(input) as Parameters<typeof openCampaign>[1]
      expect((await openCampaign(administrator, given)).errors).toMatchObject([fault])
    }
    expect(await contents(platform)).toEqual(before)
    await expect(openCampaign(admin, { title: 'Mine', dueAt: soon() })).rejects.toThrow(/FORBIDDEN/)
  })
})
