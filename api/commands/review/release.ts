import type { RequestContext } from '../../context.ts'
import { SYSTEM_ACTOR, transition } from '../../domain/app-lifecycle.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import type { CommandResult } from '../user-fault.ts'
import { requireCurrentAttestation } from './attestation-guard.ts'
import { carryConsents } from './carry-consents.ts'
import { closeClients, openProduction } from './client-effects.ts'
import { closeAppSwitch } from './emergency/close-app-switch.ts'
import { requireNoKillSwitch } from './kill-switch-guard.ts'
import { hideListing, showListing } from './listing-effects.ts'
import { applyMove, type MoveInput, stateOf } from './move-app-version.ts'
import { endPilotOf } from './pilot/end-pilot.ts'
import { haltStages, openMonitoring } from './stages/stages-of-moves.ts'
import { forgetSunset } from './sunset/forget-sunset.ts'
import { requireSuspensionAnswered } from './suspension.ts'

/**
 * A version goes live only while its answer is on the terms in force, nothing of it is disabled in an emergency, and not
 * past a suspension without a word.
 */
export async function releaseGuard(
  ctx: RequestContext,
  found: VersionAndApp,
  input: MoveInput,
): Promise<CommandResult<unknown>> {
  const current = await requireCurrentAttestation(ctx, found.version)
  if (!current.ok) return current
  const enabled = await requireNoKillSwitch(ctx, found)
  return enabled.ok ? requireSuspensionAnswered(ctx, found, input) : enabled
}

/** Makes a version the live one: client, grants, listing; its pilot is over, and the earlier one retires (R130). */
export async function release(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  const { sunsetAt } = found.app
  if (sunsetAt && sunsetAt <= ctx.ports.clock.now()) forgetSunset(found.app) // it ended, and comes back
  await endPilotOf(ctx, found, 'The version went live.')
  await openProduction(ctx, found)
  await openMonitoring(ctx, found)
  await showListing(ctx, found)
}

/** What ends with the use of a version: its pilot, its clients, and the watch over it. */
export async function endUse(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  await endPilotOf(ctx, found, 'The version left the review.')
  await closeClients(ctx, found)
  await haltStages(ctx, found)
  if (found.version.suspensionKind === 'EMERGENCY') await closeAppSwitch(ctx, found)
}

/** What ends with an app that is offered no longer: its use, its listing, and a day that was announced for later. */
export async function endOffer(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  const { sunsetAt } = found.app
  if (sunsetAt && sunsetAt > ctx.ports.clock.now()) forgetSunset(found.app)
  await endUse(ctx, found)
  await hideListing(ctx, found)
}

/** Retires what the new version replaces, and carries over what people allowed it. Before the new one is written: only one may be live. */
export async function supersedeEarlier(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<void> {
  const earlier = await ctx.em.find(AppVersion, {
    appId: app.id,
    number: { $lt: version.number },
    status: { $in: ['LIVE', 'SUSPENDED'] },
  })
  for (const old of earlier) {
    const to = transition(stateOf(old), 'SUPERSEDE', SYSTEM_ACTOR)
    if (!to.ok) continue
    const reason = `Replaced by version ${version.number}.`
    await applyMove(
      ctx,
      { version: old, app },
      { transition: 'SUPERSEDE', to: to.value, reason, effect: endUse },
    )
    await carryConsents(ctx, { from: old, to: version })
  }
}
