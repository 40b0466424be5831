/** Markup that is safe to send: everything that came from outside is escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in markup. */
export type Part = Html | string | number | false | null | undefined | readonly Part[]

/**
 * Writes markup; values are escaped, markup is kept, lists are joined, and what is false or absent is nothing.
 *
 * @example
 * html`<p>${'<b>'}</p>`.text // '<p>&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  const written = values.map((value, i) => spell(value) + strings[i + 1])
  return new Html((strings[0] ?? '') + written.join(''))
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function spell(value: Part): string {
  if (value === false || value === null || value === undefined) return ''
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(spell).join('')
  return String(value).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}
