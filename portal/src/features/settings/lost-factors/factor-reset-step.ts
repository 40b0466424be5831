import { type Range, TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'

/** What an administrator does about a request. */
export type FactorResetStep = 'CHECK' | 'CONFIRM' | 'DECLINE'

interface Copy {
  readonly title: (name: string) => string
  readonly text: (isStaff: boolean) => string
  readonly action: string
  readonly isDangerous: boolean
  /** The words that are asked for; a confirmation asks for none. */
  readonly field?: {
    readonly id: string
    readonly label: string
    readonly description: string
    readonly limit: Range
  }
}

const REMOVED = mark(
  'Every second factor of this person is removed at once, they are signed out everywhere, and are mailed that it was done.',
)

/** What is said and asked at each step. */
export const STEP_COPY: Readonly<Record<FactorResetStep, Copy>> = {
  CHECK: {
    title: (name) => t('Who is {{name}}?', { name }),
    text: (isStaff) =>
      isStaff ? t('Nothing is removed yet: a second administrator has to confirm it.') : t(REMOVED),
    action: mark('I made sure who it is'),
    isDangerous: true,
    field: {
      id: 'identityCheck',
      label: mark('How you made sure'),
      description: mark(
        'Where you met or whom you called, and what proved it. Use a way the hospital knew before, never one given with the request. No numbers of documents.',
      ),
      limit: TEXT_LIMITS.identityCheck,
    },
  },
  CONFIRM: {
    title: (name) => t('Confirm for {{name}}', { name }),
    text: () => t(REMOVED),
    action: mark('Remove the second factors'),
    isDangerous: true,
  },
  DECLINE: {
    title: (name) => t('Decline for {{name}}', { name }),
    text: () => t('Nothing changes. The person is mailed your reason.'),
    action: mark('Decline the request'),
    isDangerous: false,
    field: {
      id: 'reason',
      label: mark('Reason'),
      description: mark('The person reads it.'),
      limit: TEXT_LIMITS.reason,
    },
  },
}
