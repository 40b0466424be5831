import {
  APP_VERSION_STATUSES,
  type AppVersionStatus,
  REVIEW_STATES,
  type ReviewState,
} from '../../../../../schema/vocabulary/app-status.ts'
import {
  ATTESTATION_ANSWERS,
  type AttestationAnswer,
  CLIENT_TYPES,
  type ClientType,
  RISK_TIERS,
  type RiskTier,
} from '../../../../../schema/vocabulary/registration.ts'
import {
  REVIEW_QUEUE_SORTS,
  type ReviewQueueSort,
} from '../../../../../schema/vocabulary/review-queue.ts'
import { GOVERNANCE_STAGES, type GovernanceStage } from '../../../../../schema/vocabulary/stage.ts'
import type { ReviewQueueFilter } from '../../../gql/graphql.ts'

/** What the queue shows and in which order; held in the address. Without a word on status it shows what is in review. */
export interface QueueFilter {
  readonly search: string
  readonly statuses: readonly AppVersionStatus[]
  readonly reviewStates: readonly ReviewState[]
  readonly riskTiers: readonly RiskTier[]
  readonly stages: readonly GovernanceStage[]
  readonly clientTypes: readonly ClientType[]
  readonly attestation: AttestationAnswer | null
  /** `me`, `nobody`, or the opaque id of a person; null is anybody. */
  readonly whose: string | null
  readonly bulkData: boolean | null
  readonly overdue: boolean | null
  readonly vendorVerified: boolean | null
  readonly sort: ReviewQueueSort
}

const DEFAULT_STATUSES: readonly AppVersionStatus[] = ['IN_REVIEW']
const DEFAULT_SORT = REVIEW_QUEUE_SORTS[0]
const ANY = 'ANY'

/** Reads the filter from an address; what it does not understand it leaves out. */
export function readQueueFilter(params: URLSearchParams): QueueFilter {
  return {
    search: params.get('q') ?? '',
    statuses: params.has('status')
      ? known(params, 'status', APP_VERSION_STATUSES)
      : DEFAULT_STATUSES,
    reviewStates: known(params, 'state', REVIEW_STATES),
    riskTiers: known(params, 'risk', RISK_TIERS),
    stages: known(params, 'stage', GOVERNANCE_STAGES),
    clientTypes: known(params, 'client', CLIENT_TYPES),
    attestation: known(params, 'attestation', ATTESTATION_ANSWERS)[0] ?? null,
    whose: params.get('whose') || null,
    bulkData: yesOrNo(params, 'bulk'),
    overdue: yesOrNo(params, 'overdue'),
    vendorVerified: yesOrNo(params, 'verified'),
    sort: known(params, 'sort', REVIEW_QUEUE_SORTS)[0] ?? DEFAULT_SORT,
  }
}

/** Writes the filter as an address; the usual queue has an empty one. */
export function writeQueueFilter(filter: QueueFilter): URLSearchParams {
  const { search, attestation, whose, sort, bulkData, overdue, vendorVerified } = filter
  const pairs = [
    ['q', search],
    ...statusWords(filter.statuses).map((word) => ['status', word]),
    ...filter.reviewStates.map((word) => ['state', word]),
    ...filter.riskTiers.map((word) => ['risk', word]),
    ...filter.stages.map((word) => ['stage', word]),
    ...filter.clientTypes.map((word) => ['client', word]),
    ['attestation', attestation],
    ['whose', whose],
    ['bulk', yesOrNoWord(bulkData)],
    ['overdue', yesOrNoWord(overdue)],
    ['verified', yesOrNoWord(vendorVerified)],
    ['sort', sort === DEFAULT_SORT ? null : sort],
  ] as const
  return new URLSearchParams(
    pairs.flatMap(([name = '', word]) => (word ? [[name, word] satisfies string[]] : [])),
  )
}

function statusWords(statuses: QueueFilter['statuses']): readonly string[] {
  if (statuses.length === 0) return [ANY]
  return statuses.join() === DEFAULT_STATUSES.join() ? [] : statuses
}

function yesOrNoWord(value: boolean | null): 'yes' | 'no' | null {
  if (value === null) return null
  return value ? 'yes' : 'no'
}

/** Writes the filter as the server takes it: an empty list is no condition. */
export function toServerFilter(filter: QueueFilter): ReviewQueueFilter {
  const { whose, bulkData, overdue, vendorVerified } = filter
  return {
    search: filter.search.trim() || null,
    statuses: filter.statuses.length > 0 ? [...filter.statuses] : [...APP_VERSION_STATUSES],
    reviewStates: filter.reviewStates.length > 0 ? [...filter.reviewStates] : null,
    riskTiers: filter.riskTiers.length > 0 ? [...filter.riskTiers] : null,
    stages: filter.stages.length > 0 ? [...filter.stages] : null,
    clientTypes: filter.clientTypes.length > 0 ? [...filter.clientTypes] : null,
    attestation: filter.attestation,
    assignedToMe: whose === 'me' ? true : null,
    unassigned: whose === 'nobody' ? true : null,
    assignee: whose && !['me', 'nobody'].includes(whose) ? whose : null,
    ...{ bulkData, overdue, vendorVerified },
  }
}

/** Reads the filter of a view that was kept. */
export function fromServerFilter(
  kept: ReviewQueueFilter,
  sort: ReviewQueueSort | null | undefined,
): QueueFilter {
  return {
    search: kept.search ?? '',
    statuses: kept.statuses ?? DEFAULT_STATUSES,
    reviewStates: kept.reviewStates ?? [],
    riskTiers: kept.riskTiers ?? [],
    stages: kept.stages ?? [],
    clientTypes: kept.clientTypes ?? [],
    attestation: kept.attestation ?? null,
    whose: whoseOf(kept),
    bulkData: kept.bulkData ?? null,
    overdue: kept.overdue ?? null,
    vendorVerified: kept.vendorVerified ?? null,
    sort: sort ?? DEFAULT_SORT,
  }
}

function whoseOf({ assignedToMe, unassigned, assignee }: ReviewQueueFilter): string | null {
  if (assignedToMe) return 'me'
  if (unassigned) return 'nobody'
  return assignee === null || assignee === undefined ? null : String(assignee)
}

function yesOrNo(params: URLSearchParams, name: string): boolean | null {
  const word = params.get(name)
  if (word === 'yes') return true
  return word === 'no' ? false : null
}

function known<Word extends string>(
  params: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word[] {
  const given = params.getAll(name)
  return words.filter((word) => given.includes(word))
}
