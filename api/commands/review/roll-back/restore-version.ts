import { STAGES_BEFORE_APPROVAL } from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../../entities/app/scope-request.entity.ts'
import { StageReview } from '../../../entities/app/stage-review.entity.ts'
import { carriedOver } from '../../registration/begin-version.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { newRow, openDueStages } from '../stages/open-stages.ts'
import { stageFileOf } from '../stages/stage-file.ts'

/**
 * Writes the next version of an app as an earlier one was: its fields, its scopes with what was decided about them, and
 * its stages before approval, decided by reference to it. What was filed with them stays where it is, and stands for
 * the new one too.
 */
export async function restoreVersion(
  ctx: RequestContext,
  { version: from, app }: VersionAndApp,
  reason: string,
): Promise<VersionAndApp> {
  const now = ctx.ports.clock.now()
  const last = await ctx.em.findOneOrFail(
    AppVersion,
    { appId: app.id },
    { orderBy: { number: 'desc' } },
  )
  const version = ctx.em.create(AppVersion, {
    ...carriedOver(from),
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    appId: app.id,
    number: last.number + 1,
    status: 'IN_REVIEW',
    reviewState: 'UNDER_REVIEW',
    statusChangedAt: now,
    submittedAt: now,
    changeNotes: reason,
    attestationAnswer: from.attestationAnswer ?? null,
    restoresVersionId: from.id,
  })
  await ctx.em.flush()
  await copyScopes(ctx, { from, to: version })
  await referToStages(ctx, { from, to: version })
  await ctx.em.flush()
  await openDueStages(ctx, { version, app }, await stageFileOf(ctx, { version }))
  await ctx.em.flush()
  return { version, app }
}

interface Restored {
  from: AppVersion
  to: AppVersion
}

async function copyScopes(ctx: RequestContext, { from, to }: Restored): Promise<void> {
  const requests = await ctx.em.find(ScopeRequest, { appVersionId: from.id })
  for (const request of requests) {
    const { position, scope, purpose, justification, decision, grantedScope, reason } = request
    const { decidedAt, decidedById } = request
    ctx.em.create(ScopeRequest, {
      ...{ position, scope, purpose, justification, decision, grantedScope, reason },
      ...{ decidedAt, decidedById },
      organizationId: ctx.organizationId,
      createdAt: ctx.ports.clock.now(),
      appVersionId: to.id,
    })
  }
}

async function referToStages(ctx: RequestContext, { from, to }: Restored): Promise<void> {
  const stage = { $in: [...STAGES_BEFORE_APPROVAL] }
  const rows = await ctx.em.find(StageReview, { appVersionId: from.id, stage })
  for (const row of rows) {
    const { state, startedAt, decidedAt, decidedById, reason, checklist } = row
    newRow(ctx, to.id, {
      ...{ stage: row.stage, state, startedAt, decidedAt, decidedById, reason, checklist },
      templateVersion: row.templateVersion ?? null,
      policyVersion: row.policyVersion ?? null,
      contentHash: row.contentHash ?? null,
      decidedInVersionId: row.decidedInVersionId ?? from.id,
    })
  }
}
