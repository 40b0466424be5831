import type { RequestContext } from '../../../context.ts'
import { pilotEndProblem } from '../../../domain/governance/pilot.ts'
import { ok } from '../../../domain/result.ts'
import { OAuthClient } from '../../../entities/access/oauth-client.entity.ts'
import { OidcRecord } from '../../../entities/access/oidc-record.entity.ts'
import type { Pilot } from '../../../entities/access/pilot.entity.ts'
import { PilotUser } from '../../../entities/access/pilot-user.entity.ts'
import { ScopeGrant } from '../../../entities/access/scope-grant.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { AMONG_REVIEWERS } from '../stages/find-stage.ts'
import { findPilot, type PilotAt } from './find-pilot.ts'
import { peopleOf } from './pilot-people.ts'
import { addPilotUser } from './start-pilot.ts'

export interface PilotChange extends PilotAt {
  /** Everybody it is open to from now on; left as it is when absent. */
  users?: readonly string[] | null
  /** Left as it is when absent. */
  endsAt?: Date | null
}

/**
 * Changes who tries a version out, and until when. Who is taken off the list is out at once: codes, refresh tokens and
 * access tokens of theirs are over.
 *
 * Refuses a date that is past or too far from the start, unknown people, an empty list, a stale revision.
 *
 * @throws ForbiddenError for people who may see the version but do not decide about its pilot.
 */
export function updatePilot(
  ctx: RequestContext,
  input: PilotChange,
): Promise<CommandResult<VersionAndApp>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findPilot(ctx, tx, input)
    if (!found.ok) return found
    const { pilot, version, app } = found.value
    const endsAt = input.endsAt ?? pilot.endsAt
    const bounds = { now: tx.ports.clock.now(), startedAt: pilot.createdAt }
    const problem = pilotEndProblem(endsAt, bounds)
    if (problem) return refuse({ code: 'INVALID', message: problem, path: ['endsAt'] })
    const people = input.users ? await peopleOf(tx, input.users) : ok(undefined)
    if (!people.ok) return people
    const changed = people.value ? await changePeople(tx, pilot, people.value) : NOBODY
    tx.em.assign(pilot, { endsAt, updatedAt: bounds.now })
    await tx.em.nativeUpdate(
      ScopeGrant,
      { appVersionId: version.id, environment: 'PILOT', endedAt: null },
      { expiresAt: endsAt },
    )
    record(tx, found.value, changed)
    await tx.em.flush()
    return ok({ version, app })
  })
}

interface Changed {
  added: readonly string[]
  removed: readonly string[]
}

const NOBODY: Changed = { added: [], removed: [] }

async function changePeople(
  ctx: RequestContext,
  pilot: Pilot,
  userIds: readonly string[],
): Promise<Changed> {
  const members = await ctx.em.find(PilotUser, { pilotId: pilot.id })
  const known = members.map(({ userId }) => userId)
  const added = userIds.filter((id) => !known.includes(id))
  const removed = known.filter((id) => !userIds.includes(id))
  for (const userId of added) addPilotUser(ctx, pilot.id, userId)
  if (!removed.length) return { added, removed }
  await ctx.em.nativeDelete(PilotUser, { pilotId: pilot.id, userId: { $in: removed } })
  const { clientId } = await ctx.em.findOneOrFail(OAuthClient, { id: pilot.oauthClientId })
  await ctx.em.nativeDelete(OidcRecord, {
    environment: 'PRODUCTION',
    clientId,
    accountId: { $in: removed },
  })
  return { added, removed }
}

function record(
  ctx: RequestContext,
  { version, app, pilot }: VersionAndApp & { pilot: Pilot },
  { added, removed }: Changed,
): void {
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  const { endsAt } = pilot
  const detail = { ...AMONG_REVIEWERS, endsAt, added: [...added], removed: [...removed] }
  recordEvent(
    ctx,
    { action: 'pilot.changed', ...subject, environment: 'PRODUCTION', detail },
    { type: 'pilot.changed', pilotId: pilot.id, actorId: ctx.viewer?.userId ?? null, ...subject },
  )
}
