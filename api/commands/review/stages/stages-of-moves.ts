import type { RequestContext } from '../../../context.ts'
import { LaunchApproval } from '../../../entities/app/launch-approval.entity.ts'
import { StageReview } from '../../../entities/app/stage-review.entity.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { nextRecertification } from './next-recertification.ts'
import { newRow, openStages } from './open-stages.ts'
import { signLaunchApproval } from './sign-launch-approval.ts'
import { type StageFile, stageFileOf } from './stage-file.ts'
import { writeRecord } from './write-record.ts'

/** Names who passed the security stage, or waived it: that person does not give the approval. */
export function securityPasser({ rows }: StageFile): string | undefined {
  const row = rows.find(({ stage }) => stage === 'SECURITY_PRIVACY')
  return row?.decidedById ?? undefined
}

/** Approval passes the launch stage, and writes and signs the record of who approved (LIFECYCLE D3). */
export async function passLaunch(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  const file = await stageFileOf(ctx, found)
  const row = file.rows.find(({ stage }) => stage === 'PRODUCTION_LAUNCH')
  if (!row) return
  const approvals = await ctx.em.find(
    LaunchApproval,
    { appVersionId: found.version.id, endedAt: null },
    { orderBy: { createdAt: 'asc' } },
  )
  const now = ctx.ports.clock.now()
  ctx.em.assign(row, {
    state: 'PASSED',
    decidedAt: now,
    decidedById: ctx.viewer?.userId ?? null,
    reason: `Approvals: ${approvals.length}. ${found.version.statusReason ?? ''}`.trim(),
  })
  const record = writeRecord(ctx, { ...found, file }, { row, kind: 'LAUNCH_APPROVAL_RECORD' })
  await signLaunchApproval(ctx, found, { record, approvals })
}

/** Going live opens the monitoring, and says when the version is looked at again: by policy, in a year at first (R253, R254). */
export async function openMonitoring(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  const file = await stageFileOf(ctx, found)
  const due = await nextRecertification(ctx)
  found.app.recertificationDueAt = due
  await openStages(ctx, found, { file, stages: ['MONITORING'] })
  const known = file.rows.find(({ stage }) => stage === 'RECERTIFICATION')
  if (known) known.dueAt = due
  else newRow(ctx, found.version.id, { stage: 'RECERTIFICATION', state: 'NOT_STARTED', dueAt: due })
}

/** A version that leaves review or use interrupts its open stages; what was decided stays as history. */
export async function haltStages(ctx: RequestContext, { version }: VersionAndApp): Promise<void> {
  const open = await ctx.em.find(StageReview, { appVersionId: version.id, state: 'IN_PROGRESS' })
  for (const row of open) ctx.em.assign(row, { state: 'NOT_STARTED', dueAt: null })
}
