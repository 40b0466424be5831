import { DUNS_PATTERN, TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { VendorKind } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import { webUrlProblem } from '../../domain/redirect-uri.ts'
import { ok } from '../../domain/result.ts'
import { type PostalAddress, Vendor } from '../../entities/account/vendor.entity.ts'
import { VendorMember } from '../../entities/account/vendor-member.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { type FaultList, lengthFaults, phoneFault } from '../field-checks.ts'
import { inTransaction, lockName } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import { addressFaults } from './address-faults.ts'

export interface VendorProfileInput {
  kind: VendorKind
  legalFirstName: string
  legalLastName: string
  legalBusinessName?: string | null
  duns?: string | null
  position: string
  phone: string
  address: PostalAddress
  website?: string | null
}

/**
 * Says who stands behind the apps, once, at first sign-in (R008-R019). Legal names, business name and D.U.N.S.
 * cannot be changed afterwards (R026); the person becomes the vendor's owner.
 */
export async function completeVendorProfile(
  ctx: RequestContext,
  input: VendorProfileInput,
): Promise<CommandResult<Vendor>> {
  const viewer = requireViewer(ctx)
  const faults = profileFaults(input)
  if (faults.length) return { ok: false, error: faults }
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'membership', viewer.userId)
    if (await tx.em.count(VendorMember, { userId: viewer.userId })) {
      return refuse({ code: 'NOT_UNIQUE', message: 'You belong to a vendor already.' })
    }
    const now = tx.ports.clock.now()
    const vendor = tx.em.create(Vendor, {
      id: crypto.randomUUID(),
      ...trimmed(input),
      email: viewer.email,
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

function trimmed(input: VendorProfileInput): VendorProfileInput {
  const isBusiness = input.kind === 'BUSINESS'
  return {
    kind: input.kind,
    legalFirstName: input.legalFirstName.trim(),
    legalLastName: input.legalLastName.trim(),
    legalBusinessName: isBusiness ? input.legalBusinessName?.trim() : null,
    duns: isBusiness ? input.duns?.trim() || null : null,
    position: input.position.trim(),
    phone: input.phone.trim(),
    address: input.address,
    website: input.website?.trim() || null,
  }
}

function profileFaults(input: VendorProfileInput): FaultList {
  const isBusiness = input.kind === 'BUSINESS'
  return [
    ...lengthFaults(
      { legalFirstName: input.legalFirstName, legalLastName: input.legalLastName },
      TEXT_LIMITS.personName,
    ),
    ...(isBusiness
      ? lengthFaults({ legalBusinessName: input.legalBusinessName }, TEXT_LIMITS.businessName)
      : []),
    ...(isBusiness ? dunsFault(input.duns) : []),
    ...lengthFaults({ position: input.position }, TEXT_LIMITS.position),
    ...phoneFault(input.phone),
    ...addressFaults(input.address),
    ...websiteFault(input.website),
  ]
}

function dunsFault(duns: string | null | undefined): FaultList {
  if (!duns?.trim() || DUNS_PATTERN.test(duns.trim())) return []
  const message = 'A D.U.N.S. number has nine digits. Leave it empty if you have none.'
  return [
    {
      kind: 'field',
      code: 'INVALID',
      message,
      path: ['duns'],
      limit: 9,
      actual: duns.trim().length,
    },
  ]
}

const WEBSITE_LENGTH = { min: 0, max: 255 }

/** Checks an optional website. */
export function websiteFault(website: string | null | undefined): FaultList {
  const length = lengthFaults({ website }, WEBSITE_LENGTH)
  if (length.length) return length
  const problem = website?.trim() ? webUrlProblem(website.trim()) : undefined
  return problem ? [{ kind: 'field', code: 'INVALID', message: problem, path: ['website'] }] : []
}
