import { COUNT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { stageRule } from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext, SignedInViewer } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { viewerById } from '../../../queries/account/viewer.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse, type UserFault } from '../../user-fault.ts'
import { giveStage, type MayHave, type SeenStage } from './assign-stage.ts'

export interface StagesAssignment {
  stages: readonly SeenStage[]
  /** Null gives them back to everybody of their roles. */
  assigneeId: string | null
}

/**
 * Assigns open stages of several versions to one person, all or none (R255). Every stage that stands in the way is named by
 * its place in the list.
 *
 * Refuses too many, or one twice; people who do not decide one of the stages, or belong to its vendor; stages that are not
 * in progress, or changed in the meantime.
 *
 * @throws ForbiddenError for people who may see a version but do not decide its stage themselves.
 */
export async function assignStages(
  ctx: RequestContext,
  { stages, assigneeId }: StagesAssignment,
): Promise<CommandResult<VersionAndApp[]>> {
  const counted = checkCount(stages)
  if (!counted.ok) return counted
  const assignee = assigneeId ? await viewerById(ctx.ports.rowReader, assigneeId) : undefined
  if (assigneeId && !assignee) return notFound('person', ['assigneeId'])
  const mayHave = assignee && decides(assignee)
  return inTransaction(ctx, async (tx) => {
    const given: VersionAndApp[] = []
    const faults: UserFault[][] = []
    for (const { seen, place } of inOrder(stages)) {
      const to = { seen, to: assigneeId, ...(mayHave ? { mayHave } : {}) }
      const result = await giveStage(ctx, tx, to)
      if (result.ok) given[place] = result.value
      else faults[place] = result.error.map((fault) => at(fault, place))
    }
    return faults.length ? { ok: false, error: faults.flat() } : ok(given)
  })
}

function checkCount(stages: readonly SeenStage[]): CommandResult<unknown> {
  const { min, max } = COUNT_LIMITS.stageAssignments
  if (stages.length < min || stages.length > max) {
    const message = `Assign ${min} to ${max} stages at a time.`
    const limit = stages.length < min ? min : max
    return refuse({ code: 'INVALID', message, path: ['stages'], limit, actual: stages.length })
  }
  const names = new Set(stages.map(({ versionId, stage }) => `${versionId} ${stage}`))
  if (names.size === stages.length) return ok(undefined)
  return refuse({ code: 'NOT_UNIQUE', message: 'Name each stage once.', path: ['stages'] })
}

function decides(person: SignedInViewer): MayHave {
  return ({ vendorId }, { stage }) => {
    if (can(person, 'stage.decide', { vendorId, stage })) return ok(undefined)
    const message = `${person.name} does not decide ${stageRule(stage).name} of this app.`
    return refuse({ code: 'FORBIDDEN', message, path: ['assigneeId'] })
  }
}

/** Everybody locks versions in the same order, so that two who assign the same ones take turns. */
function inOrder(stages: readonly SeenStage[]) {
  const placed = stages.map((seen, place) => ({ seen, place }))
  return placed.toSorted((a, b) => (a.seen.versionId < b.seen.versionId ? -1 : 1))
}

/** Says which of the list a fault is about; one of the person is about them with that stage. */
function at(fault: UserFault, place: number): UserFault {
  const path = ['stages', String(place), ...('path' in fault ? (fault.path ?? []) : [])]
  return { kind: 'field', code: fault.code, message: fault.message, path }
}
