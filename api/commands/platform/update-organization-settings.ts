import type { SecondFactorRule } from '../../../schema/vocabulary/second-factor.ts'
import type { RequestContext } from '../../context.ts'
import type { Organization } from '../../entities/platform/organization.entity.ts'
import type { CommandResult } from '../user-fault.ts'
import { editOrganization } from './organization-edit.ts'

export interface OrganizationSettingsInput {
  selfRegistration?: boolean | null
  secondFactor?: SecondFactorRule | null
  expectedRevision: number
}

/**
 * Changes the settings of the hospital; what is not given stays. A rule about second factors meets people at their
 * next sign-in, and those who are signed in at the next renewal of their token.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export function updateOrganizationSettings(
  ctx: RequestContext,
  { selfRegistration, secondFactor, expectedRevision }: OrganizationSettingsInput,
): Promise<CommandResult<Organization>> {
  return editOrganization(ctx, {
    area: 'RULES',
    expectedRevision,
    faults: () => [],
    read: ({ settings }) => ({
      selfRegistration: settings.selfRegistration,
      secondFactor: settings.secondFactor ?? 'OPTIONAL',
    }),
    write: (organization) => {
      const { settings } = organization
      organization.settings = {
        ...settings,
        selfRegistration: selfRegistration ?? settings.selfRegistration,
        secondFactor: secondFactor ?? settings.secondFactor ?? 'OPTIONAL',
      }
    },
  })
}
