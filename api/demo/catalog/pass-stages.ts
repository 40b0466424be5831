import type {
  ArtifactKind,
  FILED_ARTIFACT_KINDS,
} from '../../../schema/vocabulary/decision-artifact.ts'
import {
  type GovernanceStage,
  STAGES_BEFORE_APPROVAL,
  stageRule,
} from '../../../schema/vocabulary/stage.ts'
import { decideStageOf } from '../../commands/review/stages/decide-stage.ts'
import { fileArtifact } from '../../commands/review/stages/file-artifact.ts'
import { validateVersion } from '../../commands/review/validation/validate-version.ts'
import type { RequestContext } from '../../context.ts'
import { DecisionArtifact } from '../../entities/app/decision-artifact.entity.ts'
import { StageReview } from '../../entities/app/stage-review.entity.ts'
import { validatedVersion } from '../../queries/review/validated-version.ts'
import { done } from '../demo-stage.ts'
import { HOSPITAL_PEOPLE } from '../people/hospital-people.ts'
import { grantOpen, type Review } from './decide-scopes.ts'

/** Between two decisions of a review, in milliseconds. */
const PACE = 30 * 60_000

/**
 * Takes a version through its stages, each by somebody who owns it, with the papers they rest on. Scopes nobody decided
 * about are granted before the contract.
 */
export async function passStages(review: Review, upTo: GovernanceStage): Promise<void> {
  const stages = STAGES_BEFORE_APPROVAL.slice(0, STAGES_BEFORE_APPROVAL.indexOf(upTo) + 1)
  for (const [index, stage] of stages.entries()) {
    const at = new Date(review.at.getTime() - (stages.length - index) * PACE)
    if (stage === 'CONTRACT_SCOPES') await grantOpen({ ...review, at })
    await passStage({ ...review, at }, stage)
  }
}

async function passStage(review: Review, stage: GovernanceStage): Promise<void> {
  const { versionId } = review
  const { passesWith, name } = stageRule(stage)
  const plans = stage === 'CONTRACT_SCOPES' ? stageRule('PILOT').startsWith : []
  for (const kind of [...passesWith, ...plans]) await filePaper(review, { stage, kind })
  const ctx = await reviewerOf(review, stage)
  const row = await ctx.em.findOneOrFail(StageReview, { appVersionId: versionId, stage })
  if (row.state !== 'IN_PROGRESS') return
  if (stage === 'TECHNICAL_VALIDATION') await runChecks(ctx, versionId)
  const decision = {
    versionId,
    stage,
    state: 'PASSED',
    checklist: row.checklist.map(({ key }) => key),
    answers: row.checklist.flatMap(({ key, kind }) =>
      kind === 'NUMBER' ? [{ key, value: MEASURED[key] ?? '0' }] : [],
    ),
    reason: WORDS[stage] ?? null,
    expectedRevision: row.revision,
  } as const
  await done(`pass ${name}`, decideStageOf(ctx, decision))
}

/** The automated checks of a submission, which run by themselves where it is not played. */
export async function runChecks(ctx: RequestContext, versionId: string): Promise<void> {
  const file = await validatedVersion(ctx, versionId)
  if (file && !file.isValidated) await validateVersion({ ...ctx, viewer: undefined }, file)
}

async function filePaper(
  review: Review,
  { stage, kind }: { stage: GovernanceStage; kind: ArtifactKind },
): Promise<void> {
  const { versionId } = review
  const ctx = await reviewerOf(review, stage)
  if (await ctx.em.count(DecisionArtifact, { appVersionId: versionId, kind })) return
  await done(
    `file ${kind}`,
    fileArtifact(ctx, { versionId, stage, kind, body: PAPERS[kind] ?? '' }),
  )
}

function reviewerOf({ stage, people, at }: Review, name: GovernanceStage): Promise<RequestContext> {
  const { owners } = stageRule(name)
  const person = HOSPITAL_PEOPLE.find(({ holds }) => holds.some((role) => owners.includes(role)))
  return stage.as(people.users.get(person?.email ?? '') ?? '', at)
}

const WORDS: Readonly<Partial<Record<GovernanceStage, string>>> = {
  INTAKE: 'Called back on the number in the register; the vendor answered for the app.',
  SECURITY_PRIVACY: 'Data stays in the region, tokens are kept on the server, logs were sampled.',
  TECHNICAL_VALIDATION: 'Ran against all sandbox scenarios without an error.',
  CONTRACT_SCOPES: 'The purpose of each scope matches the agreement.',
  PILOT: 'Eight users on two wards for two weeks; median time to task 40 seconds; no incident.',
}

/** What the pilot of `WORDS` counted and measured. */
const MEASURED: Readonly<Record<string, string>> = {
  people: '8',
  'time-to-task': '40',
  'chart-delay': '120',
}

const PAPERS: Readonly<Partial<Record<ArtifactKind, string>>> = {
  DATA_USE_AGREEMENT:
    'Signed by both sides. Data is used for the stated purpose alone and deleted within 30 days after the end of use.',
  DEACTIVATION_PLAN:
    'The app admin suspends the client; the wards switch to the record itself. The incident contact answers around the clock.',
  ROLLBACK_PLAN:
    'The version before is submitted again as a new one with its scopes, and replaces this one within a day.',
} satisfies Readonly<Record<Exclude<(typeof FILED_ARTIFACT_KINDS)[number], 'OTHER'>, string>>
