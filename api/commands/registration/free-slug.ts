import type { RequestContext } from '../../context.ts'
import { App } from '../../entities/app/app.entity.ts'
import { randomToken } from '../../secrets.ts'
import { lockName } from '../revision.ts'

/** Makes the address of a listing from the app's name, with a short ending when that is taken. */
export async function freeSlug(ctx: RequestContext, name: string): Promise<string> {
  const plain = slugOf(name)
  await lockName(ctx, 'slug', plain)
  const isTaken = await ctx.em.count(App, { organizationId: ctx.organizationId, slug: plain })
  if (!isTaken) return plain
  return `${plain}-${randomToken()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 6)}`
}

function slugOf(name: string): string {
  const latin = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    latin
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'app'
  )
}
