import type { RequestContext } from '../../context.ts'
import { postReason } from '../messaging/post-reason.ts'
import { once, versionAgain } from '../once/once.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import type { CommandResult } from '../user-fault.ts'
import { approveAppVersion, endApprovals } from './approve-app-version.ts'
import { disableProduction, enableProduction, returnSandbox } from './client-effects.ts'
import { anyStageOf, currentStageOf } from './duty-stage.ts'
import { closeAppSwitch } from './emergency/close-app-switch.ts'
import { withIncident } from './incident/suspension-incident.ts'
import { hideListing, showListing } from './listing-effects.ts'
import { type Move, type MoveInput, moveAppVersion } from './move-app-version.ts'
import { endPilotsInEmergency } from './pilot/end-pilots.ts'
import { rejectionGuard } from './rejection-guard.ts'
import { endOffer, endUse, release, releaseGuard, supersedeEarlier } from './release.ts'
import { submitAppVersion } from './submit-app-version.ts'
import { clearSuspension, noteSuspension, reinstatementGuard } from './suspension.ts'

/** What each mutation of the lifecycle does: the table of LIFECYCLE D3 with its effects. */
const MOVES = {
  withdraw: {
    transition: 'WITHDRAW',
    ability: 'app-version.submit',
    effect: all(endApprovals, endUse, returnSandbox),
  },
  requestChanges: {
    transition: 'REQUEST_CHANGES',
    ability: 'app-version.request-changes',
    stage: currentStageOf,
    effect: all(endApprovals, postReason),
  },
  reject: {
    transition: 'REJECT',
    ability: 'app-version.reject',
    stage: anyStageOf,
    guard: rejectionGuard,
    effect: all(endUse, returnSandbox, postReason),
  },
  release: {
    transition: 'RELEASE',
    ability: 'app-version.release',
    guard: releaseGuard,
    prepare: supersedeEarlier,
    effect: release,
  },
  suspend: {
    transition: 'SUSPEND',
    ability: 'app-version.suspend',
    prepare: noteSuspension,
    effect: withIncident(all(disableProduction, endPilotsInEmergency, hideListing, postReason)),
  },
  reinstate: {
    transition: 'REINSTATE',
    ability: 'app-version.reinstate',
    guard: reinstatementGuard,
    prepare: clearSuspension,
    effect: all(enableProduction, showListing, closeAppSwitch),
  },
  retire: {
    transition: 'RETIRE',
    ability: 'app-version.retire',
    effect: endOffer,
  },
} as const satisfies Record<string, Move>

/** The two ways into review, which vendors take all day: in two statements however much there is to read. */
const SUBMISSIONS = { submit: 'SUBMIT', resubmit: 'RESUBMIT' } as const

export type MoveName = keyof typeof MOVES | keyof typeof SUBMISSIONS | 'approve'

/** Moves a version as one of the mutations says; with a key, once however often it is asked. */
export function moveBy(
  move: MoveName,
): (ctx: RequestContext, input: MoveInput) => Promise<CommandResult<VersionAndApp>> {
  const deed = { action: move, run: runOf(move), again: versionAgain }
  return (ctx, input) => once(ctx, input, deed)
}

function runOf(
  move: MoveName,
): (ctx: RequestContext, input: MoveInput) => Promise<CommandResult<VersionAndApp>> {
  if (move === 'submit' || move === 'resubmit')
    return (ctx, input) => submitAppVersion(ctx, input, SUBMISSIONS[move])
  if (move === 'approve') return approveAppVersion
  return (ctx, input) => moveAppVersion(ctx, input, MOVES[move])
}

type Effect = NonNullable<Move['effect']>

function all(...effects: Effect[]): Effect {
  return async (ctx, found) => {
    for (const effect of effects) await effect(ctx, found)
  }
}
