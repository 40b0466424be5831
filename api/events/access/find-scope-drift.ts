import { ALERT_RULES } from '../../../schema/vocabulary/alert.ts'
import { scopeUsages } from '../../queries/access/scope-usage.ts'
import type { HandlerContext } from '../handler.ts'
import { raiseOnce } from './raise-alerts.ts'

const DAY = 86_400_000

interface LongLive {
  appId: string
  vendorId: string
}

/**
 * Tells the owner and the security officer of each app that was live for long and is granted what it never used in that
 * time (R278, C4): once a quarter, while it lasts. What is not counted, such as `launch`, is never said to be unused.
 */
export async function findScopeDrift(ctx: HandlerContext): Promise<void> {
  const { days } = ALERT_RULES.drift
  const now = ctx.ports.clock.now()
  const since = new Date(now.getTime() - days * DAY)
  const round = quarterOf(now)
  await ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em }
    const versions = await em.execute<LongLive[]>(LONG_LIVE, [ctx.organizationId, since])
    const [from, to] = [since, now].map((time) => time.toISOString().slice(0, 10))
    const asked = { of: 'app', environment: 'PRODUCTION', from: from ?? '', to: to ?? '' } as const
    const reports = await scopeUsages(
      tx,
      versions.map(({ appId }) => ({ ...asked, id: appId })),
    )
    const alerts = versions.flatMap(({ appId, vendorId }, place) => {
      const unused = [...(reports[place]?.unused ?? [])]
      if (!unused.length) return []
      return [
        { alert: { type: 'alert.scope-drift', appId, vendorId, days, unused }, round } as const,
      ]
    })
    await raiseOnce(tx, alerts)
  })
}

const LONG_LIVE = `
select v.app_id as "appId", a.vendor_id as "vendorId"
from app_version v join app a on a.id = v.app_id
where v.organization_id = ? and v.status = 'LIVE' and v.status_changed_at <= ?
order by v.id`

/** "2026-Q4". */
function quarterOf(time: Date): string {
  return `${time.getUTCFullYear()}-Q${Math.floor(time.getUTCMonth() / 3) + 1}`
}
