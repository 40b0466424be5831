import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import type { Document } from '../../entities/app/document.entity.ts'
import { recordUploaded } from '../../events/documents/record-uploaded.ts'
import { requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import { type ArrivedDocument, checkArrived } from './check-arrived.ts'
import { refuseDocument } from './drop-document.ts'
import { findDocumentForChange, frozenFault, requireOver } from './find-document.ts'
import { infected, scanArrived } from './scan-arrived.ts'

/**
 * Takes a document whose bytes were sent: checks them, has them scanned, and shows it. Called twice, it is taken once.
 *
 * The bytes are looked at between two transactions, so that a slow scanner holds no row. While the scanner cannot be
 * asked the document waits for it, unseen, and the calendar asks again.
 */
export async function completeDocument(
  ctx: RequestContext,
  documentId: string,
): Promise<CommandResult<Document>> {
  const found = await findOpen(ctx, documentId)
  if (!found.ok || found.value.uploadedAt) return found
  const arrived = await checkArrived(ctx, found.value)
  if (!arrived.ok) {
    return arrived.error === 'NOT_ARRIVED'
      ? notArrived(ctx, documentId)
      : refuseDocument(ctx, found.value, arrived.error)
  }
  const scan = await scanArrived(ctx, arrived.value.bytes)
  if (scan.signature) return refuseDocument(ctx, found.value, infected(scan.signature))
  return take(ctx, documentId, { ...arrived.value, scanState: scan.state })
}

/** Finds a document that may be completed now, or was already. */
function findOpen(ctx: RequestContext, documentId: string): Promise<CommandResult<Document>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findDocumentForChange(tx, viewer, documentId)
    if (!found) return notFound('document', ['documentId'])
    await requireOver(tx, 'document.upload', found.app)
    return frozenFault(found.version) ?? ok(found.document)
  })
}

/** Nothing lies there: it was never sent, or another call of the same took it a moment ago. */
async function notArrived(
  ctx: RequestContext,
  documentId: string,
): Promise<CommandResult<Document>> {
  const again = await findOpen({ ...ctx, em: ctx.em.fork() }, documentId)
  if (!again.ok || again.value.uploadedAt) return again
  return refuse({
    code: 'REQUIRED',
    message: 'The file has not arrived. Send it to its upload address first.',
    path: ['documentId'],
  })
}

interface Taken extends ArrivedDocument {
  scanState: Document['scanState']
}

/** Asks once more whether it may be taken: the version may have become final while the bytes were looked at. */
function take(
  ctx: RequestContext,
  documentId: string,
  { bytes, inspection, scanState }: Taken,
): Promise<CommandResult<Document>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findDocumentForChange(tx, viewer, documentId)
    if (!found) return notFound('document', ['documentId'])
    const { document, version, app } = found
    if (document.uploadedAt) return ok(document)
    const frozen = frozenFault(version)
    if (frozen) return frozen
    await tx.ports.documents.keep(document.storageKey, bytes)
    document.uploadedAt = tx.ports.clock.now()
    document.pageCount = inspection.pageCount
    document.findings = inspection.findings
    document.scanState = scanState
    if (scanState !== 'WAITING') recordUploaded(tx, { document, app })
    return ok(document)
  })
}
