import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { type PostalAddress, Vendor } from '../../entities/account/vendor.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { type FaultList, lengthFaults, phoneFault } from '../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound, stale } from '../user-fault.ts'
import { addressFaults } from './address-faults.ts'
import { websiteFault } from './website-fault.ts'

export interface VendorContactInput {
  vendorId: string
  position?: string | null
  phone?: string | null
  address?: PostalAddress | null
  website?: string | null
  expectedRevision: number
}

/**
 * Changes what R021-R025 let an owner change: address, number, position, website. Nothing else can be named.
 * Another number has not been called yet: the mark of a verified contact goes.
 */
export async function updateVendorContact(
  ctx: RequestContext,
  input: VendorContactInput,
): Promise<CommandResult<Vendor>> {
  const viewer = requireViewer(ctx)
  const isMember = viewer.vendorIds.some((member) => member.vendorId === input.vendorId)
  if (!isMember) return notFound('vendor', ['vendorId'])
  if (!can(viewer, 'vendor.update-contact', { vendorId: input.vendorId })) {
    return deny(ctx, 'vendor.update-contact', { vendorId: input.vendorId })
  }
  const faults = contactFaults(input)
  if (faults.length) return { ok: false, error: faults }
  return inTransaction(ctx, async (tx) => {
    const vendor = await tx.em.findOneOrFail(Vendor, { id: input.vendorId }, FOR_UPDATE)
    if (vendor.revision !== input.expectedRevision)
      return stale(input.expectedRevision, vendor.revision)
    const before = contactOf(vendor)
    change(vendor, input)
    recordEvent(tx, {
      action: 'vendor.contact-updated',
      vendorId: vendor.id,
      detail: { before, after: contactOf(vendor) },
    })
    return ok(vendor)
  })
}

function change(vendor: Vendor, { position, phone, address, website }: VendorContactInput): void {
  if (position) vendor.position = position.trim()
  if (phone && phone.trim() !== vendor.phone) {
    vendor.phone = phone.trim()
    vendor.contactVerifiedAt = null
  }
  if (address) vendor.address = address
  if (website !== undefined) vendor.website = website?.trim() || null
}

function contactOf({ position, phone, address, website }: Vendor) {
  return { position, phone, address, website: website ?? null }
}

function contactFaults(input: VendorContactInput): FaultList {
  return [
    ...(input.position == null
      ? []
      : lengthFaults({ position: input.position }, TEXT_LIMITS.position)),
    ...(input.phone == null ? [] : phoneFault(input.phone)),
    ...(input.address ? addressFaults(input.address) : []),
    ...websiteFault(input.website),
  ]
}
