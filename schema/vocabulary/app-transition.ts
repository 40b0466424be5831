import type { AppVersionStatus, ReviewState } from './app-status.ts'
import { REVIEWER_ROLES, type Role } from './role.ts'
import type { TransitionGuard } from './transition-guard.ts'

/** Every way a version can move. */
export const APP_VERSION_TRANSITIONS = [
  'SUBMIT',
  'WITHDRAW',
  'REQUEST_CHANGES',
  'RESUBMIT',
  'REJECT',
  'APPROVE',
  'RELEASE',
  'SUPERSEDE',
  'SUSPEND',
  'REINSTATE',
  'RETIRE',
  'DISCARD',
] as const
export type AppVersionTransition = (typeof APP_VERSION_TRANSITIONS)[number]

/** Who may move a version: a role, or the platform itself. */
export type TransitionParty = Role | 'SYSTEM'

/** One row of the lifecycle table. */
export interface TransitionRule {
  readonly transition: AppVersionTransition
  readonly from: AppVersionStatus
  /** The review states it may start from; absent when any will do. */
  readonly fromReviewStates?: readonly ReviewState[]
  /** The next status; null where nothing but an audit event remains. */
  readonly to: AppVersionStatus | null
  readonly toReviewState: ReviewState | null
  readonly by: readonly TransitionParty[]
  readonly requires: readonly TransitionGuard[]
  readonly isReasonRequired: boolean
  readonly isSystemOnly: boolean
}

const VENDOR = ['VENDOR_OWNER', 'DEVELOPER'] as const
const VENDOR_OR_KEY = [...VENDOR, 'SERVICE'] as const
const REVIEWER_OR_ADMIN = [...REVIEWER_ROLES, 'APP_ADMIN'] as const
const WITH_THE_REVIEWER = ['WAITING', 'UNDER_REVIEW'] as const

const DEFAULTS = { toReviewState: null, isReasonRequired: false, isSystemOnly: false } as const

/** The lifecycle of an app version, whole. A transition from two statuses has two rows. */
export const TRANSITIONS: readonly TransitionRule[] = [
  {
    ...DEFAULTS,
    transition: 'SUBMIT',
    from: 'DRAFT',
    to: 'IN_REVIEW',
    toReviewState: 'WAITING',
    by: VENDOR_OR_KEY,
    requires: [
      'SUBMISSION_COMPLETE',
      'VENDOR_PROFILE_COMPLETE',
      'ATTESTATION_ANSWERED',
      'CHANGE_NOTES_GIVEN',
      'SCOPES_JUSTIFIED',
    ],
  },
  {
    ...DEFAULTS,
    transition: 'WITHDRAW',
    from: 'IN_REVIEW',
    to: 'DRAFT',
    by: VENDOR_OR_KEY,
    requires: [],
  },
  {
    ...DEFAULTS,
    transition: 'REQUEST_CHANGES',
    from: 'IN_REVIEW',
    fromReviewStates: WITH_THE_REVIEWER,
    to: 'IN_REVIEW',
    toReviewState: 'CHANGES_REQUESTED',
    by: REVIEWER_OR_ADMIN,
    requires: [],
    isReasonRequired: true,
  },
  {
    ...DEFAULTS,
    transition: 'RESUBMIT',
    from: 'IN_REVIEW',
    fromReviewStates: ['CHANGES_REQUESTED'],
    to: 'IN_REVIEW',
    toReviewState: 'WAITING',
    by: VENDOR_OR_KEY,
    requires: ['SUBMISSION_COMPLETE', 'CHANGE_SUMMARY_GIVEN', 'SCOPES_JUSTIFIED'],
  },
  {
    ...DEFAULTS,
    transition: 'REJECT',
    from: 'IN_REVIEW',
    to: 'REJECTED',
    by: REVIEWER_OR_ADMIN,
    requires: ['REJECTION_CODE_PERMITTED'],
    isReasonRequired: true,
  },
  {
    ...DEFAULTS,
    transition: 'APPROVE',
    from: 'IN_REVIEW',
    fromReviewStates: WITH_THE_REVIEWER,
    to: 'IN_REVIEW',
    toReviewState: 'APPROVED_PENDING_RELEASE',
    by: ['APP_ADMIN'],
    requires: [
      'STAGES_PASSED',
      'SCOPES_DECIDED',
      'VALIDATION_WITHOUT_ERROR',
      'OPERATIONS_PLANNED',
      'DUTIES_SEPARATED',
    ],
  },
  {
    ...DEFAULTS,
    transition: 'RELEASE',
    from: 'IN_REVIEW',
    fromReviewStates: ['APPROVED_PENDING_RELEASE'],
    to: 'LIVE',
    by: ['SYSTEM', 'VENDOR_OWNER', 'APP_ADMIN', 'SERVICE'],
    requires: ['ATTESTATION_CURRENT', 'NO_KILL_SWITCH'],
  },
  {
    ...DEFAULTS,
    transition: 'SUPERSEDE',
    from: 'LIVE',
    to: 'RETIRED',
    by: ['SYSTEM'],
    requires: ['NEWER_VERSION_LIVE'],
    isSystemOnly: true,
  },
  {
    ...DEFAULTS,
    transition: 'SUPERSEDE',
    from: 'SUSPENDED',
    to: 'RETIRED',
    by: ['SYSTEM'],
    requires: ['NEWER_VERSION_LIVE', 'SUSPENSION_RESOLVED'],
    isSystemOnly: true,
  },
  {
    ...DEFAULTS,
    transition: 'SUSPEND',
    from: 'LIVE',
    to: 'SUSPENDED',
    by: ['APP_ADMIN', 'SECURITY_OFFICER'],
    requires: [],
    isReasonRequired: true,
  },
  {
    ...DEFAULTS,
    transition: 'REINSTATE',
    from: 'SUSPENDED',
    to: 'LIVE',
    by: ['APP_ADMIN', 'SECURITY_OFFICER'],
    requires: ['INCIDENT_CLOSED', 'SECOND_PERSON_AFTER_EMERGENCY'],
    isReasonRequired: true,
  },
  {
    ...DEFAULTS,
    transition: 'RETIRE',
    from: 'LIVE',
    to: 'RETIRED',
    by: ['SYSTEM', 'VENDOR_OWNER', 'APP_ADMIN'],
    requires: ['SUNSET_PASSED_OR_REASON'],
  },
  {
    ...DEFAULTS,
    transition: 'RETIRE',
    from: 'SUSPENDED',
    to: 'RETIRED',
    by: ['APP_ADMIN'],
    requires: [],
    isReasonRequired: true,
  },
  {
    ...DEFAULTS,
    transition: 'DISCARD',
    from: 'DRAFT',
    to: null,
    by: VENDOR,
    requires: ['NEVER_SUBMITTED'],
  },
]

/** The transitions as what a person does: the words on the buttons. */
export const APP_VERSION_TRANSITION_NAMES: Readonly<Record<AppVersionTransition, string>> = {
  SUBMIT: 'Submit for review',
  WITHDRAW: 'Withdraw',
  REQUEST_CHANGES: 'Request changes',
  RESUBMIT: 'Submit again',
  REJECT: 'Reject',
  APPROVE: 'Approve',
  RELEASE: 'Release',
  SUPERSEDE: 'Replace by the newer version',
  SUSPEND: 'Suspend',
  REINSTATE: 'Reinstate',
  RETIRE: 'Retire',
  DISCARD: 'Discard the draft',
}
