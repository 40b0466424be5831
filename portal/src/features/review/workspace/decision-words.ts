import type { AppVersionStatus, ReviewState } from '../../../../../schema/vocabulary/app-status.ts'
import type { AppVersionTransition } from '../../../../../schema/vocabulary/app-transition.ts'
import type { ScopeDecision } from '../../../../../schema/vocabulary/registration.ts'
import { t } from '../../../lib/i18n/translate.ts'

/** What reviewers and admins can do from the bar, the first being the main one. */
export const DECISIONS = [
  'APPROVE',
  'RELEASE',
  'REINSTATE',
  'REQUEST_CHANGES',
  'REJECT',
  'SUSPEND',
  'RETIRE',
] as const satisfies readonly AppVersionTransition[]

interface Decidable {
  readonly status: AppVersionStatus
  readonly reviewState?: ReviewState | null
  readonly allowedTransitions: readonly AppVersionTransition[]
  readonly scopes: readonly { readonly decision: ScopeDecision }[]
}

/** Says in one line what a decision now would do, or why there is none to take. */
export function decisionWords(version: Decidable): string {
  const may = (transition: AppVersionTransition) => version.allowedTransitions.includes(transition)
  const granted = version.scopes.filter(
    ({ decision }) => decision === 'GRANTED' || decision === 'NARROWED',
  ).length
  if (may('APPROVE')) {
    return t(
      'Approving grants {{granted}} of {{all}} scopes and opens the way to the gallery. Every decision is written to the audit log and mailed to the vendor.',
      { granted, all: version.scopes.length },
    )
  }
  if (may('RELEASE')) return t('Releasing lists the app at once and retires the version before it.')
  if (may('REINSTATE')) return t('Suspended: nobody can use the app until it is reinstated.')
  if (may('SUSPEND')) return t('Live. Suspending cuts every session and hides the listing at once.')
  if (may('REQUEST_CHANGES')) {
    return t('You can ask for changes or reject; approving is for an app admin.')
  }
  return may('REJECT') ? `${whyNot(version)} ${t('You can still reject it.')}` : whyNot(version)
}

function whyNot({ status, reviewState }: Decidable): string {
  if (reviewState === 'CHANGES_REQUESTED') return t('Waiting for the vendor to make the changes.')
  if (reviewState === 'APPROVED_PENDING_RELEASE')
    return t('Approved. Waiting for the vendor to release it.')
  if (status === 'REJECTED' || status === 'RETIRED')
    return t('This is final: there is nothing to decide.')
  return t('You can read this submission. Deciding on it is for others.')
}
