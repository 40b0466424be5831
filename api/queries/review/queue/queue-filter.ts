import type { AppVersionStatus, ReviewState } from '../../../../schema/vocabulary/app-status.ts'
import { TEXT_LIMITS, textLength } from '../../../../schema/vocabulary/limits.ts'
import type {
  AttestationAnswer,
  ClientType,
  RiskTier,
} from '../../../../schema/vocabulary/registration.ts'
import type { GovernanceStage } from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'
import { InvalidPageError } from '../../../errors.ts'

/** Values of one field are alternatives; fields narrow each other. What is absent, null or empty narrows nothing. */
export interface ReviewQueueFilter {
  search?: string | null
  /** In review, unless it says otherwise. */
  statuses?: AppVersionStatus[] | null
  reviewStates?: ReviewState[] | null
  attestation?: AttestationAnswer | null
  riskTiers?: RiskTier[] | null
  /** Some stage of these is open; whose it is is asked of the same stage. */
  stages?: GovernanceStage[] | null
  assignedToMe?: boolean | null
  unassigned?: boolean | null
  /** Who took it on. */
  assigneeId?: string | null
  clientTypes?: ClientType[] | null
  bulkData?: boolean | null
  overdue?: boolean | null
  vendorVerified?: boolean | null
}

/** Conditions in SQL on `v` (app_version), `a` (app) and `d` (vendor). */
export interface QueueConditions {
  sql: string
  values: unknown[]
  /** Whether the app, and its vendor, are looked at besides the version. */
  isAboutApp: boolean
  isAboutVendor: boolean
}

type Part = [sql: string, ...values: unknown[]]

/**
 * Turns a filter into SQL. Drafts are their vendor's own.
 *
 * @throws InvalidPageError for a search of more characters than `TEXT_LIMITS.search`.
 */
export function queueConditions(
  ctx: Pick<RequestContext, 'organizationId' | 'viewer'>,
  filter: ReviewQueueFilter,
): QueueConditions {
  const parts: Part[] = [
    ['v.organization_id = ?::uuid', ctx.organizationId],
    ...standingParts(filter),
    ...stageParts(ctx, filter),
    ...contentParts(filter),
  ]
  return {
    sql: parts.map(([sql]) => sql).join(' and '),
    values: parts.flatMap(([, ...values]) => values),
    isAboutApp: Boolean(filter.riskTiers?.length),
    isAboutVendor: Boolean(filter.search?.trim()) || isGiven(filter.vendorVerified),
  }
}

function standingParts({ statuses, reviewStates }: ReviewQueueFilter): Part[] {
  const wanted = statuses?.filter((status) => status !== 'DRAFT') ?? []
  // The usual queue is spelled out: then the index over versions in review is found whatever the values are.
  const isUsual = !statuses?.length || statuses.join() === 'IN_REVIEW'
  return [
    isUsual ? [`v.status = 'IN_REVIEW'`] : ['v.status = any(?::text[])', list(wanted)],
    ['v.submitted_at is not null'],
    ...(reviewStates?.length
      ? [['v.review_state = any(?::text[])', list(reviewStates)] satisfies Part]
      : []),
  ]
}

function stageParts(
  { viewer }: Pick<RequestContext, 'viewer'>,
  { stages, assignedToMe, unassigned, assigneeId }: ReviewQueueFilter,
): Part[] {
  const parts: Part[] = []
  if (stages?.length) parts.push(['s.stage = any(?::text[])', list(stages)])
  if (assignedToMe) parts.push(['s.owner_id = ?::uuid', viewer?.userId ?? null])
  if (assigneeId) parts.push(['s.owner_id = ?::uuid', assigneeId])
  if (unassigned) parts.push(['s.owner_id is null'])
  if (!parts.length) return []
  const conditions = parts.map(([sql]) => ` and ${sql}`).join('')
  const sql = `exists (select 1 from stage_review s where s.app_version_id = v.id and s.state = 'IN_PROGRESS'${conditions})`
  return [[sql, ...parts.flatMap(([, ...values]) => values)]]
}

function contentParts({
  attestation,
  riskTiers,
  clientTypes,
  bulkData,
  vendorVerified,
  search,
}: ReviewQueueFilter): Part[] {
  const parts: Part[] = []
  if (attestation) parts.push(['v.attestation_answer = ?', attestation])
  if (riskTiers?.length) parts.push(['a.risk_tier = any(?::text[])', list(riskTiers)])
  if (clientTypes?.length) parts.push(['v.client_type = any(?::text[])', list(clientTypes)])
  if (isGiven(bulkData)) parts.push([`${ASKS_FOR_BULK_DATA} = ?`, bulkData])
  if (isGiven(vendorVerified))
    parts.push(['(d.contact_verified_at is not null) = ?', vendorVerified])
  const words = search?.trim()
  if (!words) return parts
  if (textLength(words) > TEXT_LIMITS.search.max)
    throw new InvalidPageError(`Search for at most ${TEXT_LIMITS.search.max} characters.`)
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return [...parts, [`(v.name || ' ' || ${VENDOR_NAME}) ilike ?`, like]]
}

/** Whether a version asks for many records at once: for scopes of no one patient and no one user (A20). */
export const ASKS_FOR_BULK_DATA = `exists (select 1 from scope_request r where r.app_version_id = v.id and r.scope like 'system/%')`

/** What people call a vendor, as `Vendor.displayName` does. */
export const VENDOR_NAME = `coalesce(d.legal_business_name, d.legal_first_name || ' ' || d.legal_last_name)`

/** Says whether a switch of a filter is set, either way. */
export function isGiven(value: boolean | null | undefined): value is boolean {
  return value !== null && value !== undefined
}

function list(words: readonly string[]): string {
  return `{${words.join(',')}}`
}
