import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256Hex } from '../../../api/secrets.ts'
import {
  accepted,
  aReviewer,
  aVendor,
  type Outcome,
  type Person,
  saveDraft,
  type Version,
} from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import { anAppVersion, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { passStages, stageKeeper, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf } from '../documents/pdfs.ts'
import { aDocument } from '../documents/uploads.ts'
import { decide, file } from './stage-steps.ts'

let platform: TestPlatform
let cast: Cast
let intake: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, first] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'INTAKE_REVIEWER'),
  ])
  cast = { owner, reviewer }
  intake = first
})
afterAll(() => platform?.stop())

const inReview = (fields = {}) => anAppVersion(cast, { status: 'IN_REVIEW', ...fields })
const codes = ({ errors }: Outcome) => errors.map(({ code }) => code)
const statesOf = async (version: Pick<Version, 'id'>, person: Person = cast.reviewer) =>
  (await stagesOf(person, version)).stages.map(({ stage, state }) => `${stage} ${state}`)

describe('a paper', () => {
  test('is a document of the version as well, with its hash', async () => {
    const version = await inReview()
    const bytes = await aPdf()
    const { id } = await aDocument(cast.owner, { version, bytes })
    const paper = { stage: 'INTAKE', kind: 'ROLLBACK_PLAN', documentId: id } as const
    accepted(await file(intake, version, paper))
    const [kept] = (await stagesOf(intake, version)).byName.get('INTAKE')?.artifacts ?? []
    expect(kept).toMatchObject({ kind: 'ROLLBACK_PLAN', body: null, sha256: sha256Hex(bytes) })
    const other = await inReview()
    expect(codes(await file(intake, other, paper))).toEqual(['NOT_FOUND'])
  })

  test.each([
    ['SECURITY_CHECKLIST', 'Ticked by hand, everything.', 'INVALID', ['kind'], null, null],
    ['ROLLBACK_PLAN', '', 'REQUIRED', ['body'], 20, 0],
    ['ROLLBACK_PLAN', 'Go back', 'TOO_SHORT', ['body'], 20, 7],
    ['ROLLBACK_PLAN', 'x'.repeat(10_001), 'TOO_LONG', ['body'], 10_000, 10_001],
  ] as const)('%s of that text is refused', async (kind, body, code, path, limit, actual) => {
    const version = await inReview()
    const { errors } = await file(intake, version, { stage: 'INTAKE', kind, body })
    expect(errors).toMatchObject([{ code, path, limit, actual }])
  })
})

describe('approval', () => {
  test('is refused while stages are open, and names them', async () => {
    const version = await inReview()
    await everythingTold(platform) // the submission was looked at
    const { errors } = await move(cast.reviewer, 'approve', version)
    expect(errors).toMatchObject([
      { code: 'STAGE_ORDER', message: expect.stringMatching(/Intake, .*Pilot/) },
      { code: 'REQUIRED', message: 'Not decided yet: launch, patient/Patient.rs.' },
      { code: 'REQUIRED', message: expect.stringMatching(/Deactivation plan, Rollback plan/) },
    ])
    expect(errors).toMatchObject(
      errors.map(() => ({
        __typename: 'TransitionError',
        from: 'IN_REVIEW',
        allowed: ['REQUEST_CHANGES', 'REJECT'],
      })),
    )
  })

  test('is not given by whoever passed the security stage', async () => {
    const version = await inReview()
    await passStages(cast.reviewer, version)
    const keeper = await stageKeeper(cast.reviewer)
    const { revision } = await stagesOf(keeper, version)
    expect(codes(await move(keeper, 'approve', { ...version, revision }))).toEqual([
      'SEPARATION_OF_DUTIES',
    ])
    const live = accepted(await move(cast.reviewer, 'approve', { ...version, revision }))
    expect(live.status).toBe('LIVE')
    const { byName } = await stagesOf(cast.reviewer, live)
    expect(byName.get('PRODUCTION_LAUNCH')).toMatchObject({
      state: 'PASSED',
      artifacts: [{ kind: 'LAUNCH_APPROVAL_RECORD' }],
    })
    expect(byName.get('MONITORING')?.state).toBe('IN_PROGRESS')
    const due =
      Date.parse(byName.get('RECERTIFICATION')?.dueAt ?? '') - platform.ports.clock.now().getTime()
    expect(Math.round(due / 86_400_000)).toBeGreaterThanOrEqual(364)
  })

  test('takes a pilot that policy let somebody waive, with the waiver on record', async () => {
    const version = await inReview()
    await passStages(cast.reviewer, version, 'CONTRACT_SCOPES')
    const keeper = await stageKeeper(cast.reviewer)
    for (const kind of ['DEACTIVATION_PLAN', 'ROLLBACK_PLAN'] as const)
      accepted(
        await file(keeper, version, { stage: 'PILOT', kind, body: 'What is done, and by whom.' }),
      )
    accepted(
      await decide(keeper, version, 'PILOT', { state: 'WAIVED', reason: REASON, checklist: [] }),
    )
    const { byName, revision } = await stagesOf(keeper, version)
    expect(byName.get('PILOT')).toMatchObject({ state: 'WAIVED', reason: REASON })
    expect(byName.get('PILOT')?.artifacts.map(({ kind }) => kind)).toContain('WAIVER')
    expect(accepted(await move(cast.reviewer, 'approve', { ...version, revision })).status).toBe(
      'LIVE',
    )
  })
})

describe('a submission with changes', () => {
  const resubmitted = async (fields: object) => {
    const version = await inReview()
    await passStages(cast.reviewer, version)
    const { revision } = await stagesOf(cast.reviewer, version)
    const asked = accepted(
      await move(cast.reviewer, 'requestChanges', { ...version, revision }, REASON),
    )
    const at = { versionId: asked.id, expectedRevision: asked.revision }
    const edited = accepted(await saveDraft(cast.owner, { ...at, ...fields }))
    accepted(await move(cast.owner, 'resubmit', edited, 'Changed as you asked for it.'))
    const { stages } = await stagesOf(cast.reviewer, version)
    return stages.filter(({ state }) => state === 'IN_PROGRESS').map(({ stage }) => stage)
  }

  test.each([
    [{}, ['PRODUCTION_LAUNCH']],
    [{ name: 'Better lines' }, ['INTAKE', 'PRODUCTION_LAUNCH']],
    [
      { redirectUrls: ['https://app.example/other'] },
      ['SECURITY_PRIVACY', 'TECHNICAL_VALIDATION', 'PRODUCTION_LAUNCH'],
    ],
    [{ runtimeModel: 'HYBRID' }, ['SECURITY_PRIVACY', 'PRODUCTION_LAUNCH']],
    [
      { scopes: [{ scope: 'patient/Patient.r', purpose: 'Show whose results these are.' }] },
      ['SECURITY_PRIVACY', 'TECHNICAL_VALIDATION', 'CONTRACT_SCOPES', 'PILOT', 'PRODUCTION_LAUNCH'],
    ],
  ])('of %j opens again the stages they touch alone', async (fields, stages) => {
    expect(await resubmitted(fields)).toEqual(stages)
  })

  test('after a withdrawal begins where it was interrupted', async () => {
    const version = await inReview()
    await passStages(cast.reviewer, version, 'INTAKE')
    const { revision } = await stagesOf(cast.owner, version)
    const withdrawn = accepted(await move(cast.owner, 'withdraw', { ...version, revision }))
    const again = accepted(await move(cast.owner, 'submit', withdrawn))
    expect((await statesOf(again)).slice(0, 4)).toEqual([
      'INTAKE PASSED',
      'SECURITY_PRIVACY IN_PROGRESS',
      'TECHNICAL_VALIDATION IN_PROGRESS',
      'CONTRACT_SCOPES NOT_STARTED',
    ])
  })
})
