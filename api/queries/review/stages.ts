import {
  GOVERNANCE_STAGES,
  type GovernanceStage,
  stageRule,
} from '../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { type PolicyBook, waivableStages } from '../../domain/governance/policy-book.ts'
import {
  decisionsOn,
  type StageStanding,
  stateOfStage,
  waitsFor,
} from '../../domain/governance/stages.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { DecisionArtifact } from '../../entities/app/decision-artifact.entity.ts'
import { StageReview } from '../../entities/app/stage-review.entity.ts'
import { groupedBy } from '../registration/app-versions.ts'

/** Reads the stages of each version that were ever opened. */
export async function stageRowsOfVersions(
  ctx: Pick<RequestContext, 'em'>,
  versionIds: readonly string[],
): Promise<StageReview[][]> {
  const rows = await ctx.em.find(StageReview, { appVersionId: { $in: [...versionIds] } })
  return groupedBy(rows, (row) => row.appVersionId, versionIds)
}

/** Reads what was filed with the stages of each version, oldest first. */
export async function artifactsOfVersions(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<DecisionArtifact[][]> {
  const rows = await ctx.em.find(
    DecisionArtifact,
    { appVersionId: { $in: [...versionIds] } },
    { orderBy: { createdAt: 'asc' } },
  )
  return groupedBy(rows, (row) => row.appVersionId, versionIds)
}

/** Names the earlier versions in which stages were decided. */
export function versionsReferredTo(rows: readonly StageReview[]): string[] {
  return [...new Set(rows.flatMap(({ decidedInVersionId }) => decidedInVersionId ?? []))]
}

/** Picks what stands for a version: what was filed for it, and with the stages it refers to. */
export function artifactsFor(
  versionId: string,
  rows: readonly StageReview[],
  artifacts: readonly DecisionArtifact[],
): DecisionArtifact[] {
  return artifacts.filter(
    ({ appVersionId, stage }) =>
      appVersionId === versionId ||
      rows.some((row) => row.stage === stage && row.decidedInVersionId === appVersionId),
  )
}

/** One stage as somebody may see it. */
export interface StageView {
  version: AppVersion
  stage: GovernanceStage
  row: StageReview | undefined
  artifacts: readonly DecisionArtifact[]
  standing: StageStanding
  /** The hospital sees everything; the vendor how far it is. */
  isWhole: boolean
  /** May this viewer decide it, were it time? */
  isTheirs: boolean
}

/** What the stages of a version are read from. */
export interface StageFileView {
  rows: readonly StageReview[]
  artifacts: readonly DecisionArtifact[]
  policies: PolicyBook
}

/** Shows all eight stages of a version, in order, opened or not. */
export function stageViews(
  { viewer }: Pick<RequestContext, 'viewer'>,
  { version, app }: { version: AppVersion; app: App },
  { rows, artifacts, policies }: StageFileView,
): StageView[] {
  const standing: StageStanding = {
    states: new Map(rows.map(({ stage, state }) => [stage, state])),
    filed: new Set(artifacts.map(({ kind }) => kind)),
    riskTier: app.riskTier,
    mayWaive: waivableStages(policies, rows, {
      riskTier: app.riskTier,
      isAppAdmin: viewer?.roles.includes('APP_ADMIN') ?? false,
    }),
  }
  const isWhole = can(viewer, 'review-queue.read')
  return GOVERNANCE_STAGES.map((stage) => ({
    version,
    stage,
    row: rows.find((row) => row.stage === stage),
    artifacts: isWhole ? artifacts.filter((artifact) => artifact.stage === stage) : [],
    standing,
    isWhole,
    isTheirs: can(viewer, 'stage.decide', { vendorId: app.vendorId, stage }),
  }))
}

/** What a viewer may decide about a stage now, while the version is with the reviewers. */
export function allowedDecisions({ version, stage, standing, isTheirs }: StageView) {
  const isWithReviewers = ['WAITING', 'UNDER_REVIEW'].includes(version.reviewState ?? '')
  return isTheirs && isWithReviewers ? decisionsOn(standing, stage) : []
}

/** What a stage that has not started waits for. */
export function stageWaitsFor({ stage, standing }: StageView): string[] {
  const { after } = stageRule(stage)
  const isNext = stateOfStage(standing, stage) === 'NOT_STARTED'
  return isNext && after.length ? waitsFor(standing, stage) : []
}
