import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'

/** A condition in SQL with the values of its marks. */
export interface Condition {
  sql: string
  values: unknown[]
}

/**
 * Says which messages somebody reads, as a condition on `m` (message), `v` (app_version) and `a` (app).
 *
 * Of one's own vendor: what is meant for it, in every version, whatever one is in the hospital besides. Of others:
 * what one's role lets through, of versions that are not drafts (LIFECYCLE D2).
 */
export function readableMessages({ viewer }: RequestContext): Condition {
  const own = `{${viewer?.vendorIds.map((member) => member.vendorId).join(',') ?? ''}}`
  const isReviewer = can(viewer, 'review-queue.read')
  const readsInternal = can(viewer, 'message.post-internal')
  return {
    sql: `(case when a.vendor_id = any(?::uuid[]) then m.visibility = 'DEVELOPER_AND_REVIEWERS'
      else ? and v.status <> 'DRAFT' and (? or m.visibility = 'DEVELOPER_AND_REVIEWERS') end)`,
    values: [own, isReviewer, readsInternal],
  }
}
