import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { maySee } from '../../../domain/visibility.ts'
import type { ValidationRun } from '../../../entities/app/validation-run.entity.ts'
import { ThrottledError } from '../../../errors.ts'
import { validatedVersion } from '../../../queries/review/validated-version.ts'
import { validationRunById } from '../../../queries/review/validation-runs.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { type CommandResult, notFound } from '../../user-fault.ts'
import { validateVersion } from './validate-version.ts'

/**
 * Looks at a version now, because somebody asks; what is submitted is looked at by itself. What was found is kept:
 * technical validation and the approval ask for the last run of the submission (LIFECYCLE D3, D4 stage 3).
 *
 * @throws ForbiddenError for people who may see the version but not use the sandbox of its vendor.
 * @throws ThrottledError when somebody makes us fetch more than a person would.
 */
export async function startValidation(
  ctx: RequestContext,
  versionId: string,
): Promise<CommandResult<ValidationRun>> {
  const viewer = requireViewer(ctx)
  const file = await validatedVersion(ctx, versionId)
  if (!file || !maySee(viewer, file.app.vendorId, file.version.status))
    return notFound('version', ['versionId'])
  const { vendorId, id: appId } = file.app
  if (!can(viewer, 'sandbox.use', { vendorId }))
    return deny(ctx, 'sandbox.use', { vendorId, appId })
  const wait = await ctx.ports.rateLimiter.take('key-set-check', viewer.userId)
  if (wait > 0) throw new ThrottledError(wait)
  return ok(await validationRunById(ctx, await validateVersion(ctx, file)))
}
