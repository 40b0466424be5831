import type { AppVersionStatus, ReviewState } from '../../../schema/vocabulary/app-status.ts'
import type { AttestationAnswer, RiskTier } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'
import { versionsById } from '../registration/app-versions.ts'

export interface ReviewQueueFilter {
  search?: string | null
  statuses?: AppVersionStatus[] | null
  reviewStates?: ReviewState[] | null
  attestation?: AttestationAnswer | null
  riskTiers?: RiskTier[] | null
}

interface Row {
  id: string
  waitingSince: string
}

/** Lists versions for reviewers, longest waiting first. Drafts are their vendor's own. Three statements. */
export async function reviewQueue(
  ctx: RequestContext,
  request: PageRequest & { filter?: ReviewQueueFilter | null },
): Promise<Page<AppVersion> & { totalCount: number }> {
  const first = pageSize(request)
  const after = request.after ? decodeCursor(request.after, ['instant', 'uuid']) : undefined
  const { sql, values } = conditions(ctx, request.filter ?? {})
  const rows = await ctx.em.execute<Row[]>(
    `select v.id, to_char(v.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "waitingSince"
     from app_version v join app a on a.id = v.app_id join vendor d on d.id = a.vendor_id
     where ${sql} ${after ? 'and (v.submitted_at, v.id) > (?::timestamptz, ?::uuid)' : ''}
     order by v.submitted_at, v.id limit ?`,
    [...values, ...(after ?? []), first + 1],
  )
  const [total] = await ctx.em.execute<{ n: number }[]>(
    `select count(*)::int as n from app_version v join app a on a.id = v.app_id join vendor d on d.id = a.vendor_id
     where ${sql}`,
    values,
  )
  const versions = await versionsById(
    ctx,
    rows.map((row) => row.id),
  )
  const found = rows.flatMap((row, index) => {
    const version = versions[index]
    return version ? [{ row, version }] : []
  })
  const page = pageOf(found, { ...request, first }, ({ row, version }) => ({
    cursor: encodeCursor([row.waitingSince, row.id]),
    node: version,
  }))
  return { ...page, totalCount: total?.n ?? 0 }
}

function conditions(
  ctx: RequestContext,
  filter: ReviewQueueFilter,
): { sql: string; values: unknown[] } {
  const parts: [string, unknown][] = [
    ['v.organization_id = ?', ctx.organizationId],
    ['v.status in (?)', filter.statuses?.length ? filter.statuses : ['IN_REVIEW']],
  ]
  if (filter.reviewStates?.length) parts.push(['v.review_state in (?)', filter.reviewStates])
  if (filter.attestation) parts.push(['v.attestation_answer = ?', filter.attestation])
  if (filter.riskTiers?.length) parts.push(['a.risk_tier in (?)', filter.riskTiers])
  if (filter.search?.trim()) {
    const like = `%${filter.search.trim().replace(/[\\%_]/g, '\\$&')}%`
    parts.push([
      `(v.name || ' ' || coalesce(d.legal_business_name, d.legal_last_name)) ilike ?`,
      like,
    ])
  }
  return {
    sql: ["v.status <> 'DRAFT'", 'v.submitted_at is not null', ...parts.map(([text]) => text)].join(
      ' and ',
    ),
    values: parts.map(([, value]) => value),
  }
}
