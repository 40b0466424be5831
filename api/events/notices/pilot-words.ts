import type { NoticeFacts } from './facts.ts'
import type { NoticeWords, Side } from './notice-words.ts'

/** Says that listed people may use a version from now on. */
export function pilotStarted(facts: NoticeFacts, side: Side): NoticeWords {
  const body =
    side === 'PERSON'
      ? `You are on the list of people who try out ${versionOf(facts)} by ${facts.vendorName} before everybody does, until ${lastDay(facts)}.`
      : `Listed people of the hospital use ${versionOf(facts)} in production until ${lastDay(facts)}.`
  return { what: 'a pilot starts', body }
}

/** Says when a pilot is over by itself, some days before. */
export function pilotEnding(facts: NoticeFacts, side: Side): NoticeWords {
  const { days } = facts.detail
  const left = days === 1 ? '1 day' : `${days} days`
  const what = 'a pilot ends soon'
  const body = `The pilot of ${versionOf(facts)} is over in ${left}, on ${lastDay(facts)}.`
  return side === 'PERSON'
    ? { what, body: `${body} You cannot open it after that.` }
    : { what, body }
}

/** Says that a pilot is over, and to those who have to do with it, why. */
export function pilotEnded(facts: NoticeFacts, side: Side): NoticeWords {
  const { reason } = facts.detail
  return {
    what: 'a pilot is over',
    body: `The pilot of ${versionOf(facts)} is over. Nobody opens it any more, and nothing it was given works.`,
    ...(side !== 'PERSON' && reason ? { quote: { label: 'Reason:', text: reason } } : {}),
  }
}

function lastDay({ detail }: NoticeFacts): string {
  return detail.pilot?.endsOn ?? ''
}

function versionOf({ appName, version }: NoticeFacts): string {
  return version ? `version ${version.number} of ${appName}` : appName
}
