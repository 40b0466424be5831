import { CONTRACT_LIMITS, type ContractKind } from '../../../schema/vocabulary/vendor-contract.ts'
import type { RequestContext } from '../../context.ts'
import { isDay } from '../../domain/day.ts'
import { documentFileName } from '../../domain/document-name.ts'
import { ok } from '../../domain/result.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { todayOf } from '../../queries/partner/today.ts'
import { requireViewer } from '../authorize.ts'
import { type AnnouncedDocument, announcedFaults } from '../documents/announced-faults.ts'
import { type FaultList, lengthFaults } from '../field-checks.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound } from '../user-fault.ts'
import { checkContractDuty } from './contract-duty.ts'

export interface ContractInput extends Omit<AnnouncedDocument, 'description'> {
  vendorId: string
  kind: ContractKind
  title: string
  /** Days, YYYY-MM-DD, both included. */
  validFrom: string
  validUntil?: string | null
  signerName: string
  signerPosition: string
  signedOn: string
}

/**
 * Makes room for the next version of a contract, whose PDF is about to be sent; nobody sees it before
 * `completeContract` (R319).
 *
 * Refuses what can be refused before any byte: dates out of order, a signature of tomorrow, size and name of the file.
 *
 * @throws ForbiddenError for everybody but contract reviewers and app admins.
 */
export async function addContract(
  ctx: RequestContext,
  input: ContractInput,
): Promise<CommandResult<VendorContract>> {
  const duty = await checkContractDuty(ctx, input.vendorId)
  if (!duty.ok) return duty
  return inTransaction(ctx, async (tx) => {
    const where = { id: input.vendorId, organizationId: tx.organizationId }
    if (!(await tx.em.count(Vendor, where))) return notFound('vendor', ['vendorId'])
    const faults = contractFaults(input, await todayOf(tx))
    return faults.length ? { ok: false, error: faults } : ok(write(tx, input))
  })
}

function contractFaults(input: ContractInput, today: string): FaultList {
  const { title, signerName, signerPosition } = input
  return [
    ...lengthFaults({ title }, CONTRACT_LIMITS.title),
    ...lengthFaults({ signerName }, CONTRACT_LIMITS.signerName),
    ...lengthFaults({ signerPosition }, CONTRACT_LIMITS.signerPosition),
    ...dayFaults(input, today),
    ...announcedFaults(input),
  ]
}

function dayFaults(input: ContractInput, today: string): FaultList {
  const { signedOn, validFrom, validUntil } = input
  const given = { signedOn, validFrom, ...(validUntil ? { validUntil } : {}) }
  const wrong = Object.entries(given).filter(([, day]) => !isDay(day))
  if (wrong.length) {
    return wrong.map(([path]) => fault(path, 'Enter a day as year, month and day: 2026-12-25.'))
  }
  return [
    ...(signedOn > today ? [fault('signedOn', 'A contract is signed before it is filed.')] : []),
    ...(validUntil && validUntil < validFrom
      ? [fault('validUntil', 'The last day comes after the first one.')]
      : []),
  ]
}

function fault(path: string, message: string): FaultList[number] {
  return { kind: 'field', code: 'INVALID', message, path: [path] }
}

function write(ctx: RequestContext, input: ContractInput): VendorContract {
  const id = crypto.randomUUID()
  const { vendorId, kind, validFrom, validUntil, signedOn, sizeBytes, sha256 } = input
  const contract = ctx.em.create(VendorContract, {
    ...{ id, vendorId, kind, validFrom, signedOn, sizeBytes, sha256 },
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    updatedAt: ctx.ports.clock.now(),
    revision: 1,
    title: input.title.trim(),
    validUntil: validUntil || null,
    signerName: input.signerName.trim(),
    signerPosition: input.signerPosition.trim(),
    fileName: documentFileName(input.fileName),
    storageKey: id,
    findings: [],
    scanState: 'NOT_SCANNED',
    addedById: requireViewer(ctx).userId,
  })
  const detail = { contractId: id, kind, sizeBytes, sha256 }
  recordEvent(ctx, { action: 'contract.announced', vendorId, detail })
  return contract
}
