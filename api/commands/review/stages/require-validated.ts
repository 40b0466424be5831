import type { GovernanceStage, StageState } from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'
import { validationProblem } from '../../../domain/governance/validation-standing.ts'
import { ok } from '../../../domain/result.ts'
import { lastRunOf } from '../../../queries/review/validation-runs.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'

/** Refuses to pass technical validation before a run of this submission ended without an error (LIFECYCLE D4, stage 3). */
export async function requireValidated(
  ctx: RequestContext,
  { version }: Pick<VersionAndApp, 'version'>,
  { stage, state }: { stage: GovernanceStage; state: StageState },
): Promise<CommandResult<unknown>> {
  if (stage !== 'TECHNICAL_VALIDATION' || state !== 'PASSED') return ok(undefined)
  const problem = validationProblem(await lastRunOf(ctx, version.id))
  return problem ? refuse({ ...problem, path: ['state'] }) : ok(undefined)
}
