import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { VendorKind } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { type PostalAddress, Vendor } from '../../entities/account/vendor.entity.ts'
import { VendorMember } from '../../entities/account/vendor-member.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { type FaultList, lengthFaults, phoneFault } from '../field-checks.ts'
import { inTransaction, lockName } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import { addressFaults } from './address-faults.ts'
import { legalFaults, legalIdentity } from './legal-faults.ts'
import { websiteFault } from './website-fault.ts'

export interface VendorProfileInput {
  kind: VendorKind
  legalFirstName: string
  legalLastName: string
  legalBusinessName?: string | null
  duns?: string | null
  position: string
  phone: string
  /** Where the vendor is written to. Left out, it is the address of who completes the profile. */
  email?: string | null
  address: PostalAddress
  website?: string | null
}

/**
 * Says who stands behind the apps, once, at first sign-in (R008-R019). Legal names, business name,
 * D.U.N.S. and e-mail cannot be changed afterwards (R026), only corrected by two people of the hospital. The person becomes the vendor's owner.
 */
export async function completeVendorProfile(
  ctx: RequestContext,
  input: VendorProfileInput,
): Promise<CommandResult<Vendor>> {
  const viewer = requireViewer(ctx)
  const profile = trimmed(input, viewer.email)
  const faults = profileFaults(profile)
  if (faults.length) return { ok: false, error: faults }
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'membership', viewer.userId)
    if (await tx.em.count(VendorMember, { userId: viewer.userId })) {
      return refuse({
        code: 'NOT_UNIQUE',
        message: 'You belong to a vendor already. A person works for one vendor at a time.',
      })
    }
    const now = tx.ports.clock.now()
    const vendor = tx.em.create(Vendor, {
      id: crypto.randomUUID(),
      ...profile,
      organizationId: tx.organizationId,
      createdAt: now,
      updatedAt: now,
      revision: 1,
    })
    tx.em.create(VendorMember, {
      organizationId: tx.organizationId,
      createdAt: now,
      vendorId: vendor.id,
      userId: viewer.userId,
      role: 'OWNER',
    })
    recordEvent(tx, { action: 'vendor.created', vendorId: vendor.id })
    return ok(vendor)
  })
}

function trimmed(input: VendorProfileInput, email: string) {
  return {
    ...legalIdentity({ ...input, email: input.email?.trim() || email }),
    position: input.position.trim(),
    phone: input.phone.trim(),
    address: input.address,
    website: input.website?.trim() || null,
  }
}

function profileFaults(profile: ReturnType<typeof trimmed>): FaultList {
  return [
    ...legalFaults(profile),
    ...lengthFaults({ position: profile.position }, TEXT_LIMITS.position),
    ...phoneFault(profile.phone),
    ...addressFaults(profile.address),
    ...websiteFault(profile.website),
  ]
}
