import { TEXT_LIMITS, textLength } from '../../../schema/vocabulary/limits.ts'
import {
  LEGAL_LINKS,
  type LegalAddresses,
  type LegalLink,
} from '../../../schema/vocabulary/organization-face.ts'
import type { RequestContext } from '../../context.ts'
import type { Organization } from '../../entities/platform/organization.entity.ts'
import { type FaultList, lengthFaults } from '../field-checks.ts'
import type { CommandResult } from '../user-fault.ts'
import { editOrganization } from './organization-edit.ts'

export type LegalLinksInput = { [Link in LegalLink]?: string | null } & { expectedRevision: number }

/**
 * Changes where the footers of gallery, portal and sign-in pages lead; what is not given has no link. Takes https alone.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export function updateLegalLinks(
  ctx: RequestContext,
  { expectedRevision, ...given }: LegalLinksInput,
): Promise<CommandResult<Organization>> {
  const wanted: LegalAddresses = {}
  for (const link of LEGAL_LINKS) {
    const url = given[link]?.trim()
    if (url) wanted[link] = url
  }
  return editOrganization(ctx, {
    area: 'LEGAL',
    expectedRevision,
    faults: () => LEGAL_LINKS.flatMap((link) => urlFaults(link, wanted[link])),
    read: ({ settings: { legal = {} } }) =>
      Object.fromEntries(LEGAL_LINKS.map((link) => [link, legal[link]])),
    write: (organization) => {
      organization.settings = { ...organization.settings, legal: wanted }
    },
  })
}

function urlFaults(link: LegalLink, url: string | undefined): FaultList {
  if (!url) return []
  const long = lengthFaults({ [link]: url }, TEXT_LIMITS.legalUrl)
  if (long.length) return long
  const parsed = URL.parse(url)
  if (parsed?.protocol === 'https:' && !parsed.username && !parsed.password) return []
  const message =
    'Enter an address that begins with https://, like https://hospital.example/privacy.'
  return [{ kind: 'field', code: 'INVALID', message, path: [link], actual: textLength(url) }]
}
