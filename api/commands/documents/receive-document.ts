import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { Document } from '../../entities/app/document.entity.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

/**
 * Takes the bytes of an announced document, or contract, to where they wait for being completed: once, whole, and no others.
 *
 * Nobody is signed in here: the address was made for this one file and is the permission.
 */
export async function receiveDocument(
  ctx: RequestContext,
  documentId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<CommandResult<true>> {
  const awaited = { id: documentId, uploadedAt: null }
  const document =
    (await ctx.em.findOne(Document, awaited)) ?? (await ctx.em.findOne(VendorContract, awaited))
  if (!document) {
    return refuse({
      code: 'NOT_FOUND',
      message: 'This upload was cancelled or completed. Choose the file again.',
    })
  }
  switch (await ctx.ports.documents.receive(document.storageKey, bytes, document)) {
    case 'STORED':
      return ok(true)
    case 'TAKEN':
      return refuse({
        code: 'NOT_UNIQUE',
        message: 'This upload address was used already. Choose the file again.',
      })
    case 'DIFFERENT':
      return refuse({
        code: 'INVALID',
        message: 'The file is not the one that was announced. Choose it again.',
      })
  }
}
