import { LockMode } from '@mikro-orm/core'
import { applyMove, stateOf } from '../../commands/review/move-app-version.ts'
import { endOffer } from '../../commands/review/release.ts'
import { SYSTEM_ACTOR, transition } from '../../domain/app-lifecycle.ts'
import { dayText } from '../../domain/sunset.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { asPlatform } from '../access/as-platform.ts'
import type { HandlerContext } from '../handler.ts'

/**
 * Retires the live version of every app whose announced day has come, each in a transaction of its own. A version that is
 * suspended stays so, because only an app admin ends it (LIFECYCLE D3); reinstated, it is retired with the next round.
 */
export async function retireSunsetApps(ctx: HandlerContext): Promise<void> {
  const { organizationId } = ctx
  const ended = { organizationId, sunsetAt: { $lte: ctx.ports.clock.now() } }
  for (const { id } of await ctx.em.fork().find(App, ended)) {
    await ctx.em.fork().transactional(async (em) => {
      const app = await em.findOne(App, { id, ...ended }, LOCKED)
      const version = app && (await em.findOne(AppVersion, { appId: id, status: 'LIVE' }, LOCKED))
      if (!version) return
      const to = transition(stateOf(version), 'RETIRE', SYSTEM_ACTOR)
      if (!to.ok || !app.sunsetAt) return
      const reason =
        `It ended on ${dayText(app.sunsetAt)}, as announced. ${app.sunsetNote ?? ''}`.trim()
      const move = { transition: 'RETIRE', to: to.value, reason, effect: endOffer } as const
      await applyMove(asPlatform({ ...ctx, em }), { version, app }, move)
    })
  }
}

const LOCKED = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const
