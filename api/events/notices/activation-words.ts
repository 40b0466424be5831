import type { NoticeFacts } from './facts.ts'
import type { NoticeWords } from './notice-words.ts'

/** Says to a department what became of its request, and when the hospital takes the app away from it again. */
export function activationAnswered(facts: NoticeFacts): NoticeWords {
  const { reason } = facts.detail
  return { ...answer(facts), ...(reason ? { quote: { label: 'Reason:', text: reason } } : {}) }
}

function answer({ appName, detail: { activation } }: NoticeFacts): NoticeWords {
  const department = activation?.department ?? 'your department'
  switch (activation?.state) {
    case 'ACTIVATED':
      return {
        what: 'activated for your department',
        body: `${appName} was activated for ${department}.`,
      }
    case 'ENDED':
      return {
        what: 'no longer activated for your department',
        body: `The hospital ended the activation of ${appName} for ${department}. You can ask again.`,
      }
    default:
      return {
        what: 'not activated for your department',
        body: `The hospital declined ${appName} for ${department}.`,
      }
  }
}
