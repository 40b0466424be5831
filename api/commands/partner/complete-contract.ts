import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import { refreshStandings } from '../../events/partner/refresh-standings.ts'
import { recordEvent } from '../../events/record-event.ts'
import { type ArrivedDocument, checkArrived } from '../documents/check-arrived.ts'
import type { DocumentRefusal } from '../documents/drop-document.ts'
import { infected, scanArrived } from '../documents/scan-arrived.ts'
import { inTransaction, lockName } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import { findContract } from './contract-duty.ts'

/**
 * Takes a contract whose PDF was sent: checks and scans it like any document, and counts it as the next version of its
 * kind. From its first day it replaces the version before. Called twice, it is taken once.
 *
 * @throws ForbiddenError for everybody but contract reviewers and app admins.
 */
export async function completeContract(
  ctx: RequestContext,
  contractId: string,
): Promise<CommandResult<VendorContract>> {
  const found = await inTransaction(ctx, (tx) => findContract(ctx, tx, contractId))
  if (!found.ok || found.value.uploadedAt) return found
  const arrived = await checkArrived(ctx, found.value)
  if (!arrived.ok) {
    return arrived.error === 'NOT_ARRIVED'
      ? refuse({ code: 'REQUIRED', message: NOT_ARRIVED, path: ['contractId'] })
      : refuseContract(ctx, found.value, arrived.error)
  }
  const scan = await scanArrived(ctx, arrived.value.bytes)
  if (scan.signature) return refuseContract(ctx, found.value, infected(scan.signature))
  if (scan.state === 'WAITING')
    return refuse({ code: 'INVALID', message: NOT_SCANNED, path: ['contractId'] })
  return take(ctx, contractId, { ...arrived.value, scanState: scan.state })
}

const NOT_ARRIVED = 'The file has not arrived. Send it to its upload address first.'
const NOT_SCANNED =
  'The malware scanner cannot be asked at the moment. Try again in a few minutes; the file need not be sent again.'

interface Taken extends ArrivedDocument {
  scanState: VendorContract['scanState']
}

function take(
  ctx: RequestContext,
  contractId: string,
  { bytes, inspection, scanState }: Taken,
): Promise<CommandResult<VendorContract>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findContract(ctx, tx, contractId)
    if (!found.ok || found.value.uploadedAt) return found
    const contract = found.value
    const { vendorId, kind, sha256 } = contract
    await lockName(tx, 'vendor-contract', `${vendorId} ${kind}`)
    const version =
      (await tx.em.count(VendorContract, { vendorId, kind, version: { $ne: null } })) + 1
    await tx.ports.documents.keep(contract.storageKey, bytes)
    contract.version = version
    contract.uploadedAt = tx.ports.clock.now()
    contract.pageCount = inspection.pageCount
    contract.findings = inspection.findings
    contract.scanState = scanState
    recordEvent(
      tx,
      { action: 'contract.added', vendorId, detail: { contractId, kind, version, sha256 } },
      { type: 'vendor-contract.changed', contractId, vendorId },
    )
    await tx.em.flush()
    await refreshStandings(tx, vendorId)
    return ok(contract)
  })
}

/** Refuses a file that arrived, and keeps nothing of it: neither row nor bytes. */
async function refuseContract(
  ctx: RequestContext,
  { id: contractId, vendorId, sha256, storageKey }: VendorContract,
  { reason, code, message }: DocumentRefusal,
): Promise<CommandResult<never>> {
  await inTransaction(ctx, async (tx) => {
    await tx.em.nativeDelete(VendorContract, { id: contractId })
    const detail = { contractId, sha256, reason }
    recordEvent(tx, { action: 'contract.refused', outcome: 'DENIED', vendorId, detail })
    return ok(true)
  })
  await ctx.ports.documents.remove(storageKey)
  return refuse({ code, message, path: ['contractId'] })
}
