import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { PasswordJudge, PasswordVerdict } from '../ports/credentials.ts'
import type { BreachLookup } from './file-password-breaches.ts'

/** More is not looked at: the time it takes grows faster than the text. */
const LOOKED_AT = 100
/** Shorter parts of a name are in too many words. */
const NAME_PART_MIN = 3

const PERSONAL = 'Leave out your name, your address and the name of the hospital.'
const LISTED = 'This password is in a list of passwords that were stolen elsewhere.'
const LONGER = 'Add another word or two. Unrelated words make a good password.'

/**
 * Judges with zxcvbn: how many guesses a clever guesser needs, and why. Names and addresses are taken out before:
 * what is left has to be strong by itself.
 */
export function zxcvbnPasswordJudge(isBreached: BreachLookup): PasswordJudge {
  return {
    async judge(password, personal) {
      const { estimator, common } = await loaded()
      const whole = password.slice(0, LOOKED_AT)
      const words = nameParts(personal)
      const rest = without(whole, words)
      const { score, feedback } = estimator.check(rest, words)
      const isListed = common.has(password.toLowerCase()) || (await isBreached(password))
      const advice = [
        ...(isListed ? [LISTED] : []),
        ...(rest === whole ? [] : [PERSONAL]),
        ...(feedback.warning ? [feedback.warning] : []),
        ...feedback.suggestions,
      ]
      return verdict(score, isListed, advice)
    },
  }
}

function verdict(score: number, isBreached: boolean, advice: string[]): PasswordVerdict {
  return { score, isBreached, advice: advice.length ? advice : [LONGER] }
}

/** Names are taken apart: "Ada.Lovelace@vendor.example" is "ada", "lovelace", "vendor", "example". */
function nameParts(personal: readonly string[]): string[] {
  const parts = personal.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u))
  return [...new Set(parts.filter((part) => part.length >= NAME_PART_MIN))]
}

function without(password: string, words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  return longestFirst.reduce((rest, word) => rest.replaceAll(new RegExp(word, 'giu'), ''), password)
}

interface Loaded {
  estimator: ZxcvbnFactory
  /** The bundled list of common passwords. */
  common: ReadonlySet<string>
}

let loading: Promise<Loaded> | undefined

/** Some megabytes of words, read when the first password is judged. */
function loaded(): Promise<Loaded> {
  loading ??= load()
  return loading
}

async function load(): Promise<Loaded> {
  const [{ ZxcvbnFactory: Factory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const estimator = new Factory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  })
  const listed = common.dictionary['passwords-common'].map((word) => String(word).toLowerCase())
  return { estimator, common: new Set(listed) }
}
