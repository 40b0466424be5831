import type { ActivationAnswer } from '../../../../../schema/vocabulary/activation.ts'
import { mark } from '../../../lib/i18n/translate.ts'

/** What is said and done at each answer, and when a request is taken back. */
export const ANSWERS: Readonly<
  Record<ActivationAnswer | 'WITHDRAWN', { readonly action: string; readonly text: string }>
> = {
  ACTIVATED: {
    action: mark('Activate'),
    text: mark('The department is told, and hears from now on what becomes of the app.'),
  },
  DECLINED: { action: mark('Decline'), text: mark('The department is told your reason.') },
  WITHDRAWN: {
    action: mark('Take back'),
    text: mark('The request ends unanswered. Your department can ask again.'),
  },
}
