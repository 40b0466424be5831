import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import { findDocumentForChange, requireOver } from './find-document.ts'

/**
 * Ends an upload that was not completed, or clears away one that was found infected; nothing of it is kept.
 *
 * Refuses documents that were taken: they are part of the record, and can be unflagged instead (R111).
 */
export async function cancelDocument(
  ctx: RequestContext,
  documentId: string,
): Promise<CommandResult<string>> {
  const viewer = requireViewer(ctx)
  const result = await inTransaction(ctx, async (tx) => {
    const found = await findDocumentForChange(tx, viewer, documentId)
    if (!found) return notFound('document', ['documentId'])
    const { document, app, version } = found
    await requireOver(tx, 'document.upload', app)
    if (document.uploadedAt && document.scanState !== 'INFECTED') {
      return refuse({
        code: 'INVALID',
        message: 'This document was uploaded already. Take its flag away when it is out of date.',
        path: ['documentId'],
      })
    }
    tx.em.remove(document)
    recordEvent(tx, {
      action: 'document.refused',
      vendorId: app.vendorId,
      appId: app.id,
      appVersionId: version.id,
      detail: { documentId, reason: 'CANCELLED' },
    })
    return ok(document.storageKey)
  })
  if (!result.ok) return result
  await ctx.ports.documents.remove(result.value)
  return ok(documentId)
}
