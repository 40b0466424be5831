import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aReviewer,
  aVendor,
  type Outcome,
  outcome,
  type Person,
  saveDraft,
  type Version,
} from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import {
  anAppVersion,
  approve,
  type Cast,
  move,
  REASON,
  reject,
  submitDraft,
} from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { stageKeeper, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { MOVE_PAYLOAD } from '../../support/transitions.ts'
import { localIdOf } from '../documents/uploads.ts'

const ROLL_BACK = graphql(`
  mutation TestRollBack($input: TransitionInput!) {
    payload: appVersionRollBack(input: $input) {
      ...MovePayload
    }
  }
`)

const RESTORED = graphql(`
  query TestRestored($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        id
        status
        revision
        restores
        canRollBack
        changeNotes
        shortDescription
        scopes {
          scope
          decision
        }
        stages {
          stage
          state
          byReferenceTo
          artifacts {
            kind
          }
        }
      }
    }
  }
`)

let platform: TestPlatform
let cast: Cast
let admin: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
  admin = await aReviewer(platform)
})
afterAll(() => platform?.stop())

async function rollBack(who: Person, version: Version, reason = REASON): Promise<Outcome> {
  const { revision = 0 } = await restored(version)
  const input = { versionId: version.id, expectedRevision: revision, reason }
  const { payload } = await who.client.get(ROLL_BACK, { input })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

async function restored({ id }: Pick<Version, 'id'>, who = admin) {
  const { node } = await who.client.get(RESTORED, { id })
  if (!node?.id) throw new Error('There is no such version.')
  return node
}

/** Two versions of an app: the first was live, the second is. */
async function twoVersions(fields: object = {}): Promise<{ first: Version; second: Version }> {
  const first = await anAppVersion(cast, { status: 'LIVE', ...fields })
  const draft = await nextDraft(first)
  const second = await submitDraft(cast.owner, draft)
  return { first, second: accepted(await approve(cast.reviewer, second)) }
}

async function nextDraft({ app }: Version): Promise<Version> {
  const changes = { changeNotes: 'Draws the lines anew.', shortDescription: 'Y'.repeat(40) }
  return accepted(await saveDraft(cast.owner, { appId: app.id, ...changes }))
}

describe('a roll-back', () => {
  test('is the next version, as the earlier one was, decided by reference, and live at once', async () => {
    const { first, second } = await twoVersions()
    expect((await restored(first)).canRollBack).toBe(true)
    expect((await restored(second)).canRollBack).toBe(false)
    const live = accepted(await rollBack(admin, first))
    expect(live).toMatchObject({ status: 'LIVE', number: 3 })
    const [was, is] = [await restored(first), await restored(live)]
    expect(is).toMatchObject({
      restores: 1,
      changeNotes: REASON,
      shortDescription: was.shortDescription,
      scopes: was.scopes,
    })
    for (const { stage, state, byReferenceTo, artifacts } of is.stages?.slice(0, 5) ?? []) {
      expect({ stage, state, byReferenceTo }).toEqual({ stage, state: 'PASSED', byReferenceTo: 1 })
      expect(artifacts).toEqual(was.stages?.find((each) => each.stage === stage)?.artifacts)
    }
    const launch = is.stages?.find(({ stage }) => stage === 'PRODUCTION_LAUNCH')
    expect(launch).toMatchObject({ state: 'PASSED', byReferenceTo: null })
    expect(launch?.artifacts).toHaveLength(1)
    expect((await restored(second)).status).toBe('RETIRED')
    const audits = `select action from audit_event where app_version_id = $1 and action in
      ('app-version.rolled-back', 'app-version.approve', 'app-version.release') order by sequence`
    expect(await column(platform, audits, [localIdOf(live.id)])).toEqual([
      'app-version.rolled-back',
      'app-version.approve',
      'app-version.release',
    ])
    expect(accepted(await rollBack(admin, second)).number).toBe(4)
  })

  test('of high risk waits for a second person', async () => {
    const { first } = await twoVersions(HIGH)
    const waiting = accepted(await rollBack(admin, first))
    expect(waiting).toMatchObject({ status: 'IN_REVIEW', reviewState: 'UNDER_REVIEW' })
    const again = { ...waiting, revision: (await restored(waiting)).revision ?? 0 }
    expect((await move(admin, 'approve', again)).errors).toMatchObject([
      { code: 'SEPARATION_OF_DUTIES' },
    ])
    expect(accepted(await move(cast.reviewer, 'approve', again)).status).toBe('LIVE')
  })

  test('waits for the release where the hospital releases by hand', async () => {
    const { first } = await twoVersions()
    await query(
      platform.databaseUrl,
      `update organization set settings = settings || '{"releaseMode":"MANUAL"}'`,
    )
    const approved = accepted(await rollBack(admin, first))
    await query(
      platform.databaseUrl,
      `update organization set settings = settings || '{"releaseMode":"AUTOMATIC"}'`,
    )
    expect(approved.reviewState).toBe('APPROVED_PENDING_RELEASE')
    expect(accepted(await move(admin, 'release', approved)).status).toBe('LIVE')
  })
})

const HIGH = {
  scopes: [
    { scope: 'launch', purpose: 'Open on the patient on the screen.' },
    {
      scope: 'patient/Observation.cruds',
      purpose: 'Writes what people measure at home.',
      justification: 'Measuring at home is what the app is for.',
    },
    {
      scope: 'user/*.cruds',
      purpose: 'Writes what people measure at home.',
      justification: 'Measuring at home is what the app is for.',
    },
  ],
}

describe('a roll-back is refused', () => {
  const refused = async (version: Version, facts: object, reason?: string) =>
    expect((await rollBack(admin, version, reason)).errors).toMatchObject([facts])

  test('to a version that is in use, was retired by hand, or never went live', async () => {
    const moved = { code: 'INVALID_TRANSITION', path: ['versionId'] }
    const { second } = await twoVersions()
    await refused(second, moved)
    await refused(await anAppVersion(cast, { status: 'RETIRED' }), moved)
    await refused(await anAppVersion(cast, { status: 'REJECTED' }), moved)
  })

  test('while another version is open, and says which', async () => {
    const { first } = await twoVersions()
    const draft = await nextDraft(first)
    await refused(first, { message: expect.stringContaining('Version 3 is a draft') })
    const third = await submitDraft(cast.owner, draft)
    await refused(first, { message: expect.stringContaining('Version 3 is in review') })
    accepted(await reject(cast.reviewer, third))
    expect(accepted(await rollBack(admin, first)).number).toBe(4)
  })

  test('when no newer version is in use', async () => {
    const { first, second } = await twoVersions()
    accepted(await move(admin, 'retire', second, REASON))
    await refused(first, { message: expect.stringContaining('nothing to roll back') })
  })

  test('without a reason, with a stale revision, and to who passed the security stage', async () => {
    const { first } = await twoVersions()
    await refused(first, { code: 'TOO_SHORT', path: ['reason'], limit: 20 }, 'Bad.')
    const input = { versionId: first.id, expectedRevision: 99, reason: REASON }
    const { payload } = await admin.client.get(ROLL_BACK, { input })
    expect(outcome(readFragment(MOVE_PAYLOAD, payload)).errors).toMatchObject([
      { code: 'STALE_REVISION' },
    ])
    const keeper = await stageKeeper(admin)
    expect((await rollBack(keeper, first)).errors).toMatchObject([{ code: 'SEPARATION_OF_DUTIES' }])
    const { byName } = await stagesOf(admin, first)
    expect(byName.get('INTAKE')?.state).toBe('PASSED')
  })

  test('while its vendor is disabled in an emergency', async () => {
    const { first } = await twoVersions()
    const pulled = `insert into kill_switch (id, organization_id, created_at, vendor_id, reason)
      select gen_random_uuid(), organization_id, now(), vendor_id, 'Leaks seen.' from app where id = $1`
    await query(platform.databaseUrl, pulled, [localIdOf(first.app.id)])
    await refused(first, { message: expect.stringContaining('the vendor') })
    await query(platform.databaseUrl, 'delete from kill_switch')
  })
})
