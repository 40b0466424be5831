import type { RequestContext } from '../../context.ts'
import { isReadable } from '../../domain/document-standing.ts'
import { Document } from '../../entities/app/document.entity.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'
import { groupedBy } from '../registration/app-versions.ts'

/**
 * Reads the documents of each version that arrived whole, those flagged for use first, latest first. One statement:
 * a version has a handful, so pages are cut from what was read.
 */
export async function documentsOfVersions(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<Document[][]> {
  const rows = await ctx.em.find(
    Document,
    { appVersionId: { $in: [...versionIds] }, uploadedAt: { $ne: null } },
    { orderBy: { readyForViewing: 'desc', uploadedAt: 'desc', id: 'asc' } },
  )
  return groupedBy(rows, (row) => row.appVersionId, versionIds)
}

/** Reads documents by id, in the order asked for; those only announced are nobody's to see. */
export async function documentsById(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<(Document | undefined)[]> {
  const rows = await ctx.em.find(Document, {
    id: { $in: [...ids] },
    organizationId: ctx.organizationId,
    uploadedAt: { $ne: null },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}

/** Cuts a page from the documents of a version. Only its vendor sees those that wait for the scanner or failed it. */
export function documentPage(
  ctx: RequestContext,
  documents: readonly Document[],
  request: PageRequest & { isVendor: boolean },
): Page<Document> & { totalCount: number } {
  const first = pageSize(request)
  const hasScanner = Boolean(ctx.ports.malwareScanner)
  const shown = documents.filter((each) => request.isVendor || isReadable(each, hasScanner))
  const after = request.after ? decodeCursor(request.after, ['uuid']) : undefined
  const start = after ? shown.findIndex(({ id }) => id === after[0]) + 1 : 0
  const page = pageOf(shown.slice(start), { ...request, first }, (row) => ({
    cursor: encodeCursor([row.id]),
    node: row,
  }))
  return { ...page, totalCount: shown.length }
}
