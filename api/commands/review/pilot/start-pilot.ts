import type { RequestContext } from '../../../context.ts'
import { pilotEndProblem, pilotProblem } from '../../../domain/governance/pilot.ts'
import { ok } from '../../../domain/result.ts'
import { Pilot } from '../../../entities/access/pilot.entity.ts'
import { PilotUser } from '../../../entities/access/pilot-user.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse, stale } from '../../user-fault.ts'
import { requireNoKillSwitch } from '../kill-switch-guard.ts'
import { AMONG_REVIEWERS, beginReviewOf, type FoundStage, findStage } from '../stages/find-stage.ts'
import { standingOf } from '../stages/stage-file.ts'
import { closePilot } from './end-pilot.ts'
import { grantPilot, openPilotClient, openPilotOf } from './pilot-access.ts'
import { peopleOf } from './pilot-people.ts'

export interface PilotStart {
  versionId: string
  /** E-mail addresses of accounts. */
  users: readonly string[]
  endsAt: Date
  /** Of the version: who starts it has seen what was decided. */
  expectedRevision: number
}

/**
 * Lets listed people use a version in production until a date, before everybody does: with a client of its own, and with
 * the scopes that were decided (R251, LIFECYCLE D4).
 *
 * Refuses what is out of order, plans that are not filed, what is disabled in an emergency, apps that no person opens,
 * unknown people, a date that is past or too far, a second pilot, a stale revision.
 *
 * @throws ForbiddenError for people who may see the version but do not decide about its pilot.
 */
export function startPilot(
  ctx: RequestContext,
  input: PilotStart,
): Promise<CommandResult<VersionAndApp>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findStage(ctx, tx, { versionId: input.versionId, stage: 'PILOT' })
    if (!found.ok) return found
    const { version, app } = found.value
    if (version.revision !== input.expectedRevision)
      return stale(input.expectedRevision, version.revision)
    const ready = await requireReady(tx, found.value, input.endsAt)
    if (!ready.ok) return ready
    const people = await peopleOf(tx, input.users)
    if (!people.ok) return people
    await open(tx, { version, app }, { endsAt: input.endsAt, userIds: people.value })
    return ok({ version, app })
  })
}

async function requireReady(
  ctx: RequestContext,
  found: FoundStage,
  endsAt: Date,
): Promise<CommandResult<unknown>> {
  const { version, file } = found
  if (version.clientType === 'BACKEND_SERVICE') {
    const message =
      'Nobody opens a backend service, so there is no list of people to try it: watch it in the sandbox, and write the report of the stage.'
    return refuse({ code: 'INVALID', message, path: ['versionId'] })
  }
  const problem = pilotProblem(standingOf(file, found))
  if (problem) return refuse({ code: 'STAGE_ORDER', message: problem, path: ['versionId'] })
  const running = await openPilotOf(ctx, found)
  const now = ctx.ports.clock.now()
  if (running && running.endsAt > now) {
    const message = 'This version is tried out already. Change that pilot, or end it first.'
    return refuse({ code: 'NOT_UNIQUE', message, path: ['versionId'] })
  }
  if (running) {
    const past = { pilot: running, reason: PAST, endedAt: running.endsAt }
    await closePilot(ctx, found, past)
  }
  const date = pilotEndProblem(endsAt, { now, startedAt: now })
  if (date) return refuse({ code: 'INVALID', message: date, path: ['endsAt'] })
  return requireNoKillSwitch(ctx, found)
}

const PAST = 'The date of the pilot is past.'

async function open(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  { endsAt, userIds }: { endsAt: Date; userIds: readonly string[] },
): Promise<void> {
  const now = ctx.ports.clock.now()
  const client = await openPilotClient(ctx, { version, app })
  await ctx.em.flush()
  const pilot = ctx.em.create(Pilot, {
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    appVersionId: version.id,
    oauthClientId: client.id,
    startedById: ctx.viewer?.userId ?? null,
    endsAt,
  })
  await ctx.em.flush()
  for (const userId of userIds) addPilotUser(ctx, pilot.id, userId)
  await grantPilot(ctx, { version, app }, endsAt)
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  recordEvent(
    ctx,
    {
      action: 'pilot.started',
      ...subject,
      clientId: client.clientId,
      environment: 'PRODUCTION',
      detail: { ...AMONG_REVIEWERS, endsAt, users: [...userIds] },
    },
    { type: 'pilot.started', pilotId: pilot.id, actorId: pilot.startedById ?? null, ...subject },
  )
  beginReviewOf(ctx, { version, app })
  await ctx.em.flush()
}

/** Opens a pilot to one person. */
export function addPilotUser(ctx: RequestContext, pilotId: string, userId: string): void {
  ctx.em.create(PilotUser, {
    pilotId,
    userId,
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    addedById: ctx.viewer?.userId ?? null,
  })
}
