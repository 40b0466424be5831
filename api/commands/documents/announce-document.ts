import { COUNT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { documentFileName } from '../../domain/document-name.ts'
import { ok } from '../../domain/result.ts'
import { Document } from '../../entities/app/document.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { findVersionForChange } from '../registration/find-version.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import { type AnnouncedDocument, announcedFaults } from './announced-faults.ts'
import { frozenFault, requireOver } from './find-document.ts'

export interface AnnounceInput extends AnnouncedDocument {
  versionId: string
  readyForViewing: boolean
}

/**
 * Makes room for a document that is about to be sent; nobody sees it before `completeDocument`.
 *
 * Refuses what can be refused before any byte: size, name, description, and versions that are final.
 */
export function announceDocument(
  ctx: RequestContext,
  input: AnnounceInput,
): Promise<CommandResult<Document>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findVersionForChange(tx, viewer, input.versionId)
    if (!found) return notFound('version', ['versionId'])
    const { version, app } = found
    await requireOver(tx, 'document.upload', app)
    const frozen = frozenFault(version)
    if (frozen) return frozen
    const faults = announcedFaults(input)
    if (faults.length) return { ok: false, error: faults }
    const tooMany = await openUploadsFault(tx, version.id)
    if (tooMany) return tooMany
    const id = crypto.randomUUID()
    const document = tx.em.create(Document, {
      id,
      organizationId: tx.organizationId,
      createdAt: tx.ports.clock.now(),
      updatedAt: tx.ports.clock.now(),
      revision: 1,
      appVersionId: version.id,
      uploadedById: viewer.userId,
      fileName: documentFileName(input.fileName),
      description: input.description?.normalize('NFC').trim() || null,
      sizeBytes: input.sizeBytes,
      sha256: input.sha256,
      readyForViewing: input.readyForViewing,
      storageKey: id,
      findings: [],
      scanState: 'NOT_SCANNED',
    })
    recordEvent(tx, {
      action: 'document.announced',
      vendorId: app.vendorId,
      appId: app.id,
      appVersionId: version.id,
      detail: { documentId: id, sizeBytes: input.sizeBytes, sha256: input.sha256 },
    })
    return ok(document)
  })
}

async function openUploadsFault(
  ctx: RequestContext,
  appVersionId: string,
): Promise<CommandResult<never> | undefined> {
  const actual = await ctx.em.count(Document, { appVersionId, uploadedAt: null })
  const limit = COUNT_LIMITS.openUploads.max
  if (actual < limit) return undefined
  const message = `${actual} uploads of this version were begun and not finished. Finish or cancel some; those older than a day end by themselves.`
  return refuse({ code: 'RATE_LIMITED', message, path: ['versionId'], limit, actual })
}
