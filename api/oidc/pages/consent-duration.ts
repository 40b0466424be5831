import {
  CONSENT_DURATIONS,
  type ConsentDuration,
} from '../../../schema/vocabulary/consent-duration.ts'
import { consentEnd, shortestThatServes } from '../../domain/consent-duration.ts'
import { type Html, html } from './html.ts'
import { longDay, type PageOptions, type PlainSentence } from './page-options.ts'

/** What the choice of a time is written with. */
interface DurationFacts {
  /** What the app asks for. */
  requested: readonly string[]
  /** When it ends in any case: with the right to act for somebody. */
  limit: Date | undefined
  /** What was chosen the last time; the shortest that serves, at first. */
  chosen?: ConsentDuration | undefined
}

const NAMES = {
  DAYS_30: '30 days',
  YEAR_1: '1 year',
  UNTIL_REVOKED: 'Until I take it back',
} as const satisfies Readonly<Record<ConsentDuration, PlainSentence>>

/** Writes for how long the app may be allowed, with the day each answer ends (R210). */
export function durationChoice(options: PageOptions, facts: DurationFacts): Html {
  const { t } = options
  const shortest = shortestThatServes(facts.requested)
  const chosen = facts.chosen ?? shortest
  const why =
    shortest === 'DAYS_30'
      ? t('The shortest time is proposed. When it is over, the app has to ask you again.')
      : t('A year is proposed, because this app asks to stay connected: 30 days would cut it off.')
  return html`<fieldset class="gh-choices" aria-describedby="duration-why"><legend>${t('For how long')}</legend>
<p class="gh-hint" id="duration-why">${why}</p>
${CONSENT_DURATIONS.map(
  (
    duration,
  ) => html`<label class="gh-choice"><input type="radio" name="duration" value="${duration}" ${duration === chosen && html`checked`}>
<span class="gh-choice-text"><span class="gh-choice-title">${t(NAMES[duration])}</span>
<span class="gh-choice-detail">${endWords(options, duration, facts.limit)}</span></span></label>`,
)}</fieldset>`
}

function endWords(
  { language, ports, t }: PageOptions,
  duration: ConsentDuration,
  limit: Date | undefined,
): string {
  const end = consentEnd(duration, ports.clock.now(), limit)
  if (!end) return t('It does not end by itself.')
  const day = longDay(language, end)
  return end === limit
    ? t('Until {{day}}, when you no longer act for this person.', { day })
    : t('Until {{day}}.', { day })
}
