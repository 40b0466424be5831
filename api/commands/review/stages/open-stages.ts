import { daysOfStage } from '../../../../schema/vocabulary/governance-policy.ts'
import { type GovernanceStage, stageRule } from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'
import { businessDaysAfter } from '../../../domain/governance/business-days.ts'
import { policyOfReview } from '../../../domain/governance/policy-book.ts'
import { stagesToOpen } from '../../../domain/governance/stages.ts'
import { type ChecklistEntry, StageReview } from '../../../entities/app/stage-review.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { policies } from '../../../queries/platform/hospital-rules.ts'
import { templatesInForce } from '../../../queries/review/review-templates.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { type StageFile, standingOf } from './stage-file.ts'

/**
 * Opens the stages whose time has come, audited and told to their owners. Each has the form that was in force when the
 * review of the version began, whatever was published since (decision 44).
 */
export async function openDueStages(
  ctx: RequestContext,
  found: VersionAndApp,
  file: StageFile,
): Promise<void> {
  const stages = stagesToOpen(standingOf(file, found))
  if (stages.length) await openStages(ctx, found, { file, stages })
}

/** Opens stages now, whatever comes before them: what the platform does when a version goes live. */
export async function openStages(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  { file, stages }: { file: StageFile; stages: readonly GovernanceStage[] },
): Promise<void> {
  const now = ctx.ports.clock.now()
  const begun = file.rows.find(({ stage }) => stage === 'INTAKE')?.createdAt
  const templates = await templatesInForce(ctx, begun)
  const policy = policyOfReview(await policies(ctx), file.rows)
  for (const stage of stages) {
    const { template: kind } = stageRule(stage)
    const days = daysOfStage(policy, stage)
    const template = templates.find((each) => each.kind === kind)
    const items = template?.items ?? []
    const opened = {
      state: 'IN_PROGRESS',
      startedAt: now,
      dueAt: days === null ? null : businessDaysAfter(now, days),
      checklist: items.map((item): ChecklistEntry => ({ ...item, satisfied: false })),
      templateVersion: template?.version ?? null,
    } as const
    const known = file.rows.find((row) => row.stage === stage)
    if (known) ctx.em.assign(known, opened)
    else file.rows.push(newRow(ctx, version.id, { stage, ...opened }))
    const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
    recordEvent(
      ctx,
      { action: 'stage.opened', ...subject, detail: { stage } },
      { type: 'stage.opened', stage, ...subject },
    )
  }
}

/** Makes the row of a stage that has none. */
export function newRow(
  ctx: RequestContext,
  appVersionId: string,
  fields: Pick<StageReview, 'stage' | 'state'> & Partial<StageReview>,
): StageReview {
  const now = ctx.ports.clock.now()
  return ctx.em.create(StageReview, {
    checklist: [],
    ...fields,
    organizationId: ctx.organizationId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    appVersionId,
  })
}
