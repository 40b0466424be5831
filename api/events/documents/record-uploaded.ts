import type { RequestContext } from '../../context.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { Document } from '../../entities/app/document.entity.ts'
import { recordEvent } from '../record-event.ts'

/** Records that a document can be seen from now on: after its checks, and after the scanner where there is one. */
export function recordUploaded(
  ctx: RequestContext,
  { document, app }: { document: Document; app: Pick<App, 'id' | 'vendorId'> },
): void {
  const ids = { appVersionId: document.appVersionId, appId: app.id, vendorId: app.vendorId }
  const { fileName, sizeBytes, sha256, findings, scanState } = document
  const detail = { documentId: document.id, fileName, sizeBytes, sha256, findings, scanState }
  recordEvent(
    ctx,
    { action: 'document.uploaded', ...ids, detail },
    { type: 'document.uploaded', documentId: document.id, ...ids },
  )
}
