import type { RequestContext } from '../../../context.ts'
import { isTouched } from '../../../domain/governance/disabled-scopes.ts'
import type { KillSwitch } from '../../../entities/access/kill-switch.entity.ts'
import { OutboxMessage } from '../../../entities/platform/outbox-message.entity.ts'
import { outboxRow } from '../../../events/record-event.ts'

/** An app that is granted something, by the version of it in use. */
export interface HoldingApp {
  appVersionId: string
  appId: string
  vendorId: string
}

/** Lists the apps granted anything a scope touches in production or a pilot, each once. One statement. */
export async function appsHolding(ctx: RequestContext, scope: string): Promise<HoldingApp[]> {
  const rows = await ctx.em.execute<(HoldingApp & { scope: string })[]>(HOLDING, [
    ctx.organizationId,
  ])
  const touched = rows.filter((row) => isTouched(row.scope, scope))
  const byApp = new Map(
    touched.map(({ appVersionId, appId, vendorId }) => [appId, { appVersionId, appId, vendorId }]),
  )
  return [...byApp.values()]
}

/** The live version last: it is what an app is told of by. */
const HOLDING = `
select g.scope, v.id as "appVersionId", a.id as "appId", a.vendor_id as "vendorId"
from scope_grant g join app_version v on v.id = g.app_version_id join app a on a.id = v.app_id
where g.organization_id = ? and g.environment in ('PRODUCTION', 'PILOT') and g.ended_at is null
order by a.id, v.status = 'LIVE', v.number`

/** Has the vendors of apps, and the departments that asked for them, told what an emergency took, or gave back. */
export function tellApps(
  ctx: RequestContext,
  apps: readonly HoldingApp[],
  { id, scope, reason, liftReason }: Pick<KillSwitch, 'id' | 'scope' | 'reason' | 'liftReason'>,
): void {
  const type = liftReason ? 'emergency.lifted' : 'emergency.disabled'
  const told = { type, killSwitchId: id, scope: scope ?? '', reason: liftReason ?? reason } as const
  for (const app of apps) ctx.em.create(OutboxMessage, outboxRow(ctx, { ...told, ...app }))
}
