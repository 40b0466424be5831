/** The languages the pages are written in. The first is the one everything else falls back to. */
export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** What each language calls itself: people find their own among words they cannot read. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' }

/** The locale of days and numbers on pages everybody gets alike. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es' }

/** The cookie that keeps the language somebody chose on a page. Scripts may read it. */
export const LANGUAGE_COOKIE = 'gatehouse-language'

/** The parameter of the links that ask for a page in another language. */
export const LANGUAGE_PARAMETER = 'set-language'

/** What is known of the language somebody reads, the strongest word first. */
export interface LanguageWishes {
  /** The `ui_locales` of an authorization request: tags parted by spaces, best first. */
  readonly uiLocales?: string | undefined
  /** What was chosen on a page of ours. */
  readonly chosen?: string | undefined
  /** The header `Accept-Language`. */
  readonly accepted?: string | undefined
}

/** No honest wish is longer. */
const LONGEST_WISH = 1000

/**
 * Finds the language of a page. A tag we have no words for is looked up without its last parts (es-419 is es); what
 * cannot be read as a tag is no wish at all.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest (ui_locales)
 * @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
 * @example
 * languageFor({ accepted: 'fr, es-MX;q=0.9, en;q=0.8' }) // 'es'
 */
export function languageFor({
  uiLocales = '',
  chosen = '',
  accepted = '',
}: LanguageWishes): Language {
  const wishes = [
    ...uiLocales.slice(0, LONGEST_WISH).split(' '),
    chosen,
    ...tagsByWeight(accepted.slice(0, LONGEST_WISH)),
  ]
  for (const wish of wishes) {
    const known = languageOfTag(wish)
    if (known) return known
  }
  return LANGUAGES[0]
}

/** Reads one language tag; undefined when it is none, or none of ours. */
export function languageOfTag(tag: string): Language | undefined {
  const [primary, ...rest] = tag.toLowerCase().split('-')
  const isTag = rest.every((part) => /^[a-z0-9]{1,8}$/.test(part))
  return isTag ? LANGUAGES.find((language) => language === primary) : undefined
}

/** The tags of `Accept-Language`, the dearest first; `*` is anything, which is the first of ours. */
function tagsByWeight(header: string): string[] {
  const weighed = header.split(',').flatMap((entry) => {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim())
    const [parameter = 'q=1'] = parameters
    const weight = /^q=([01](?:\.\d{0,3})?)$/i.exec(parameter)?.[1]
    const tag = range === '*' ? LANGUAGES[0] : range
    return weight && Number(weight) > 0 ? [{ tag, weight: Number(weight) }] : []
  })
  return weighed.sort((a, b) => b.weight - a.weight).map(({ tag }) => tag)
}
