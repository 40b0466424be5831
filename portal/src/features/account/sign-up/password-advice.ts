import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'

/** How a password stands, with one thing to do about it. */
export interface PasswordAdvice {
  /** 0 to 100, for the bar. */
  readonly score: number
  readonly word: 'Too short' | 'Weak' | 'Fair' | 'Strong'
  readonly hint: string
}

const COMMON = ['password', 'passwort', 'qwerty', '123456', 'letmein', 'welcome', 'gatehouse']
const FAIR_LENGTH = 16
const STRONG_LENGTH = 20

/**
 * Advises on a password while it is typed; the server has the last word. Length counts, rules
 * about signs and digits do not.
 *
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html section 3.1.1.2
 */
export function advisePassword(password: string, personal: readonly string[]): PasswordAdvice {
  const length = textLength(password)
  const { min } = TEXT_LIMITS.password
  if (length < min) {
    return {
      score: (length / min) * 25,
      word: 'Too short',
      hint: `At least ${min} characters. A few unrelated words make a good password.`,
    }
  }
  const weakness = weaknessOf(password.toLowerCase(), personal)
  if (weakness) return { score: 35, word: 'Weak', hint: weakness }
  if (length < FAIR_LENGTH)
    return { score: 60, word: 'Fair', hint: 'One more word makes it strong.' }
  return { score: length < STRONG_LENGTH ? 85 : 100, word: 'Strong', hint: 'Good.' }
}

function weaknessOf(password: string, personal: readonly string[]): string | undefined {
  const parts = personal.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u))
  if (parts.some((part) => part.length > 2 && password.includes(part))) {
    return 'Leave out your name and your address.'
  }
  if (COMMON.some((word) => password.includes(word))) return 'Leave out words that everybody uses.'
  if (new Set(password).size < 6) return 'Use more different characters.'
  return undefined
}
