import { ALERT_RULES, type FailureKind } from '../../../schema/vocabulary/alert.ts'
import type { AlertEvent } from '../../domain/alert-events.ts'
import { manyFailures, usualBelow } from '../../domain/usage/alerts.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import { appDays } from '../../queries/access/app-days.ts'
import type { HandlerContext } from '../handler.ts'
import { outboxRow } from '../record-event.ts'
import { remindedOnce } from '../review/reminded-once.ts'

const DAY = 86_400_000

/**
 * Looks at what apps did in production today and yesterday, and tells their owners and the security officer of many failures
 * and of unusual volume (R276, R277, R295), each once a day. Yesterday is looked at as well because its last hour was not.
 */
export async function raiseAlerts(ctx: HandlerContext): Promise<void> {
  const now = ctx.ports.clock.now().getTime()
  const [yesterday = '', today = ''] = [now - DAY, now].map(dayOf)
  const before = dayOf(now - (ALERT_RULES.volume.daysBefore + 1) * DAY)
  await ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em }
    const days = await appDays(tx, { before, from: yesterday })
    const alerts = days
      .filter(({ day }) => day === today || day === yesterday)
      .flatMap((row) => {
        const earlier = days.filter(({ appId, day }) => appId === row.appId && day < row.day)
        return [failing(row), flooding(row, earlier)].filter((alert) => alert !== undefined)
      })
    await raiseOnce(
      tx,
      alerts.map((alert) => ({ alert, round: alert.day })),
    )
  })
}

/** Puts each alert into the outbox that nobody was told of in its round: a day, or a quarter. */
export async function raiseOnce(
  ctx: HandlerContext,
  alerts: readonly { alert: AlertEvent; round: string }[],
): Promise<void> {
  const about = alerts.map(({ alert, round }) => ({
    alert,
    key: `${alert.type}:${alert.appId}:${round}`,
  }))
  const fresh = await remindedOnce(
    ctx,
    about.map(({ key }) => key),
  )
  for (const { alert, key } of about)
    if (fresh.has(key)) ctx.em.create(OutboxMessage, outboxRow(ctx, alert))
}

type AppDay = Awaited<ReturnType<typeof appDays>>[number]

function failing({ appId, vendorId, day, failed, succeeded }: AppDay) {
  const many = manyFailures(failed as Partial<Record<FailureKind, number>>, succeeded)
  return many && ({ type: 'alert.many-failures', appId, vendorId, day, ...many } as const)
}

function flooding({ appId, vendorId, day, requests }: AppDay, earlier: readonly AppDay[]) {
  const usual = usualBelow(
    requests,
    earlier.map((row) => row.requests),
  )
  if (usual === undefined) return undefined
  return { type: 'alert.abnormal-volume', appId, vendorId, day, requests, usual } as const
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
