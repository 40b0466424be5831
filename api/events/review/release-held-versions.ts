import { LockMode } from '@mikro-orm/core'
import { releaseOrHold } from '../../commands/review/automatic-release.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { asPlatform } from '../access/as-platform.ts'
import type { HandlerContext } from '../handler.ts'

/**
 * Tries again to release what was approved and could not go live then: the terms had changed, or something was disabled.
 * Each version in a transaction of its own; one that is still held back stays as it is.
 */
export async function releaseHeldVersions(ctx: HandlerContext): Promise<void> {
  const held = { organizationId: ctx.organizationId, releaseHeldBy: { $ne: null } }
  for (const { id, appId } of await ctx.em.fork().find(AppVersion, held)) {
    await ctx.em.fork().transactional(async (em) => {
      const app = await em.findOneOrFail(App, { id: appId }, LOCKED)
      const version = await em.findOne(AppVersion, { id, ...held }, LOCKED)
      if (version) await releaseOrHold(asPlatform({ ...ctx, em }), { version, app })
    })
  }
}

const LOCKED = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const
