import {
  RECERTIFICATION_DECISION_NAMES,
  type RecertificationDecision,
} from '../../../../schema/vocabulary/recertification.ts'
import type { RequestContext } from '../../../context.ts'
import {
  type Answers,
  answeredItems,
  answerFaults,
  answerLine,
  unsatisfied,
} from '../../../domain/governance/answers.ts'
import { ok } from '../../../domain/result.ts'
import type { ChecklistEntry } from '../../../entities/app/stage-review.entity.ts'
import { templatesInForce } from '../../../queries/review/review-templates.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { keepArtifact } from '../stages/keep-artifact.ts'
import { nextRecertification } from '../stages/next-recertification.ts'
import { newRow } from '../stages/open-stages.ts'
import { stageFileOf } from '../stages/stage-file.ts'

/** The checklist in force, as it was ticked. */
export interface RenewedChecklist {
  entries: ChecklistEntry[]
  templateVersion: number
}

/** Ticks the security checklist in force. Refuses points it does not have; whoever stays has to satisfy all of them. */
export async function renewedChecklist(
  ctx: RequestContext,
  { decision, ...answers }: Answers & { decision: RecertificationDecision },
): Promise<CommandResult<RenewedChecklist>> {
  const template = (await templatesInForce(ctx)).find(({ kind }) => kind === 'SECURITY_CHECKLIST')
  const items = template?.items ?? []
  const [fault] = answerFaults(items, answers, 'the security checklist')
  if (fault) return refuse(fault)
  const entries = answeredItems(items, answers)
  const missing = unsatisfied(entries)
  if (decision !== 'RETIRE' && missing.length) {
    const message = `Not answered yet: ${missing.join('; ')}.`
    return refuse({ code: 'REQUIRED', message, path: ['checklist'] })
  }
  return ok({ entries, templateVersion: template?.version ?? 1 })
}

/** Files the decision with its checklist, and says when the app is looked at next, by policy. */
export async function writeRecertification(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  {
    decision,
    reason,
    checklist,
  }: {
    decision: RecertificationDecision
    reason: string | null
    checklist: RenewedChecklist
  },
): Promise<void> {
  const now = ctx.ports.clock.now()
  const dueAt = decision === 'RETIRE' ? null : await nextRecertification(ctx)
  app.recertificationDueAt = dueAt
  app.lastReviewedAt = now
  const file = await stageFileOf(ctx, { version })
  const known = file.rows.find(({ stage }) => stage === 'RECERTIFICATION')
  const row = known ?? newRow(ctx, version.id, { stage: 'RECERTIFICATION', state: 'NOT_STARTED' })
  ctx.em.assign(row, {
    state: 'PASSED',
    dueAt,
    reason,
    decidedAt: now,
    decidedById: ctx.viewer?.userId ?? null,
    checklist: checklist.entries,
    templateVersion: checklist.templateVersion,
    updatedAt: now,
  })
  const name = RECERTIFICATION_DECISION_NAMES[decision].toLowerCase()
  const body = [
    `${app.name}, version ${version.number}. Recertification: ${name}.`,
    `By ${ctx.viewer?.name ?? 'Gatehouse'}, ${now.toISOString()}.`,
    ...checklist.entries.map(answerLine),
    ...(reason ? [reason] : []),
  ].join('\n')
  keepArtifact(ctx, file, {
    appVersionId: version.id,
    stage: 'RECERTIFICATION',
    kind: 'SECURITY_CHECKLIST',
    title: `Recertification: ${name}`,
    body,
    templateVersion: checklist.templateVersion,
  })
}
