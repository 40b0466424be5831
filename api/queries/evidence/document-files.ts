import type { RequestContext } from '../../context.ts'
import { isReadable } from '../../domain/document-standing.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import { documentsOfVersions } from '../documents/documents-of-version.ts'
import { type EvidenceReach, jsonFile, safeName } from './evidence-file.ts'

/**
 * Lists the documents of a version, and of those it brings back, with their hashes, and puts in the files of those that
 * may be read now.
 */
export async function documentFiles(
  ctx: RequestContext,
  versionIds: readonly string[],
  reach: EvidenceReach,
): Promise<ArchivedFile[]> {
  const documents = (await documentsOfVersions(ctx, versionIds)).flat()
  const hasScanner = Boolean(ctx.ports.malwareScanner)
  const files: ArchivedFile[] = []
  const list: object[] = []
  for (const [index, document] of documents.entries()) {
    const { id, appVersionId, fileName, description, sizeBytes, sha256 } = document
    const { uploadedAt, scanState } = document
    const isIn = reach.documents && isReadable(document, hasScanner)
    const bytes = isIn ? await ctx.ports.documents.read(document.storageKey) : undefined
    const path = bytes ? `documents/${index + 1}-${safeName(fileName)}` : null
    if (bytes && path) files.push({ path, bytes })
    const { readyForViewing, pageCount, findings } = document
    const known = { id, appVersionId, fileName, description, sizeBytes, sha256, uploadedAt }
    list.push({ ...known, scanState, readyForViewing, pageCount, findings, path })
  }
  return [jsonFile('documents.json', list), ...files]
}
