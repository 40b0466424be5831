import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Document } from '../../entities/app/document.entity.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import { asPlatform } from '../access/as-platform.ts'
import type { HandlerContext } from '../handler.ts'
import { recordEvent } from '../record-event.ts'
import { recordUploaded } from './record-uploaded.ts'

/** Files of a kind looked at in one run; the next run goes on. */
const BATCH = 20

const TO_SCAN = {
  uploadedAt: { $ne: null },
  scanState: { $in: ['WAITING', 'NOT_SCANNED'] },
} as const
const OLDEST_FIRST = { orderBy: { uploadedAt: 'asc' }, limit: BATCH } as const

/**
 * Scans the documents that wait for the scanner, and those that came before there was one. What is clean becomes
 * visible; of what is not, the bytes are deleted and the row stays to tell the vendor.
 *
 * @throws ScannerUnavailableError while it still cannot be asked: the calendar tries again.
 */
export async function scanWaitingDocuments(ctx: HandlerContext): Promise<void> {
  if (!ctx.ports.malwareScanner) return
  await scanEach(ctx, await ctx.em.find(Document, TO_SCAN, OLDEST_FIRST), settleDocument)
}

/**
 * Scans the contracts that were filed before there was a scanner: nobody reads them until then. Of what is infected, the
 * bytes are deleted; the row stays, since what was agreed on holds without its file, and the next version can be filed.
 *
 * @throws ScannerUnavailableError while it still cannot be asked: the calendar tries again.
 */
export async function scanWaitingContracts(ctx: HandlerContext): Promise<void> {
  if (!ctx.ports.malwareScanner) return
  await scanEach(ctx, await ctx.em.find(VendorContract, TO_SCAN, OLDEST_FIRST), settleContract)
}

interface Stored {
  id: string
  storageKey: string
}

type Settle = (ctx: HandlerContext, id: string, signature: string | undefined) => Promise<void>

async function scanEach(
  ctx: HandlerContext,
  waiting: readonly Stored[],
  settle: Settle,
): Promise<void> {
  for (const { id, storageKey } of waiting) {
    const bytes = await ctx.ports.documents.read(storageKey)
    if (!bytes) continue
    const signature = await ctx.ports.malwareScanner?.scan(bytes)
    await ctx.em.fork().transactional((em) => settle({ ...ctx, em }, id, signature))
    if (signature) await ctx.ports.documents.remove(storageKey)
  }
}

const settleDocument: Settle = async (ctx, id, signature) => {
  const document = await ctx.em.findOneOrFail(Document, { id })
  const version = await ctx.em.findOneOrFail(AppVersion, { id: document.appVersionId })
  const app = await ctx.em.findOneOrFail(App, { id: version.appId })
  const wasShown = document.scanState === 'NOT_SCANNED'
  document.scanState = signature ? 'INFECTED' : 'CLEAN'
  document.scanSignature = signature ?? null
  if (signature) {
    recordEvent(asPlatform(ctx), {
      action: 'document.refused',
      outcome: 'DENIED',
      vendorId: app.vendorId,
      appId: app.id,
      appVersionId: version.id,
      detail: { documentId: id, sha256: document.sha256, reason: `INFECTED ${signature}` },
    })
  } else if (!wasShown) recordUploaded(asPlatform(ctx), { document, app })
}

const settleContract: Settle = async (ctx, id, signature) => {
  const contract = await ctx.em.findOneOrFail(VendorContract, { id })
  contract.scanState = signature ? 'INFECTED' : 'CLEAN'
  if (!signature) return
  const { vendorId, kind, version, sha256 } = contract
  const reason = `INFECTED ${signature}`
  recordEvent(asPlatform(ctx), {
    action: 'contract.refused',
    outcome: 'DENIED',
    vendorId,
    detail: { contractId: id, kind, version, sha256, reason },
  })
}
