import { AttestationText } from '../../entities/app/attestation-text.entity.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import type { EntityManager } from '../../ports.ts'
import { sha256Hex } from '../../secrets.ts'
import { FIRST_ATTESTATION_TEXT } from './first-attestation-text.ts'

export interface FirstOrganization {
  slug: string
  name: string
  supportEmail: string
  timeZone: string
}

/** Any number, the same in every replica. */
const FOUNDING_LOCK = 7_274_002

/** Makes the hospital and the first terms on an empty database, once, whichever replica comes first; in force from `now`. */
export function ensureOrganization(
  em: EntityManager,
  first: FirstOrganization,
  now: Date,
): Promise<Organization> {
  return em.transactional(async (tx) => {
    await tx.execute('select pg_advisory_xact_lock(?)', [FOUNDING_LOCK])
    const [known] = await tx.findAll(Organization, { orderBy: { createdAt: 'asc' }, limit: 1 })
    if (known) return known
    const organization = tx.create(Organization, {
      id: crypto.randomUUID(),
      slug: first.slug,
      name: first.name,
      brand: {},
      settings: {
        selfRegistration: true,
        releaseMode: 'AUTOMATIC',
        secondFactor: 'OPTIONAL',
        supportEmail: first.supportEmail,
        timeZone: first.timeZone,
      },
      createdAt: now,
      updatedAt: now,
      revision: 1,
    })
    tx.create(AttestationText, {
      organizationId: organization.id,
      createdAt: now,
      version: 1,
      publishedAt: now,
      body: FIRST_ATTESTATION_TEXT,
      sha256: sha256Hex(FIRST_ATTESTATION_TEXT),
      summary: '',
    })
    return organization
  })
}
