import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, saveDraft, type Version } from '../../support/builders.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { anAppVersion, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { pagesThat } from '../../support/pages.ts'
import { passStages, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localIdOf } from '../documents/uploads.ts'
import { scopesOf } from './scope-steps.ts'
import { decide } from './stage-steps.ts'
import { asked } from './template-steps.ts'

/** What answers at the addresses of vendors, and when: nothing does while the gate is shut. */
const answers = new Map<string, { status: number }>()
let gate = Promise.resolve()
let open = () => {}
const shut = () => {
  gate = new Promise((resolve) => {
    open = resolve
  })
}
const pages = pagesThat(async (url) => {
  await gate
  return answers.get(url) ?? { status: 200 }
})

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { pages } })
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterEach(() => open())
afterAll(() => platform?.stop())

const submitted = (fields = {}) => anAppVersion(cast, { status: 'IN_REVIEW', ...fields })
const pass = (version: Version) => decide(cast.reviewer, version, 'TECHNICAL_VALIDATION')

/** Whom the runs of a version were started by, oldest first. */
const runsOf = ({ id }: Version) =>
  column<string | null>(
    platform,
    'select started_by_id from validation_run where app_version_id = $1 order by created_at',
    [localIdOf(id)],
  )

const NOT_FINISHED = { code: 'REQUIRED', message: expect.stringContaining('have not finished') }

async function validationMissing(version: Version): Promise<string[]> {
  const { missing } = await scopesOf(cast.reviewer, version)
  return missing
    .filter(({ guard }) => guard === 'VALIDATION_WITHOUT_ERROR')
    .map(({ message }) => message)
}

describe('D3 D4: the automated checks of a submission', () => {
  test('run by themselves, hold up nobody, and are waited for', async () => {
    shut()
    const version = await submitted({ name: 'Looked at' })
    await platform.mailTo(cast.owner.email, /Looked at: submitted/)
    await passStages(cast.reviewer, version, 'INTAKE')
    expect((await pass(version)).errors).toMatchObject([{ ...NOT_FINISHED, path: ['state'] }])
    expect(await validationMissing(version)).toEqual([NOT_FINISHED.message])
    expect(await runsOf(version)).toEqual([])
    open()
    await everythingTold(platform)
    expect(await runsOf(version)).toEqual([null])
    expect(await validationMissing(version)).toEqual([])
    accepted(await pass(version))
  })

  test('keep the stage from being passed while they find an error, until a run finds it mended', async () => {
    const policy = 'https://acme.example/policy-away'
    answers.set(policy, { status: 404 })
    const version = await submitted({ privacyPolicyUrl: policy })
    await passStages(cast.reviewer, version, 'INTAKE')
    await everythingTold(platform)
    expect((await pass(version)).errors).toMatchObject([
      { code: 'INVALID', message: expect.stringContaining('Privacy policy'), path: ['state'] },
    ])
    answers.delete(policy)
    const start = `mutation ($id: ID!) { it: validationRunStart(versionId: $id) { run { verdict } } }`
    await asked(cast.owner, start, { id: version.id })
    accepted(await pass(version))
    expect(await runsOf(version)).toEqual([null, cast.owner.id])
  })

  test('are no longer asked for where policy lets the stage be waived with a reason', async () => {
    shut()
    const version = await submitted({
      scopes: [{ scope: 'patient/Organization.rs', purpose: 'Show where it was done.' }],
    })
    await passStages(cast.reviewer, version, 'INTAKE')
    const { byName } = await stagesOf(cast.reviewer, version)
    const may = byName.get('TECHNICAL_VALIDATION')?.allowedDecisions
    expect(may).toContain('WAIVED')
    const waived = { state: 'WAIVED', reason: REASON } as const
    accepted(await decide(cast.reviewer, version, 'TECHNICAL_VALIDATION', waived))
    expect(await validationMissing(version)).toEqual([])
  })
})

describe('what was looked at', () => {
  test('is looked at again when it is submitted again; the run before no longer counts', async () => {
    const version = await submitted()
    await passStages(cast.reviewer, version, 'TECHNICAL_VALIDATION')
    expect(await validationMissing(version)).toEqual([])
    const { revision } = await stagesOf(cast.reviewer, version)
    const back = accepted(
      await move(cast.reviewer, 'requestChanges', { id: version.id, revision }, REASON),
    )
    const fields = { versionId: back.id, expectedRevision: back.revision }
    const edited = accepted(await saveDraft(cast.owner, { ...fields, reviewerNotes: 'Clearer.' }))
    shut()
    const again = accepted(await move(cast.owner, 'resubmit', edited, REASON))
    expect(await validationMissing(again)).toEqual([NOT_FINISHED.message])
    open()
    await everythingTold(platform)
    expect(await validationMissing(again)).toEqual([])
    expect(await runsOf(again)).toEqual([null, null])
  })

  test('is nothing that was withdrawn before it began', async () => {
    shut()
    const first = await submitted()
    const second = await submitted()
    const { revision } = await stagesOf(cast.owner, second)
    accepted(await move(cast.owner, 'withdraw', { id: second.id, revision }))
    open()
    await everythingTold(platform)
    expect(await runsOf(first)).toEqual([null])
    expect(await runsOf(second)).toEqual([])
  })
})
