import type { AuditAction } from '../../../schema/vocabulary/audit-action.ts'
import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../context.ts'
import { can, type Viewer } from '../../domain/abilities.ts'
import { isMember } from '../../domain/visibility.ts'
import { Message } from '../../entities/app/message.entity.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'
import { timestamp } from '../timestamp.ts'

export type Visibility = Message['visibility'][]

/**
 * Says what a person reads about a vendor's apps: reviewers both sides, members of the vendor what is meant for it,
 * whatever they are in the hospital besides (LIFECYCLE D2).
 */
export function visibleMessages(viewer: Viewer | undefined, vendorId: string): Visibility {
  const readsInternal = can(viewer, 'message.post-internal') && !isMember(viewer, vendorId)
  return readsInternal ? ['DEVELOPER_AND_REVIEWERS', 'REVIEWERS_ONLY'] : ['DEVELOPER_AND_REVIEWERS']
}

/** Lists the messages of a version, oldest first, as far as the reader may see them. */
export async function messagesOfVersion(
  ctx: RequestContext,
  versionId: string,
  request: PageRequest & { visible: Visibility },
): Promise<Page<Message> & { totalCount: number }> {
  const first = pageSize(request)
  const after = request.after ? decodeCursor(request.after, ['instant', 'uuid']) : undefined
  const where = { appVersionId: versionId, visibility: { $in: request.visible } }
  const rows = await ctx.em.find(
    Message,
    after
      ? {
          ...where,
          $or: [
            { createdAt: { $gt: new Date(after[0] ?? 0) } },
            { createdAt: new Date(after[0] ?? 0), id: { $gt: String(after[1]) } },
          ],
        }
      : where,
    { orderBy: { createdAt: 'asc', id: 'asc' }, limit: first + 1 },
  )
  const totalCount = await ctx.em.count(Message, where)
  const page = pageOf(rows, { ...request, first }, (row) => ({
    cursor: encodeCursor([row.createdAt.toISOString(), row.id]),
    node: row,
  }))
  return { ...page, totalCount }
}

/** Reads the latest message of each version that everybody concerned may see (R034). One statement. */
export async function latestMessages(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<(Message | undefined)[]> {
  const rows = await ctx.em.find(
    Message,
    { appVersionId: { $in: [...versionIds] }, visibility: 'DEVELOPER_AND_REVIEWERS' },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  )
  const latest = new Map<string, Message>()
  for (const row of rows) if (!latest.has(row.appVersionId)) latest.set(row.appVersionId, row)
  return versionIds.map((id) => latest.get(id))
}

export interface ActivityRow {
  id: string
  sequence: string
  at: Date
  action: AuditAction
  actorName: string
  reason: string | null
  /** The stage of the review it was done to. */
  stage: GovernanceStage | null
}

/** Lists what was done to a version, latest first, as far as the reader may see it. Patients are in the audit trail only. */
export async function activityOfVersion(
  ctx: RequestContext,
  versionId: string,
  request: PageRequest & { visible: Visibility },
): Promise<Page<ActivityRow> & { totalCount: number }> {
  const first = pageSize(request)
  const after = request.after ? decodeCursor(request.after, ['integer']) : undefined
  const shown = `app_version_id = ? and environment is null and action not in ('app-version.draft-saved', 'document.announced')
    and coalesce(detail->>'visibility', 'DEVELOPER_AND_REVIEWERS') in (?)`
  const rows = await ctx.em.execute<(Omit<ActivityRow, 'at'> & { at: string })[]>(
    `select id, sequence, created_at as at, action, actor_name as "actorName", detail->>'reason' as reason,
       detail->>'stage' as stage
     from audit_event where ${shown} ${after ? 'and sequence < ?' : ''} order by sequence desc limit ?`,
    [versionId, request.visible, ...(after ?? []), first + 1],
  )
  const [total] = await ctx.em.execute<{ n: number }[]>(
    `select count(*)::int as n from audit_event where ${shown}`,
    [versionId, request.visible],
  )
  const page = pageOf(rows, { ...request, first }, (row) => ({
    cursor: encodeCursor([Number(row.sequence)]),
    node: { ...row, at: timestamp(row.at) },
  }))
  return { ...page, totalCount: total?.n ?? 0 }
}
