import type { RequestContext } from '../../context.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'

export interface OrganizationView {
  id: string
  slug: string
  name: string
  supportEmail: string
  selfRegistration: boolean
}

/** Reads the public face of the hospital. */
export async function organizationView(ctx: RequestContext): Promise<OrganizationView> {
  const { id, slug, name, settings } = await ctx.em.findOneOrFail(Organization, {
    id: ctx.organizationId,
  })
  const { supportEmail, selfRegistration } = settings
  return { id, slug, name, supportEmail, selfRegistration }
}
