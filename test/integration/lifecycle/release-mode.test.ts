import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { closeIncidents } from '../../support/incidents.ts'
import {
  afterStages,
  anAppVersion,
  approve,
  type Cast,
  move,
  REASON,
} from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localIdOf } from '../documents/uploads.ts'
import { chooseMode, releaseOf, renew } from './release-mode-steps.ts'

let platform: TestPlatform
let cast: Cast
let officer: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, security] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_OFFICER'),
  ])
  cast = { owner, reviewer }
  officer = security
})
afterAll(() => platform?.stop())

/** Several apps go through a whole review here. */
const SLOWLY = 240_000

const inReview = () => anAppVersion(cast, { status: 'IN_REVIEW' })
const actions = ({ app }: Version, like: string) =>
  column<string>(
    platform,
    `select action || ' by ' || case when actor_id is null then 'the platform' else 'a person' end from audit_event
     where app_id = $1 and action like $2 order by sequence`,
    [localIdOf(app.id), like],
  )
const runJobs = async () => {
  await query(platform.databaseUrl, 'delete from scheduled_job')
  await platform.runDueJobs()
}
const newTerms = () =>
  query(
    platform.databaseUrl,
    `insert into attestation_text (id, organization_id, created_at, version, published_at, body, sha256)
     select gen_random_uuid(), organization_id, now(), version + 1, now(), 'New.', 'abc' from attestation_text`,
  )
const noticesAbout = async ({ app }: Version, event: string) => {
  await everythingTold(platform)
  return column<string>(
    platform,
    `select distinct n.title || ' | ' || n.body from notification n where n.app_id = $1 and n.event = $2`,
    [localIdOf(app.id), event],
  )
}

test(
  'an owner lets approved versions of one app wait, while those of others go live at once',
  async () => {
    const [waiting, other] = await Promise.all([inReview(), inReview()])
    expect(await releaseOf(cast.reviewer, waiting)).toMatchObject({
      ...{ releaseMode: 'AUTOMATIC', canChooseRelease: false },
    })
    expect(await chooseMode(cast.owner, waiting, 'MANUAL')).toMatchObject({
      app: { releaseMode: 'MANUAL', canChooseRelease: true },
      userErrors: [],
    })
    const approved = accepted(await approve(cast.reviewer, waiting))
    expect(approved).toMatchObject({
      ...{ status: 'IN_REVIEW', reviewState: 'APPROVED_PENDING_RELEASE' },
    })
    expect(await noticesAbout(approved, 'app-version.approved')).toHaveLength(1)
    expect(accepted(await approve(cast.reviewer, other)).status).toBe('LIVE')
    await runJobs()
    expect((await releaseOf(cast.owner, waiting)).version).toMatchObject({ releaseHeldBy: [] })
    expect(accepted(await move(cast.owner, 'release', approved)).status).toBe('LIVE')
    expect(await actions(waiting, 'app.release-mode%')).toEqual([
      'app.release-mode-changed by a person',
    ])
  },
  SLOWLY,
)

test(
  'a version that waits goes live when its owner chooses that approved versions do',
  async () => {
    const version = await inReview()
    await chooseMode(cast.owner, version, 'MANUAL')
    accepted(await approve(cast.reviewer, version))
    const { app } = await chooseMode(cast.owner, version, 'AUTOMATIC')
    expect(app?.liveVersion?.number).toBe(1)
    expect(await actions(version, 'app-version.release%')).toEqual([
      'app-version.release by a person',
    ])
  },
  SLOWLY,
)

test(
  'terms that changed hold a release back, say so, and let it go once they are answered',
  async () => {
    const version = await afterStages(cast.reviewer, await inReview())
    await newTerms()
    const approved = accepted(await move(cast.reviewer, 'approve', version))
    expect(approved.reviewState).toBe('APPROVED_PENDING_RELEASE')
    expect((await releaseOf(cast.owner, approved)).version.releaseHeldBy).toEqual([
      'ATTESTATION_CURRENT',
    ])
    expect(await noticesAbout(approved, 'app-version.release-held')).toEqual([
      'Trend Lines: approved, and cannot go live yet | Version 1 of Trend Lines was approved. It goes live by itself when the vendor has answered the attestation text in force.',
    ])
    expect(await noticesAbout(approved, 'app-version.approved')).toEqual([])
    await runJobs()
    expect((await releaseOf(cast.owner, approved)).version.status).toBe('IN_REVIEW')
    const { version: waiting } = await releaseOf(cast.owner, approved)
    const renewed = await renew(cast.owner, { id: approved.id, revision: waiting.revision })
    expect(renewed.userErrors).toEqual([])
    expect((await releaseOf(cast.owner, approved)).version).toMatchObject({
      ...{ status: 'LIVE', releaseHeldBy: [] },
    })
    expect(await actions(approved, 'app-version.release%')).toEqual([
      'app-version.release-held by a person',
      'app-version.release by a person',
    ])
  },
  SLOWLY,
)

test(
  'what an emergency disables is not released until it is lifted, and a withdrawal ends the waiting',
  async () => {
    const ask = (person: Person, field: string, input: object) =>
      person.client.ask<{ it: { killSwitch: { id: string } } }, { input: object }>(
        `mutation ($input: ${field}Input!) { it: ${field[0]?.toLowerCase()}${field.slice(1)}(input: $input) { killSwitch { id } } }`,
        { input },
      )
    const [going, leaving] = await Promise.all([inReview(), inReview()])
    const stopped = await ask(officer, 'EmergencyDisable', {
      ...{ scope: 'patient/Patient.rs', reason: 'Leaks seen.' },
    })
    const held = accepted(await approve(cast.reviewer, going))
    const other = accepted(await approve(cast.reviewer, leaving))
    expect((await releaseOf(cast.owner, held)).version.releaseHeldBy).toEqual(['NO_KILL_SWITCH'])
    accepted(await move(cast.owner, 'withdraw', other))
    await closeIncidents(cast.reviewer)
    await ask(cast.reviewer, 'EmergencyLift', {
      ...{ killSwitchId: stopped.data?.it.killSwitch.id, reason: REASON },
    })
    await runJobs()
    expect((await releaseOf(cast.owner, held)).version.status).toBe('LIVE')
    expect(await actions(held, 'app-version.release%')).toEqual([
      'app-version.release-held by a person',
      'app-version.release by the platform',
    ])
    expect((await releaseOf(cast.owner, other)).version).toMatchObject({
      ...{ status: 'DRAFT', releaseHeldBy: [] },
    })
  },
  SLOWLY,
)

test('a stale revision, and who is no owner, change nothing', async () => {
  const version = await inReview()
  const { revision } = await releaseOf(cast.owner, version)
  expect(await chooseMode(cast.owner, version, 'MANUAL', revision - 1)).toMatchObject({
    app: null,
    userErrors: [{ code: 'STALE_REVISION' }],
  })
  await expect(chooseMode(cast.reviewer, version, 'MANUAL')).rejects.toThrow('FORBIDDEN')
  expect((await releaseOf(cast.owner, version)).releaseMode).toBe('AUTOMATIC')
})
