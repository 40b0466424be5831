import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { CallOutcome } from '../../../../schema/vocabulary/vendor-account.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { mayVerifyContact } from '../../../domain/vendor-duties.ts'
import { Vendor } from '../../../entities/account/vendor.entity.ts'
import { VendorCall } from '../../../entities/account/vendor-call.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { type FaultList, lengthFaults, phoneFault } from '../../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, stale } from '../../user-fault.ts'
import { checkDuty } from '../vendor-access.ts'

export interface ContactCallInput {
  vendorId: string
  spokenTo: string
  /** The number that was called; it need not be the one of the profile. */
  phone: string
  calledAt: Date
  outcome: CallOutcome
  note: string
  expectedRevision: number
}

/**
 * Records a call back to a vendor. Nobody checks its number and address by machine (A20): whether the contact is
 * verified is what the latest call says, until the number changes.
 *
 * @throws ForbiddenError for people who do not own the first stage.
 */
export async function verifyVendorContact(
  ctx: RequestContext,
  input: ContactCallInput,
): Promise<CommandResult<Vendor>> {
  const viewer = requireViewer(ctx)
  const { vendorId } = input
  const duty = await checkDuty(ctx, mayVerifyContact(viewer, vendorId), {
    ability: 'stage.decide',
    vendorId,
  })
  if (!duty.ok) return duty
  const faults = callFaults(input, ctx.ports.clock.now())
  if (faults.length) return { ok: false, error: faults }
  return inTransaction(ctx, async (tx) => {
    const where = { id: vendorId, organizationId: tx.organizationId }
    const vendor = await tx.em.findOne(Vendor, where, FOR_UPDATE)
    if (!vendor) return notFound('vendor', ['vendorId'])
    if (vendor.revision !== input.expectedRevision)
      return stale(input.expectedRevision, vendor.revision)
    const { outcome, calledAt } = input
    const call = { outcome, calledAt, ...trimmed(input) }
    tx.em.create(VendorCall, {
      organizationId: tx.organizationId,
      createdAt: tx.ports.clock.now(),
      vendorId,
      recordedById: viewer.userId,
      ...call,
    })
    vendor.contactVerifiedAt = outcome === 'VERIFIED' ? tx.ports.clock.now() : null
    vendor.updatedAt = tx.ports.clock.now()
    const action = outcome === 'VERIFIED' ? 'vendor.verified' : 'vendor.verification-failed'
    recordEvent(tx, { action, vendorId, detail: call })
    return ok(vendor)
  })
}

function trimmed({ spokenTo, phone, note }: ContactCallInput) {
  return { spokenTo: spokenTo.trim(), phone: phone.trim(), note: note.trim() }
}

function callFaults({ spokenTo, phone, note, calledAt }: ContactCallInput, now: Date): FaultList {
  return [
    ...lengthFaults({ spokenTo }, TEXT_LIMITS.personName),
    ...phoneFault(phone),
    ...timeFault(calledAt, now),
    ...lengthFaults({ note }, TEXT_LIMITS.callNote),
  ]
}

/** Clocks of browsers run a little ahead at times. */
const AHEAD_MS = 5 * 60_000

function timeFault(calledAt: Date, now: Date): FaultList {
  if (calledAt.getTime() <= now.getTime() + AHEAD_MS) return []
  const message = 'Give the time of a call that took place: this one lies ahead.'
  return [{ kind: 'field', code: 'INVALID', message, path: ['calledAt'] }]
}
