import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor } from '../../support/builders.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { firstAnswers, passStages, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { decide, file } from './stage-steps.ts'

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

test('LIFECYCLE D4, R305 the pilot is passed with what was counted and measured, and its report says it', async () => {
  const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
  await passStages(cast.reviewer, version, 'CONTRACT_SCOPES')
  for (const kind of ['DEACTIVATION_PLAN', 'ROLLBACK_PLAN'] as const) {
    const plan = {
      stage: 'PILOT',
      kind,
      body: 'The wards go back to the record itself.',
    } as const
    accepted(await file(cast.reviewer, version, plan))
  }
  const pass = (...answers: { key: string; value: string }[]) =>
    decide(cast.reviewer, version, 'PILOT', answers.length ? { answers } : {})
  const counted = firstAnswers('PILOT')
  const [, measured] = counted
  expect((await pass({ key: 'people', value: '8' })).errors).toMatchObject([
    { code: 'REQUIRED', message: expect.stringContaining('Time to task with it, in seconds') },
  ])
  for (const value of ['quick', '-1', '1e3', '3.5555', '1,5']) {
    const answers = counted.map((each) => (each.key === measured?.key ? { ...each, value } : each))
    expect((await pass(...answers)).errors, value).toMatchObject([
      {
        code: 'INVALID',
        path: ['answers', '1'],
        message: expect.stringContaining('like 12 or 3.5'),
      },
    ])
  }
  accepted(await pass())
  const { byName } = await stagesOf(cast.reviewer, version)
  expect(byName.get('PILOT')?.checklist).toContainEqual(
    expect.objectContaining({ key: 'time-to-task', satisfied: true }),
  )
  const [report] =
    byName.get('PILOT')?.artifacts.filter(({ kind }) => kind === 'PILOT_REPORT') ?? []
  expect(report?.body).toContain('[x] Time to task with it, in seconds: 12')
})
