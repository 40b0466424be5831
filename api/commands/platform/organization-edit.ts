import type { SettingsArea } from '../../../schema/vocabulary/settings-area.ts'
import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { type RecordedChange, settingChanges } from '../../domain/setting-changes.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import type { FaultList } from '../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, stale } from '../user-fault.ts'
import { requireAdministrator } from './members/member-roles.ts'

interface Edit {
  area: SettingsArea
  expectedRevision: number
  /** What is wrong with what was given. */
  faults: (organization: Organization, tx: RequestContext) => FaultList | Promise<FaultList>
  /** What is shown of the settings in the list of changes. */
  read: (organization: Organization) => Parameters<typeof settingChanges>[0]
  write: (organization: Organization) => void
}

/**
 * Changes one part of the settings of the hospital and records what it was and what it is. Saving what stands already
 * writes nothing.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export async function editOrganization(
  ctx: RequestContext,
  { area, expectedRevision, faults, read, write }: Edit,
): Promise<CommandResult<Organization>> {
  await requireAdministrator(ctx)
  return inTransaction(ctx, async (tx) => {
    const where = { id: tx.organizationId }
    const organization = await tx.em.findOneOrFail(Organization, where, FOR_UPDATE)
    if (organization.revision !== expectedRevision)
      return stale(expectedRevision, organization.revision)
    const wrong = await faults(organization, tx)
    if (wrong.length) return { ok: false, error: wrong }
    const before = read(organization)
    write(organization)
    const changes: RecordedChange[] = settingChanges(before, read(organization))
    if (changes.length)
      recordEvent(tx, { action: 'organization.changed', detail: { area, changes } })
    return ok(organization)
  })
}
