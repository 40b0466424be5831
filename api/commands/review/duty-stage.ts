import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../context.ts'
import { dutyStageOf } from '../../domain/governance/duty-stage.ts'
import { stageRowsOfVersions } from '../../queries/review/stages.ts'
import { requireViewer } from '../authorize.ts'
import type { VersionAndApp } from '../registration/find-version.ts'

/** The stage from which who asks sends a version back: one it is in now, and theirs (LIFECYCLE D3). */
export async function currentStageOf(
  ctx: RequestContext,
  { version }: Pick<VersionAndApp, 'version'>,
): Promise<GovernanceStage | undefined> {
  const [rows = []] = await stageRowsOfVersions(ctx, [version.id])
  return dutyStageOf('REQUEST_CHANGES', requireViewer(ctx), rows)
}

/** The stage as whose owner somebody rejects: any of theirs, whatever stage the version is in (LIFECYCLE D3). */
export async function anyStageOf(ctx: RequestContext): Promise<GovernanceStage | undefined> {
  return dutyStageOf('REJECT', requireViewer(ctx), [])
}
