import type { RequestContext } from '../../context.ts'
import { isReadable } from '../../domain/document-standing.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import { documentsOfVersions } from '../documents/documents-of-version.ts'
import { type EvidenceReach, jsonFile, safeName } from './evidence-file.ts'

/** Lists the documents of a version with their hashes, and puts in the files of those that may be read now. */
export async function documentFiles(
  ctx: RequestContext,
  version: Pick<AppVersion, 'id'>,
  reach: EvidenceReach,
): Promise<ArchivedFile[]> {
  const [documents = []] = await documentsOfVersions(ctx, [version.id])
  const hasScanner = Boolean(ctx.ports.malwareScanner)
  const files: ArchivedFile[] = []
  const list: object[] = []
  for (const [index, document] of documents.entries()) {
    const { id, fileName, description, sizeBytes, sha256, uploadedAt, scanState } = document
    const isIn = reach.documents && isReadable(document, hasScanner)
    const bytes = isIn ? await ctx.ports.documents.read(document.storageKey) : undefined
    const path = bytes ? `documents/${index + 1}-${safeName(fileName)}` : null
    if (bytes && path) files.push({ path, bytes })
    const { readyForViewing, pageCount, findings } = document
    const known = { id, fileName, description, sizeBytes, sha256, uploadedAt, scanState }
    list.push({ ...known, readyForViewing, pageCount, findings, path })
  }
  return [jsonFile('documents.json', list), ...files]
}
