import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import type { Document } from '../../entities/app/document.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, stale } from '../user-fault.ts'
import { descriptionFaults } from './announced-faults.ts'
import {
  type DocumentAndApp,
  findDocumentForChange,
  frozenFault,
  requireOver,
} from './find-document.ts'

export interface DocumentChange {
  documentId: string
  expectedRevision: number
  /** Null empties it; undefined leaves it. */
  description?: string | null
  readyForViewing?: boolean | null
}

/** Changes the description of a document, or takes its flag away or gives it back (R109-R111). */
export function updateDocument(
  ctx: RequestContext,
  input: DocumentChange,
): Promise<CommandResult<Document>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findDocumentForChange(tx, viewer, input.documentId)
    if (!found?.document.uploadedAt) return notFound('document', ['documentId'])
    const { document, version, app } = found
    await requireOver(tx, 'document.upload', app)
    const frozen = frozenFault(version)
    if (frozen) return frozen
    if (document.revision !== input.expectedRevision)
      return stale(input.expectedRevision, document.revision)
    const faults = descriptionFaults(input.description)
    if (faults.length) return { ok: false, error: faults }
    const wasReady = document.readyForViewing
    if (input.description !== undefined)
      document.description = input.description?.normalize('NFC').trim() || null
    document.readyForViewing = input.readyForViewing ?? wasReady
    record(tx, found, wasReady)
    return ok(document)
  })
}

/** Reviewers hear of it when a document becomes ready, not when it stops being so. */
function record(
  ctx: RequestContext,
  { document, version, app }: DocumentAndApp,
  wasReady: boolean,
) {
  const ids = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  const { id: documentId, description, readyForViewing } = document
  const detail = { documentId, description, readyForViewing }
  const becameReady = readyForViewing && !wasReady
  recordEvent(
    ctx,
    { action: 'document.updated', ...ids, detail },
    becameReady ? { type: 'document.flagged-ready', documentId, ...ids } : undefined,
  )
}
