import {
  ARTIFACT_KIND_NAMES,
  type ArtifactKind,
} from '../../../../schema/vocabulary/decision-artifact.ts'
import { STAGE_STATE_NAMES, stageRule } from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'
import { answerLine } from '../../../domain/governance/answers.ts'
import type { DecisionArtifact } from '../../../entities/app/decision-artifact.entity.ts'
import type { StageReview } from '../../../entities/app/stage-review.entity.ts'
import type { FoundStage } from './find-stage.ts'
import { keepArtifact } from './keep-artifact.ts'

/** Writes the record of a decision: who, when, what was ticked, and the words that go with it. */
export function writeRecord(
  ctx: RequestContext,
  { version, app, file }: FoundStage,
  { row, kind }: { row: StageReview; kind: ArtifactKind },
): DecisionArtifact {
  const { name } = stageRule(row.stage)
  const isWaiver = row.state === 'WAIVED'
  const state = STAGE_STATE_NAMES[row.state].toLowerCase()
  const body = [
    `${app.name}, version ${version.number}. ${name}: ${state}.`,
    `By ${ctx.viewer?.name ?? 'Gatehouse'}, ${ctx.ports.clock.now().toISOString()}.`,
    ...row.checklist.map(answerLine),
    ...(row.reason ? [row.reason] : []),
  ].join('\n')
  return keepArtifact(ctx, file, {
    appVersionId: version.id,
    stage: row.stage,
    kind: isWaiver ? 'WAIVER' : kind,
    title: isWaiver ? `${name}: waiver` : `${ARTIFACT_KIND_NAMES[kind]}: ${state}`,
    body,
    templateVersion: row.templateVersion ?? null,
  })
}
