import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type Version,
} from '../../../support/builders.ts'
import { column, contents } from '../../../support/facts.ts'
import { anAppVersion, type Cast } from '../../../support/lifecycle.ts'
import { stagesOf } from '../../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../../support/test-platform.ts'
import { joins } from '../../notices/people.ts'
import { assigneesOf, assignStages, personId, wholeQueue, workloadOf } from './queue-steps.ts'

let platform: TestPlatform
let cast: Cast
let intake: Person
let technical: Person
let versions: Version[]
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, first, second] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'INTAKE_REVIEWER'),
    aReviewer(platform, 'TECHNICAL_REVIEWER'),
  ])
  cast = { owner, reviewer }
  ;[intake, technical] = [first, second]
})
afterAll(() => platform?.stop())
beforeEach(async () => {
  versions = []
  for (const name of ['One', 'Two'])
    versions.push(await anAppVersion(cast, { status: 'IN_REVIEW', name }))
})

async function seen(stage: 'INTAKE' | 'SECURITY_PRIVACY' = 'INTAKE') {
  return Promise.all(
    versions.map(async ({ id: versionId }) => {
      const { byName } = await stagesOf(cast.reviewer, { id: versionId })
      return { versionId, stage, expectedRevision: byName.get(stage)?.revision ?? 0 }
    }),
  )
}

async function ownersOf(): Promise<(string | null)[]> {
  const { entries } = await wholeQueue(cast.reviewer)
  const ids = versions.map(({ id }) => id)
  const named = new Map(entries.map(({ id, stages }) => [id, stages[0]?.ownerId ?? null]))
  return ids.map((id) => named.get(id) ?? null)
}

async function refused(by: Person, input: Parameters<typeof assignStages>[1]) {
  const before = await contents(platform)
  const { ids, errors } = await assignStages(by, input)
  expect(ids).toEqual([])
  expect(await contents(platform)).toEqual(before)
  return errors
}

describe('stages of several versions', () => {
  test('are taken on at once, given to somebody, and given back', async () => {
    const mine = await assignStages(intake, { stages: await seen(), assigneeId: personId(intake) })
    expect(mine).toEqual({ ids: versions.map(({ id }) => id), errors: [] })
    expect(await ownersOf()).toEqual([personId(intake), personId(intake)])
    const to = personId(cast.reviewer)
    expect((await assignStages(intake, { stages: await seen(), assigneeId: to })).errors).toEqual(
      [],
    )
    expect(await ownersOf()).toEqual([to, to])
    await assignStages(cast.reviewer, { stages: await seen() })
    expect(await ownersOf()).toEqual([null, null])
    const told = await column(
      platform,
      `select detail->>'isTaken' || coalesce(' ' || user_ref, '') from audit_event where action = 'stage.assigned' order by sequence`,
    )
    expect(told).toEqual([
      ...['true', 'true'],
      ...Array(2).fill(`false ${cast.reviewer.id}`),
      ...['false', 'false'],
    ])
  })

  test('are in the workload of whoever took them on', async () => {
    const assigneeId = personId(intake)
    await assignStages(intake, { stages: (await seen()).slice(0, 1), assigneeId })
    const workload = await workloadOf(intake)
    expect(workload.find(({ reviewerId }) => reviewerId === assigneeId)).toMatchObject({
      stageCount: 1,
      versionCount: 1,
      dueSoonCount: 0,
      overdueCount: 0,
    })
    expect(workload[0]).toMatchObject({ reviewerId: null, name: null })
  })

  test('go to one person at a time', async () => {
    const stages = await seen()
    const [a, b] = await Promise.all([
      assignStages(intake, { stages, assigneeId: personId(intake) }),
      assignStages(cast.reviewer, {
        stages: stages.toReversed(),
        assigneeId: personId(cast.reviewer),
      }),
    ])
    const lost = [a, b].flatMap(({ errors }) => errors)
    expect([...a.ids, ...b.ids]).toHaveLength(2)
    expect(lost).toMatchObject([{ code: 'STALE_REVISION' }, { code: 'STALE_REVISION' }])
    expect(new Set(await ownersOf()).size).toBe(1)
  })
})

describe('nothing is assigned', () => {
  test('when one of them changed in the meantime', async () => {
    const [first, second] = await seen()
    if (!first || !second) throw new Error('There are two.')
    const stages = [first, { ...second, expectedRevision: 7 }]
    expect(await refused(intake, { stages, assigneeId: personId(intake) })).toMatchObject([
      { code: 'STALE_REVISION', path: ['stages', '1'] },
    ])
  })

  test('of a stage that is not open, each of them named', async () => {
    const stages = await seen('SECURITY_PRIVACY')
    expect(await refused(cast.reviewer, { stages })).toMatchObject([
      { code: 'STAGE_ORDER', path: ['stages', '0', 'stage'] },
      { code: 'STAGE_ORDER', path: ['stages', '1', 'stage'] },
    ])
  })

  test('to people who do not decide the stage, or are nobody', async () => {
    const stages = await seen()
    const [error] = await refused(intake, { stages, assigneeId: personId(technical) })
    expect(error).toMatchObject({ code: 'FORBIDDEN', path: ['stages', '0', 'assigneeId'] })
    expect(await refused(intake, { stages, assigneeId: 'bm8' })).toMatchObject([
      { code: 'NOT_FOUND', path: ['assigneeId'] },
    ])
  })

  test('to somebody of the vendor', async () => {
    const both = await aPerson(platform, { roles: ['INTAKE_REVIEWER'] })
    await joins(platform, cast.owner, { id: both.id, role: 'DEVELOPER' })
    const [error] = await refused(intake, { stages: await seen(), assigneeId: personId(both) })
    expect(error).toMatchObject({ code: 'FORBIDDEN' })
  })

  test.each([
    ['none', 0],
    ['too many', 51],
  ])('of %s', async (_what, count) => {
    const [first] = await seen()
    if (!first) throw new Error('There are two.')
    const stages = Array.from({ length: count }, () => first)
    expect(await refused(intake, { stages })).toMatchObject([
      { code: 'INVALID', path: ['stages'], limit: count ? 50 : 1, actual: count },
    ])
  })

  test('twice', async () => {
    const [first] = await seen()
    if (!first) throw new Error('There are two.')
    expect(await refused(intake, { stages: [first, first] })).toMatchObject([
      { code: 'NOT_UNIQUE', path: ['stages'] },
    ])
  })

  test('by people who do not decide the stage', async () => {
    const before = await contents(platform)
    const input = { stages: await seen(), assigneeId: personId(technical) }
    await expect(assignStages(technical, input)).rejects.toThrow('FORBIDDEN')
    expect(await contents(platform)).toEqual(before)
  })
})

test('who may have a stage is who decides it', async () => {
  const ids = async (...stages: Parameters<typeof assigneesOf>[1]) =>
    (await assigneesOf(cast.reviewer, stages)).map(({ id }) => id)
  const [admin, ofIntake, ofTechnical] = [cast.reviewer, intake, technical].map(personId)
  expect(await ids('INTAKE')).toEqual(expect.arrayContaining([admin, ofIntake]))
  expect(await ids('INTAKE')).not.toContain(ofTechnical)
  expect(await ids('INTAKE', 'TECHNICAL_VALIDATION')).toContain(admin)
  expect(await ids('INTAKE', 'TECHNICAL_VALIDATION')).not.toContain(ofIntake)
})
