import type { RequestContext } from '../../context.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Document } from '../../entities/app/document.entity.ts'
import type { HandlerContext } from '../handler.ts'
import { recordEvent } from '../record-event.ts'
import { recordUploaded } from './record-uploaded.ts'

/** Documents looked at in one run; the next run goes on. */
const BATCH = 20

/**
 * Scans the documents that wait for the scanner, and those that came before there was one. What is clean becomes
 * visible; of what is not, the bytes are deleted and the row stays to tell the vendor.
 *
 * @throws ScannerUnavailableError while it still cannot be asked: the calendar tries again.
 */
export async function scanWaitingDocuments(ctx: HandlerContext): Promise<void> {
  const scanner = ctx.ports.malwareScanner
  if (!scanner) return
  const waiting = await ctx.em.find(
    Document,
    { uploadedAt: { $ne: null }, scanState: { $in: ['WAITING', 'NOT_SCANNED'] } },
    { orderBy: { uploadedAt: 'asc' }, limit: BATCH },
  )
  for (const { id, storageKey } of waiting) {
    const bytes = await ctx.ports.documents.read(storageKey)
    if (!bytes) continue
    const signature = await scanner.scan(bytes)
    await settle(ctx, id, signature)
    if (signature) await ctx.ports.documents.remove(storageKey)
  }
}

async function settle(ctx: HandlerContext, id: string, signature?: string): Promise<void> {
  await ctx.em.fork().transactional(async (em) => {
    const document = await em.findOneOrFail(Document, { id })
    const version = await em.findOneOrFail(AppVersion, { id: document.appVersionId })
    const app = await em.findOneOrFail(App, { id: version.appId })
    const asPlatform = platformContext({ ...ctx, em })
    const wasShown = document.scanState === 'NOT_SCANNED'
    document.scanState = signature ? 'INFECTED' : 'CLEAN'
    document.scanSignature = signature ?? null
    if (signature) {
      recordEvent(asPlatform, {
        action: 'document.refused',
        outcome: 'DENIED',
        vendorId: app.vendorId,
        appId: app.id,
        appVersionId: version.id,
        detail: { documentId: id, sha256: document.sha256, reason: `INFECTED ${signature}` },
      })
    } else if (!wasShown) recordUploaded(asPlatform, { document, app })
  })
}

/** The calendar asks for nobody. */
function platformContext(ctx: HandlerContext): RequestContext {
  return { ...ctx, viewer: undefined, requestId: crypto.randomUUID(), sourceIp: '' }
}
