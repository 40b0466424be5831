import {
  APP_VERSION_STATUSES,
  type AppVersionStatus,
  REVIEW_STATES,
  type ReviewState,
} from '../../../../../schema/vocabulary/app-status.ts'
import {
  ATTESTATION_ANSWERS,
  type AttestationAnswer,
  RISK_TIERS,
  type RiskTier,
} from '../../../../../schema/vocabulary/registration.ts'
import type { ReviewQueueFilter } from '../../../gql/graphql.ts'

/** What the queue shows; held in the address. Without a word on status it shows what is in review. */
export interface QueueFilter {
  readonly search: string
  readonly statuses: readonly AppVersionStatus[]
  readonly reviewStates: readonly ReviewState[]
  readonly riskTiers: readonly RiskTier[]
  readonly attestation: AttestationAnswer | null
}

const DEFAULT_STATUSES: readonly AppVersionStatus[] = ['IN_REVIEW']
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
    attestation: known(params, 'attestation', ATTESTATION_ANSWERS)[0] ?? null,
  }
}

/** Writes the filter as an address; the usual queue has an empty one. */
export function writeQueueFilter(filter: QueueFilter): URLSearchParams {
  const params = new URLSearchParams()
  if (filter.search) params.set('q', filter.search)
  const isUsual = filter.statuses.join() === DEFAULT_STATUSES.join()
  if (filter.statuses.length === 0) params.set('status', ANY)
  if (!isUsual) for (const status of filter.statuses) params.append('status', status)
  for (const state of filter.reviewStates) params.append('state', state)
  for (const tier of filter.riskTiers) params.append('risk', tier)
  if (filter.attestation) params.set('attestation', filter.attestation)
  return params
}

/** Writes the filter as the server takes it: an empty list is no condition. */
export function toServerFilter(filter: QueueFilter): ReviewQueueFilter {
  return {
    search: filter.search.trim() || null,
    statuses: filter.statuses.length > 0 ? [...filter.statuses] : null,
    reviewStates: filter.reviewStates.length > 0 ? [...filter.reviewStates] : null,
    riskTiers: filter.riskTiers.length > 0 ? [...filter.riskTiers] : null,
    attestation: filter.attestation,
  }
}

function known<Word extends string>(
  params: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word[] {
  const given = params.getAll(name)
  return words.filter((word) => given.includes(word))
}
