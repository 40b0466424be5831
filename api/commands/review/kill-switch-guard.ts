import type { RequestContext } from '../../context.ts'
import { allowedTransitions } from '../../domain/app-lifecycle.ts'
import { grantedOf } from '../../domain/governance/scope-decisions.ts'
import { ok } from '../../domain/result.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { disabledFor } from '../../queries/review/kill-switches.ts'
import { actorFor, type VersionAndApp } from '../registration/find-version.ts'
import { type CommandResult, guardsUnmet } from '../user-fault.ts'
import { stateOf } from './move-app-version.ts'

/** Refuses to bring into use what is disabled in an emergency: its vendor, or a scope it would be granted (LIFECYCLE D3). */
export async function requireNoKillSwitch(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<CommandResult<unknown>> {
  const requests = await ctx.em.find(ScopeRequest, { appVersionId: version.id })
  const { vendorId } = app
  const disabled = await disabledFor(ctx, { vendorId, scopes: requests.flatMap(grantedOf) })
  if (disabled.length === 0) return ok(undefined)
  return refusal(ctx, { version, app }, disabled)
}

/** Refuses to reinstate an app of a vendor that is disabled; a disabled scope was cut from its grants. */
export async function requireVendorInUse(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<CommandResult<unknown>> {
  const disabled = await disabledFor(ctx, { vendorId: app.vendorId, scopes: [] })
  return disabled.length === 0 ? ok(undefined) : refusal(ctx, { version, app }, disabled)
}

function refusal(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  disabled: readonly string[],
): CommandResult<never> {
  const message = `Disabled in an emergency: ${disabled.join(', ')}.`
  const actor = ctx.viewer ? actorFor(ctx.viewer, 'app-version.release', app.vendorId) : undefined
  const allowed = actor ? allowedTransitions(stateOf(version), actor) : []
  return guardsUnmet([{ guard: 'NO_KILL_SWITCH', code: 'INVALID_TRANSITION', message }], {
    from: version.status,
    allowed: allowed.filter((name) => name !== 'RELEASE' && name !== 'REINSTATE'),
  })
}
