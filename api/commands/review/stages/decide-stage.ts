import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import {
  type GovernanceStage,
  type StageState,
  stageRule,
} from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'
import {
  type Answers,
  answeredItems,
  answerFaults,
  unsatisfied,
} from '../../../domain/governance/answers.ts'
import { waivableStages } from '../../../domain/governance/policy-book.ts'
import { undecidedScopes } from '../../../domain/governance/scope-decisions.ts'
import { decideStage, isStageReasonRequired } from '../../../domain/governance/stages.ts'
import { ok } from '../../../domain/result.ts'
import { ScopeRequest } from '../../../entities/app/scope-request.entity.ts'
import type { StageReview } from '../../../entities/app/stage-review.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { policies } from '../../../queries/platform/hospital-rules.ts'
import { lengthFaults } from '../../field-checks.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse, stale } from '../../user-fault.ts'
import { endApprovals } from '../approve-app-version.ts'
import { followReview } from '../pilot/pilot-access.ts'
import { contentHash } from './content-hash.ts'
import {
  AMONG_REVIEWERS,
  beginReviewOf,
  type FoundStage,
  findStage,
  type StageAt,
} from './find-stage.ts'
import { openDueStages } from './open-stages.ts'
import { requireValidated } from './require-validated.ts'
import { standingOf } from './stage-file.ts'
import { writeRecord } from './write-record.ts'

export interface StageDecision extends StageAt {
  state: StageState
  reason?: string | null
  /** The keys of the points that are satisfied. */
  checklist: readonly string[]
  /** What is answered at the points that are no tick. */
  answers?: Answers['answers']
  /** Of the stage, not of the version: two stages may be decided side by side. */
  expectedRevision: number
}

/**
 * Decides a governance stage: passed, failed, waived by policy with a reason, or opened again (LIFECYCLE D4). The
 * decision, its record with a hash, audit and outbox commit together, and the stages that waited for it open.
 *
 * Refuses what is out of order, not ticked, not filed or not waivable at the risk; technical validation without a run of
 * this submission that ended without an error; contract and scopes while a scope is not decided; a stale revision; a
 * missing reason.
 *
 * @throws ForbiddenError for people who may see the version but do not decide this stage.
 */
export function decideStageOf(
  ctx: RequestContext,
  input: StageDecision,
): Promise<CommandResult<VersionAndApp>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findStage(ctx, tx, input)
    if (!found.ok) return found
    const row = found.value.file.rows.find(({ stage }) => stage === input.stage)
    if (row && row.revision !== input.expectedRevision)
      return stale(input.expectedRevision, row.revision)
    const { version } = found.value
    const scopes = await tx.em.find(ScopeRequest, { appVersionId: version.id })
    const mayWaive = await mayWaiveOf(tx, found.value)
    const whole = checkDecision({ ...found.value, scopes, mayWaive }, input, row)
    if (!whole.ok) return whole
    const validated = await requireValidated(tx, found.value, input)
    if (!validated.ok) return validated
    await write(tx, { ...found.value, scopes }, { input, row: whole.value })
    return ok({ version, app: found.value.app })
  })
}

async function mayWaiveOf(ctx: RequestContext, { app, file }: FoundStage) {
  const isAppAdmin = ctx.viewer?.roles.includes('APP_ADMIN') ?? false
  return waivableStages(await policies(ctx), file.rows, { riskTier: app.riskTier, isAppAdmin })
}

interface StageWithScopes extends FoundStage {
  mayWaive: ReadonlySet<GovernanceStage>
  scopes: readonly ScopeRequest[]
}

function checkDecision(
  found: StageWithScopes,
  input: StageDecision,
  row: StageReview | undefined,
): CommandResult<StageReview> {
  const checklist = row?.checklist ?? []
  const standing = { ...standingOf(found.file, found), mayWaive: found.mayWaive }
  const [fault] = row ? answerFaults(checklist, input, 'the checklist of this stage') : []
  if (fault) return refuse(fault)
  const decided = decideStage(standing, input.stage, {
    to: input.state,
    unticked: unsatisfied(answeredItems(checklist, input)),
  })
  if (!decided.ok) return refuse({ ...decided.error, path: [...decided.error.path] })
  const open = input.stage === 'CONTRACT_SCOPES' ? undecidedScopes(found.scopes) : []
  if (input.state === 'PASSED' && open.length) {
    const message = `Decide about each scope first: ${open.join(', ')}.`
    return refuse({ code: 'REQUIRED', message, path: ['state'] })
  }
  const faults = reasonFaults(input)
  if (faults.length) return { ok: false, error: faults }
  return row
    ? ok(row)
    : refuse({ code: 'STAGE_ORDER', message: 'It has not started.', path: ['stage'] })
}

function reasonFaults({ state, reason }: StageDecision) {
  const isRequired = isStageReasonRequired(state)
  if (!isRequired && !reason?.trim()) return []
  const { min, max } = TEXT_LIMITS.reason
  return lengthFaults({ reason }, { min: isRequired ? min : 1, max })
}

async function write(
  ctx: RequestContext,
  found: Omit<StageWithScopes, 'mayWaive'>,
  { input, row }: { input: StageDecision; row: StageReview },
): Promise<void> {
  const { version, app, file, scopes } = found
  const now = ctx.ports.clock.now()
  const { stage, state } = input
  const reason = input.reason?.trim() || null
  const isAgain = state === 'IN_PROGRESS'
  const from = row.state
  ctx.em.assign(row, {
    state,
    reason,
    updatedAt: now,
    decidedInVersionId: null,
    decidedAt: isAgain ? null : now,
    decidedById: isAgain ? null : (ctx.viewer?.userId ?? null),
    contentHash: isAgain ? null : contentHash(stage, version, scopes),
    checklist: answeredItems(row.checklist, input),
  })
  if (isAgain) await endApprovals(ctx, { version })
  else writeRecord(ctx, found, { row, kind: stageRule(stage).record })
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  recordEvent(
    ctx,
    {
      action: 'stage.decided',
      ...subject,
      detail: { ...AMONG_REVIEWERS, stage, from, to: state, ...(reason ? { reason } : {}) },
    },
    { type: 'stage.decided', stage, state, ...subject },
  )
  beginReviewOf(ctx, { version, app })
  await openDueStages(ctx, { version, app }, file)
  await ctx.em.flush()
  await followReview(ctx, { version, app })
}
