import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import type { Document } from '../../entities/app/document.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { inTransaction } from '../revision.ts'
import type { FieldFault } from '../user-fault.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

/** Why a document is not taken: what the audit says, and what the person is told. */
export interface DocumentRefusal extends Pick<FieldFault, 'code' | 'message'> {
  reason: string
}

/** Refuses a document that arrived, and keeps nothing of it: neither row nor bytes. */
export async function refuseDocument(
  ctx: RequestContext,
  document: Document,
  { reason, code, message }: DocumentRefusal,
): Promise<CommandResult<never>> {
  await inTransaction(ctx, async (tx) => {
    await tx.em.execute('delete from document where id = ?', [document.id])
    recordEvent(tx, {
      action: 'document.refused',
      outcome: 'DENIED',
      appVersionId: document.appVersionId,
      detail: { documentId: document.id, sha256: document.sha256, reason },
    })
    return ok(true)
  })
  await ctx.ports.documents.remove(document.storageKey)
  return refuse({ code, message, path: ['documentId'] })
}
