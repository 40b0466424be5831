import type { NoticeFacts } from './facts.ts'
import type { NoticeWords } from './notice-words.ts'

/** Says to people who allow an app that it rests: what that means for them, and not what the hospital looks into. */
export function pausedForPeople({ appName, vendorName }: NoticeFacts): NoticeWords {
  const what = `The hospital has paused ${appName} by ${vendorName}, which you allowed to use health records.`
  const means = 'You cannot open it for now, and it cannot read or change anything.'
  const may = 'You need not do anything; you can take back what you allowed at any time in My apps.'
  return { what: 'paused for now', body: `${what} ${means} ${may}` }
}

/** Says to people who allow an app that it is there again. */
export function backForPeople({ appName, vendorName }: NoticeFacts): NoticeWords {
  const what = `${appName} by ${vendorName}, which the hospital had paused, can be used again.`
  const means = 'What you allowed still stands; sign in to it once more to go on.'
  const may = 'If you no longer want that, take it back in My apps.'
  return { what: 'can be used again', body: `${what} ${means} ${may}` }
}
