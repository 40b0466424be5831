import type { RequestContext } from '../../../context.ts'
import type { StageStanding } from '../../../domain/governance/stages.ts'
import { DecisionArtifact } from '../../../entities/app/decision-artifact.entity.ts'
import { StageReview } from '../../../entities/app/stage-review.entity.ts'
import { artifactsFor, versionsReferredTo } from '../../../queries/review/stages.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'

/** The stages of a version that were opened, and what was filed with them. */
export interface StageFile {
  rows: StageReview[]
  artifacts: DecisionArtifact[]
}

/** Reads the stages of a version for a decision, with the papers of those decided in an earlier one. Two statements; the lock on the app keeps them still. */
export async function stageFileOf(
  ctx: RequestContext,
  { version }: Pick<VersionAndApp, 'version'>,
): Promise<StageFile> {
  const rows = await ctx.em.find(StageReview, { appVersionId: version.id }, { refresh: true })
  const appVersionId = { $in: [version.id, ...versionsReferredTo(rows)] }
  const artifacts = await ctx.em.find(DecisionArtifact, { appVersionId })
  return { rows, artifacts: artifactsFor(version.id, rows, artifacts) }
}

/** What the rules look at. */
export function standingOf(
  { rows, artifacts }: StageFile,
  { app }: Pick<VersionAndApp, 'app'>,
): StageStanding {
  return {
    states: new Map(rows.map(({ stage, state }) => [stage, state])),
    filed: new Set(artifacts.map(({ kind }) => kind)),
    riskTier: app.riskTier,
  }
}
