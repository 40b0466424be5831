import { stageRule } from '../../schema/vocabulary/stage.ts'
import { filledText } from '../../schema/vocabulary/template-placeholder.ts'
import type { AppVersion } from '../entities/app/app-version.entity.ts'
import type { StageReview } from '../entities/app/stage-review.entity.ts'
import { placeholderFacts } from '../queries/review/placeholder-facts.ts'
import type { GraphqlContext } from './graphql-context.ts'

/** The text of the form a stage answers, filled in for its version; null for a stage that has no form. */
export async function formText(
  ctx: GraphqlContext,
  { row, version }: { row: StageReview; version: AppVersion },
): Promise<string | null> {
  const { template: kind } = stageRule(row.stage)
  if (!kind || !row.templateVersion) return null
  const versions = await ctx.loaders.templateVersions.load(kind)
  const form = versions.find((each) => each.version === row.templateVersion)
  const app = await ctx.loaders.app.load(version.appId)
  const vendor = app && (await ctx.loaders.vendor.load(app.vendorId))
  if (!form || !app) return null
  if (!form.body.includes('{{')) return form.body
  const scopes = await ctx.loaders.scopesOfVersion.load(version.id)
  return filledText(form.body, await placeholderFacts(ctx, { version, app, vendor, scopes }))
}
