import type { SecondFactorRule } from '../../../schema/vocabulary/second-factor.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, stale } from '../user-fault.ts'
import { settingChanges } from './setting-changes.ts'

export interface OrganizationSettingsInput {
  selfRegistration?: boolean | null
  secondFactor?: SecondFactorRule | null
  expectedRevision: number
}

/**
 * Changes the settings of the hospital; what is not given stays. A rule about second factors meets people at their
 * next sign-in, and those who are signed in at the next renewal of their token.
 */
export async function updateOrganizationSettings(
  ctx: RequestContext,
  { selfRegistration, secondFactor, expectedRevision }: OrganizationSettingsInput,
): Promise<CommandResult<Organization>> {
  if (!can(requireViewer(ctx), 'organization.administer')) {
    return deny(ctx, 'organization.administer')
  }
  return inTransaction(ctx, async (tx) => {
    const organization = await tx.em.findOneOrFail(
      Organization,
      { id: tx.organizationId },
      FOR_UPDATE,
    )
    if (organization.revision !== expectedRevision) {
      return stale(expectedRevision, organization.revision)
    }
    const { settings } = organization
    const known = {
      selfRegistration: settings.selfRegistration,
      secondFactor: settings.secondFactor ?? 'OPTIONAL',
    }
    const wanted = {
      selfRegistration: selfRegistration ?? known.selfRegistration,
      secondFactor: secondFactor ?? known.secondFactor,
    }
    organization.settings = { ...settings, ...wanted }
    const detail = { area: 'RULES', changes: settingChanges(known, wanted) }
    recordEvent(tx, { action: 'organization.changed', detail })
    return ok(organization)
  })
}
