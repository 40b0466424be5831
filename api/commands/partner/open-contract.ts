import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { isReadable } from '../../domain/document-standing.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import type { OpenedDocument } from '../documents/open-document.ts'

/** Hands out the PDF of a contract and records who took it; nothing for who may not read it. */
export async function openContract(
  ctx: RequestContext,
  contractId: string,
): Promise<OpenedDocument | undefined> {
  const where = { id: contractId, organizationId: ctx.organizationId }
  const contract = await ctx.em.findOne(VendorContract, where)
  if (!contract || !can(ctx.viewer, 'contract.read', { vendorId: contract.vendorId }))
    return undefined
  if (!isReadable(contract, Boolean(ctx.ports.malwareScanner))) return undefined
  const bytes = await ctx.ports.documents.read(contract.storageKey)
  if (!bytes) return undefined
  const { vendorId, kind, version, fileName, sha256 } = contract
  const detail = { contractId, kind, version, sha256 }
  recordEvent(ctx, { action: 'contract.downloaded', vendorId, detail })
  await ctx.em.flush()
  return { fileName, bytes }
}
