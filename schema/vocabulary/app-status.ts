/** The stored status of an app version. */
export const APP_VERSION_STATUSES = [
  'DRAFT',
  'IN_REVIEW',
  'LIVE',
  'REJECTED',
  'SUSPENDED',
  'RETIRED',
] as const
export type AppVersionStatus = (typeof APP_VERSION_STATUSES)[number]

/** Where a version stands within its review; only versions IN_REVIEW have one. */
export const REVIEW_STATES = [
  'WAITING',
  'UNDER_REVIEW',
  'CHANGES_REQUESTED',
  'APPROVED_PENDING_RELEASE',
] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** Why a version is suspended: by decision, or because seconds counted (LIFECYCLE D3). */
export const SUSPENSION_KINDS = ['ORDINARY', 'EMERGENCY'] as const
export type SuspensionKind = (typeof SUSPENSION_KINDS)[number]

/** The marketplace's own word for a version, always computed. */
export const MARKETPLACE_LABELS = [
  'DRAFT',
  'SANDBOX_APPROVED',
  'PRODUCTION_APPROVED',
  'SUSPENDED',
  'RETIRED',
] as const
export type MarketplaceLabel = (typeof MARKETPLACE_LABELS)[number]

/** Statuses without a way out: a new attempt is a new version. */
export const TERMINAL_STATUSES = ['REJECTED', 'RETIRED'] as const satisfies AppVersionStatus[]

export const APP_VERSION_STATUS_NAMES: Readonly<Record<AppVersionStatus, string>> = {
  DRAFT: 'Draft',
  IN_REVIEW: 'In Review',
  LIVE: 'Live',
  REJECTED: 'Rejected',
  SUSPENDED: 'Suspended',
  RETIRED: 'Retired',
}

/** What each status means for the people concerned, in one sentence. */
export const APP_VERSION_STATUS_MEANINGS: Readonly<Record<AppVersionStatus, string>> = {
  DRAFT: 'Being written. Only the vendor sees it.',
  IN_REVIEW: 'Submitted, and waiting for the decision of the reviewers.',
  LIVE: 'Approved: listed in the gallery and able to use the access it was granted.',
  REJECTED: 'Does not meet the requirements. The reason was sent; a new version can be submitted.',
  SUSPENDED: 'Stopped by the hospital. Nobody can use it until it is reinstated.',
  RETIRED: 'Replaced by a newer version or withdrawn for good.',
}

export const REVIEW_STATE_NAMES: Readonly<Record<ReviewState, string>> = {
  WAITING: 'Waiting for a reviewer',
  UNDER_REVIEW: 'Under review',
  CHANGES_REQUESTED: 'Changes requested',
  APPROVED_PENDING_RELEASE: 'Approved, waiting for release',
}

export const MARKETPLACE_LABEL_NAMES: Readonly<Record<MarketplaceLabel, string>> = {
  DRAFT: 'Draft',
  SANDBOX_APPROVED: 'Sandbox approved',
  PRODUCTION_APPROVED: 'Production approved',
  SUSPENDED: 'Suspended',
  RETIRED: 'Retired',
}

/** Says whether a status has no way out. */
export function isTerminal(status: AppVersionStatus): boolean {
  return TERMINAL_STATUSES.some((terminal) => terminal === status)
}

/** Names a version as the marketplace does; a rejected version has no such name. */
export function marketplaceLabel(
  status: AppVersionStatus,
  isTechnicallyValidated: boolean,
): MarketplaceLabel | undefined {
  switch (status) {
    case 'IN_REVIEW':
      return isTechnicallyValidated ? 'SANDBOX_APPROVED' : 'DRAFT'
    case 'LIVE':
      return 'PRODUCTION_APPROVED'
    case 'REJECTED':
      return undefined
    case 'DRAFT':
    case 'SUSPENDED':
    case 'RETIRED':
      return status
  }
}
