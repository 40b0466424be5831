import type { SecondFactorRule } from '../../../schema/vocabulary/second-factor.ts'
import type { RequestContext } from '../../context.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { type FaceView, faceView } from '../platform/hospital-face.ts'

/** What an administrator of the hospital may change. */
export interface OrganizationSettingsView {
  id: string
  selfRegistration: boolean
  secondFactor: SecondFactorRule
  face: FaceView
  revision: number
}

/** Reads the settings of the hospital. */
export async function organizationSettings(ctx: RequestContext): Promise<OrganizationSettingsView> {
  const organization = await ctx.em.findOneOrFail(Organization, { id: ctx.organizationId })
  return settingsView(organization)
}

/** The part of the settings that is shown. */
export function settingsView(organization: Organization): OrganizationSettingsView {
  const { id, revision, settings } = organization
  const { secondFactor = 'OPTIONAL', selfRegistration } = settings
  return { id, selfRegistration, secondFactor, revision, face: faceView(organization) }
}
