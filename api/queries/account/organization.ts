import type { RequestContext } from '../../context.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { type FaceView, faceView } from '../platform/hospital-face.ts'

export interface OrganizationView extends FaceView {
  id: string
  slug: string
  selfRegistration: boolean
}

/** Reads the public face of the hospital. */
export async function organizationView(ctx: RequestContext): Promise<OrganizationView> {
  const organization = await ctx.em.findOneOrFail(Organization, { id: ctx.organizationId })
  const { id, slug, settings } = organization
  return { id, slug, selfRegistration: settings.selfRegistration, ...faceView(organization) }
}
