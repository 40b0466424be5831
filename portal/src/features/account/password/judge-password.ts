import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import {
  PASSWORD_SCORE_MIN,
  TEXT_LIMITS,
  textLength,
} from '../../../../../schema/vocabulary/limits.ts'
import { heard } from '../../../lib/i18n/heard.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'

/** How a password stands, with one thing to do about it. */
export interface PasswordAdvice {
  /** 0 to 4. */
  readonly score: number
  readonly word: 'Too short' | 'Weak' | 'Fair' | 'Strong' | 'Very strong'
  readonly hint: string
}

/** More is not looked at: the time it takes grows faster than the text. */
const LOOKED_AT = 100
const NAME_PART_MIN = 3
const WORDS = [
  mark('Weak'),
  mark('Weak'),
  mark('Fair'),
  mark('Strong'),
  mark('Very strong'),
] as const

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
})

/**
 * Advises on a password while it is typed, as the server will judge it; the server has the last word. Heavy with words:
 * loaded when a form needs it.
 */
export function judgePassword(password: string, personal: readonly string[]): PasswordAdvice {
  const { min } = TEXT_LIMITS.password
  if (textLength(password) < min) {
    return { score: 0, word: mark('Too short'), hint: t('At least {{min}} characters.', { min }) }
  }
  const names = namesIn(personal)
  const whole = password.slice(0, LOOKED_AT)
  const rest = names.reduce((text, name) => text.replaceAll(new RegExp(name, 'giu'), ''), whole)
  const { feedback, score } = estimator.check(rest, names)
  if (score >= PASSWORD_SCORE_MIN) return { score, word: WORDS[score], hint: t('Good.') }
  const advice = [
    ...(rest === whole ? [] : [t('Leave out names and addresses of yours and of the hospital.')]),
    ...(feedback.warning ? [heard(feedback.warning)] : []),
    ...feedback.suggestions.map(heard),
  ]
  return { score, word: WORDS[score], hint: advice[0] ?? t('Add another word or two.') }
}

function namesIn(personal: readonly string[]): string[] {
  const parts = personal.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u))
  const names = new Set(parts.filter((part) => part.length >= NAME_PART_MIN))
  return [...names].sort((a, b) => b.length - a.length)
}
