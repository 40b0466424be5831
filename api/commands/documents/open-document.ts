import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { isReadable } from '../../domain/document-standing.ts'
import { isMember, maySee } from '../../domain/visibility.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Document } from '../../entities/app/document.entity.ts'
import { recordEvent } from '../../events/record-event.ts'

export interface OpenedDocument {
  fileName: string
  bytes: Uint8Array
}

/**
 * Hands out the bytes of a document and records who took them, every time.
 *
 * Nothing when it is not there, is not scanned yet, or is not to be read by who asks.
 */
export async function openDocument(
  ctx: RequestContext,
  documentId: string,
): Promise<OpenedDocument | undefined> {
  const { viewer } = ctx
  const document = await ctx.em.findOne(Document, { id: documentId })
  if (!document || !isReadable(document, Boolean(ctx.ports.malwareScanner))) return undefined
  const version = await ctx.em.findOneOrFail(AppVersion, { id: document.appVersionId })
  const { id: appId, vendorId } = await ctx.em.findOneOrFail(App, { id: version.appId })
  const isAllowed =
    maySee(viewer, vendorId, version.status) && can(viewer, 'document.read', { vendorId })
  if (!isAllowed) return undefined
  const bytes = await ctx.ports.documents.read(document.storageKey)
  if (!bytes) return undefined
  // Which reviewer read what, and how often, is not the vendor's to see.
  const visibility = isMember(viewer, vendorId) ? 'DEVELOPER_AND_REVIEWERS' : 'REVIEWERS_ONLY'
  recordEvent(ctx, {
    action: 'document.downloaded',
    vendorId,
    appId,
    appVersionId: version.id,
    detail: { documentId, fileName: document.fileName, sha256: document.sha256, visibility },
  })
  await ctx.em.flush()
  return { fileName: document.fileName, bytes }
}
