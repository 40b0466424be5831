import { type Check, verdictOf } from '../../../../schema/vocabulary/validation.ts'
import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import {
  addressesOf,
  addressFinding,
  behaviourFindings,
  iconFinding,
  keySetFinding,
  submissionFindings,
} from '../../../domain/governance/validation-checks.ts'
import { checkKeySet } from '../../../domain/key-set.ts'
import { ok } from '../../../domain/result.ts'
import { maySee } from '../../../domain/visibility.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../../entities/app/scope-request.entity.ts'
import { ValidationRun } from '../../../entities/app/validation-run.entity.ts'
import { ThrottledError } from '../../../errors.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { submissionDraftOf } from '../../../queries/registration/submission-draft-of.ts'
import { deny, requireViewer } from '../../authorize.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, notFound } from '../../user-fault.ts'

/**
 * Looks at a version now: its addresses over the guarded connection, its key set, the rules of a submission, the stated
 * behaviours (R301), its icon. What was found is kept; the approval asks for the last run (LIFECYCLE D3, D4 stage 3).
 *
 * @throws ForbiddenError for people who may see the version but not use the sandbox of its vendor.
 * @throws ThrottledError when somebody makes us fetch more than a person would.
 */
export async function startValidation(
  ctx: RequestContext,
  versionId: string,
): Promise<CommandResult<ValidationRun>> {
  const viewer = requireViewer(ctx)
  const found = await findVisible(ctx, versionId)
  if (!found) return notFound('version', ['versionId'])
  const { vendorId, id: appId } = found.app
  if (!can(viewer, 'sandbox.use', { vendorId }))
    return deny(ctx, 'sandbox.use', { vendorId, appId })
  const wait = await ctx.ports.rateLimiter.take('key-set-check', viewer.userId)
  if (wait > 0) throw new ThrottledError(wait)
  const createdAt = ctx.ports.clock.now()
  const checks = await checksOf(ctx, found.version)
  return inTransaction(ctx, async (tx) => {
    const run = tx.em.create(ValidationRun, {
      ...{ createdAt, checks, verdict: verdictOf(checks) },
      id: crypto.randomUUID(),
      organizationId: tx.organizationId,
      appVersionId: versionId,
      startedById: viewer.userId,
      finishedAt: tx.ports.clock.now(),
    })
    const subject = { vendorId, appId, appVersionId: versionId }
    const errors = checks.filter(({ severity }) => severity === 'ERROR').length
    recordEvent(
      tx,
      { action: 'validation-run.finished', ...subject, detail: { verdict: run.verdict, errors } },
      { type: 'validation-run.finished', validationRunId: run.id, ...subject },
    )
    await tx.em.flush()
    return ok(run)
  })
}

async function findVisible(ctx: RequestContext, id: string): Promise<VersionAndApp | undefined> {
  const { em, organizationId, viewer } = ctx
  const version = await em.findOne(AppVersion, { id, organizationId })
  const app = version && (await em.findOne(App, { id: version.appId }))
  return app && maySee(viewer, app.vendorId, version.status) ? { version, app } : undefined
}

/** Everything is looked at at once; the slowest address takes five seconds. */
async function checksOf(ctx: RequestContext, version: AppVersion): Promise<Check[]> {
  const scopes = await ctx.em.find(
    ScopeRequest,
    { appVersionId: version.id },
    { orderBy: { position: 'asc' } },
  )
  const draft = submissionDraftOf(version, scopes)
  const [addresses, keys] = await Promise.all([
    Promise.all(
      addressesOf(draft).map(async (each) =>
        addressFinding(each, await ctx.ports.pages.look(each.url)),
      ),
    ),
    keysOf(ctx, version),
  ])
  return [
    ...submissionFindings(draft),
    ...addresses,
    ...keys,
    ...behaviourFindings(draft),
    iconFinding(Boolean(version.iconId)),
  ]
}

async function keysOf(ctx: RequestContext, { jwks, jwksUrl }: AppVersion): Promise<Check[]> {
  if (jwksUrl) return [keySetFinding(await ctx.ports.keySets.read(jwksUrl), jwksUrl)]
  return jwks ? [keySetFinding({ ...checkKeySet(jwks), isReachable: true }, 'jwks')] : []
}
