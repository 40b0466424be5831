import type { ReleaseMode } from '../../../schema/vocabulary/release-mode.ts'
import type { RequestContext } from '../../context.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'

/** How the hospital has approved versions released where the vendor of an app did not choose. */
export async function hospitalReleaseMode(
  ctx: Pick<RequestContext, 'em' | 'organizationId'>,
): Promise<ReleaseMode> {
  const { settings } = await ctx.em.findOneOrFail(Organization, { id: ctx.organizationId })
  return settings.releaseMode
}
