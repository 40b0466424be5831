import {
  ACTIVATION_LIMITS,
  type ActivationState,
} from '../../../../../schema/vocabulary/activation.ts'
import type { Range } from '../../../../../schema/vocabulary/limits.ts'
import { mark } from '../../../lib/i18n/translate.ts'

/** What can become of a request. */
export type ActivationStep = Exclude<ActivationState, 'OPEN'>

interface StepCopy {
  readonly action: string
  readonly text: string
  /** What is asked for in words; nothing where it needs none. */
  readonly words?: { readonly label: string; readonly limit: Range }
  readonly isGrave?: boolean
}

const { reason: REASON } = ACTIVATION_LIMITS

/** What is said, asked and done at each step. */
export const STEPS: Readonly<Record<ActivationStep, StepCopy>> = {
  ACTIVATED: {
    action: mark('Activate'),
    text: mark('The department is told, and hears from now on what becomes of the app.'),
    words: {
      label: mark('Note for the department, if there is something to say'),
      limit: { ...REASON, min: 0 },
    },
  },
  DECLINED: {
    action: mark('Decline'),
    text: mark('The department is told your reason.'),
    words: { label: mark('Reason for the department'), limit: REASON },
    isGrave: true,
  },
  WITHDRAWN: {
    action: mark('Take back'),
    text: mark('The request ends unanswered. Your department can ask again.'),
  },
  ENDED: {
    action: mark('Stop using it'),
    text: mark(
      'The app leaves the collection of the department, which hears no more of it and can ask again.',
    ),
    words: { label: mark('Why the department stops using it'), limit: REASON },
    isGrave: true,
  },
}
