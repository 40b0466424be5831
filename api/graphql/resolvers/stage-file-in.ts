import type { PolicyBook } from '../../domain/governance/policy-book.ts'
import type { DecisionArtifact } from '../../entities/app/decision-artifact.entity.ts'
import type { StageReview } from '../../entities/app/stage-review.entity.ts'
import { artifactsFor, versionsReferredTo } from '../../queries/review/stages.ts'
import type { GraphqlContext } from '../graphql-context.ts'

/** Loads the stages of a version, and what was filed with them or with those of the version it refers to. */
export async function stageFileIn(
  { loaders, organizationId }: GraphqlContext,
  versionId: string,
): Promise<{ rows: StageReview[]; artifacts: DecisionArtifact[]; policies: PolicyBook }> {
  const rows = await loaders.stagesOfVersion.load(versionId)
  const from = [versionId, ...versionsReferredTo(rows)]
  const filed = await Promise.all(from.map((id) => loaders.artifactsOfVersion.load(id)))
  const { policies } = await loaders.businessCalendar.load(organizationId)
  return { rows, artifacts: artifactsFor(versionId, rows, filed.flat()), policies }
}
