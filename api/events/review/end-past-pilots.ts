import { LockMode } from '@mikro-orm/core'
import { closePilot } from '../../commands/review/pilot/end-pilot.ts'
import { Pilot } from '../../entities/access/pilot.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { asPlatform } from '../access/as-platform.ts'
import type { HandlerContext } from '../handler.ts'

/**
 * Writes down that pilots are over whose date is past, and closes what is left of them. Nobody could use them from
 * their date on: each launch, refresh and request asks. Doing it twice changes nothing.
 */
export async function endPastPilots(ctx: HandlerContext): Promise<void> {
  const now = ctx.ports.clock.now()
  const past = { organizationId: ctx.organizationId, endedAt: null, endsAt: { $lte: now } }
  for (const { appVersionId, id } of await ctx.em.fork().find(Pilot, past)) {
    await ctx.em.fork().transactional(async (em) => {
      const tx = asPlatform({ ...ctx, em })
      const { appId } = await em.findOneOrFail(AppVersion, { id: appVersionId })
      const app = await em.findOneOrFail(App, { id: appId }, LOCKED)
      const version = await em.findOneOrFail(AppVersion, { id: appVersionId }, LOCKED)
      const pilot = await em.findOne(Pilot, { id, ...past }, { refresh: true })
      const end = pilot && { pilot, reason: 'Its date is past.', endedAt: pilot.endsAt }
      if (end) await closePilot(tx, { version, app }, end)
    })
  }
}

const LOCKED = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const
