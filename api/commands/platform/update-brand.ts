import { accentContrast, CONTRAST_MIN, isColor } from '../../../schema/vocabulary/contrast.ts'
import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { Icon } from '../../entities/app/icon.entity.ts'
import type { Organization } from '../../entities/platform/organization.entity.ts'
import { emailFault, type FaultList, lengthFaults } from '../field-checks.ts'
import type { CommandResult } from '../user-fault.ts'
import { editOrganization } from './organization-edit.ts'

export interface BrandInput {
  name: string
  supportEmail: string
  /** #rrggbb; without one the colour of the product stands. */
  accentColor?: string | null
  /** A picture that was uploaded for the organisation; without one there is none. */
  logoId?: string | null
  expectedRevision: number
}

/**
 * Changes how the hospital presents itself, on every page and in every mail, at once. Refuses an accent that cannot be
 * read on light, with its measured contrast; its shade for dark is derived and always can.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export function updateBrand(
  ctx: RequestContext,
  input: BrandInput,
): Promise<CommandResult<Organization>> {
  const accent = input.accentColor?.trim().toLowerCase() || undefined
  const logoId = input.logoId ?? undefined
  return editOrganization(ctx, {
    area: 'BRAND',
    expectedRevision: input.expectedRevision,
    faults: async (_organization, tx) => [
      ...lengthFaults({ name: input.name }, TEXT_LIMITS.organizationName),
      ...emailFault(input.supportEmail, ['supportEmail']),
      ...(accent ? accentFaults(accent) : []),
      ...(logoId ? await logoFaults(tx, logoId) : []),
    ],
    read: ({ name, brand, settings: { supportEmail } }) => ({
      name,
      supportEmail,
      accentColor: brand.accent,
      logo: brand.logoId,
    }),
    write: (organization) => {
      organization.name = input.name.trim()
      organization.brand = { ...(accent ? { accent } : {}), ...(logoId ? { logoId } : {}) }
      organization.settings = {
        ...organization.settings,
        supportEmail: input.supportEmail.trim(),
      }
    },
  })
}

function accentFaults(accent: string): FaultList {
  const path = ['accentColor']
  if (!isColor(accent)) {
    const message = 'Give the colour as a hash and six hex digits: #0b5f66.'
    return [{ kind: 'field', code: 'INVALID', message, path }]
  }
  const ratio = accentContrast(accent)
  if (ratio >= CONTRAST_MIN) return []
  const message = `Text in this colour has a contrast of ${ratio} : 1 on light ground; at least ${CONTRAST_MIN} : 1 is needed. Choose a darker one.`
  return [{ kind: 'field', code: 'INVALID', message, path }]
}

async function logoFaults(tx: RequestContext, id: string): Promise<FaultList> {
  // What belongs to the organisation stands where the vendor of an icon does.
  const { organizationId } = tx
  if (await tx.em.count(Icon, { id, organizationId, vendorId: organizationId })) return []
  const message = 'There is no such picture. Upload it again.'
  return [{ kind: 'field', code: 'NOT_FOUND', message, path: ['logoId'] }]
}
