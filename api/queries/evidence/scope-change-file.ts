import type { RequestContext } from '../../context.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import { scopeChangeOf } from '../registration/scope-change.ts'
import { jsonFile } from './evidence-file.ts'

/** Compares what a version asks for with the version before it; says so when there is none. */
export async function scopeChangeFile(
  ctx: RequestContext,
  version: AppVersion,
): Promise<ArchivedFile> {
  const [before] = await ctx.em.find(
    AppVersion,
    { appId: version.appId, number: { $lt: version.number } },
    { orderBy: { number: 'desc' }, limit: 1 },
  )
  const change = before ? await scopeChangeOf(ctx, version, before.id) : null
  return jsonFile('scopes/change.json', change ?? { against: null })
}
