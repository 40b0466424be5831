import type { AppVersionStatus } from '../../../../schema/vocabulary/app-status.ts'
import {
  APP_VERSION_TRANSITION_NAMES,
  type AppVersionTransition,
  TRANSITIONS,
} from '../../../../schema/vocabulary/app-transition.ts'
import { GUARDS_MET_BY_A_REASON } from '../../../../schema/vocabulary/transition-guard.ts'
import { mark, t } from '../../lib/i18n/translate.ts'

/** How one transition is asked for: the words of its dialog. */
export interface TransitionCopy {
  readonly label: string
  /** What will happen, told before it does. */
  readonly consequence: string
  readonly reasonLabel: string
  /** Whether the deed cuts people off or cannot be taken back. */
  readonly isGrave: boolean
}

const CONSEQUENCES: Readonly<Record<AppVersionTransition, string>> = {
  SUBMIT: mark('The reviewers are told, and the fields are locked until they decide.'),
  WITHDRAW: mark(
    'The version leaves the review queue and becomes a draft again. You can change it.',
  ),
  REQUEST_CHANGES: mark(
    'The vendor gets your reason as a message and by mail, and can edit the fields again. The version stays in review.',
  ),
  RESUBMIT: mark(
    'The version goes back to the reviewers, and the fields are locked until they decide.',
  ),
  REJECT: mark(
    'Final for this version. The vendor gets the reason by mail and can only submit a new version.',
  ),
  APPROVE: mark(
    'The version is approved. It goes live at once, unless the hospital lets vendors release: then it waits for them. Where the risk is high, it waits for the approval of a second person first.',
  ),
  RELEASE: mark(
    'The version goes live: it is listed in the gallery, gets its access, and replaces the version that is live now.',
  ),
  SUPERSEDE: mark('A newer version replaces this one.'),
  SUSPEND: mark(
    'At once, nobody can use the app: its client is disabled, its tokens are revoked and its listing is hidden. The vendor gets the reason.',
  ),
  REINSTATE: mark(
    'The client and the listing come back. Ended sessions do not: people sign in again.',
  ),
  RETIRE: mark(
    'Final for this version. Its client is disabled, its tokens are revoked and its listing is removed.',
  ),
  DISCARD: mark('The draft is deleted for good. Nothing but an entry in the audit log remains.'),
}

const REASON_LABELS: Readonly<Partial<Record<AppVersionTransition, string>>> = {
  RESUBMIT: mark('What you changed'),
  REINSTATE: mark('How it was resolved'),
  APPROVE: mark('Note'),
  RELEASE: mark('Note'),
}

const GRAVE: readonly AppVersionTransition[] = ['REJECT', 'SUSPEND', 'RETIRE', 'DISCARD']

/** Finds the words for a transition. */
export function transitionCopy(transition: AppVersionTransition): TransitionCopy {
  return {
    label: t(APP_VERSION_TRANSITION_NAMES[transition]),
    consequence: t(CONSEQUENCES[transition]),
    reasonLabel: t(REASON_LABELS[transition] ?? 'Reason'),
    isGrave: GRAVE.includes(transition),
  }
}

/** Says whether a reason has to be given: by the lifecycle table, or by one of its guards. */
export function isReasonNeeded(transition: AppVersionTransition, from: AppVersionStatus): boolean {
  return TRANSITIONS.some(
    (rule) =>
      rule.transition === transition &&
      rule.from === from &&
      (rule.isReasonRequired ||
        rule.requires.some((guard) => GUARDS_MET_BY_A_REASON.includes(guard))),
  )
}

/** Says whether a reason can be given at all; for the others the dialog only asks whether. */
export function isReasonAsked(transition: AppVersionTransition, from: AppVersionStatus): boolean {
  return isReasonNeeded(transition, from) || transition === 'APPROVE' || transition === 'RELEASE'
}
