import { TRANSITION_GUARD_MEANINGS } from '../../../../schema/vocabulary/transition-guard.ts'
import type { RequestContext } from '../../../context.ts'
import { allowedTransitions } from '../../../domain/app-lifecycle.ts'
import { ok } from '../../../domain/result.ts'
import { openIncidentOfVersion } from '../../../queries/review/incidents/incidents.ts'
import { actorFor, type VersionAndApp } from '../../registration/find-version.ts'
import { type CommandResult, guardsUnmet } from '../../user-fault.ts'
import { stateOf } from '../move-app-version.ts'

/** Refuses to bring back what was stopped until its incident is closed with a summary (LIFECYCLE D3). */
export async function requireIncidentClosed(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<CommandResult<unknown>> {
  const open = await openIncidentOfVersion(ctx, version.id)
  if (!open) return ok(undefined)
  const actor = ctx.viewer ? actorFor(ctx.viewer, 'app-version.reinstate', app.vendorId) : undefined
  const allowed = actor ? allowedTransitions(stateOf(version), actor) : []
  const message = `${TRANSITION_GUARD_MEANINGS.INCIDENT_CLOSED} This one is open: say first what was found and what was done.`
  return guardsUnmet([{ guard: 'INCIDENT_CLOSED', code: 'INVALID_TRANSITION', message }], {
    from: version.status,
    allowed: allowed.filter((name) => name !== 'REINSTATE'),
  })
}
