import { type Html, html } from './html.ts'
import type { PageOptions } from './page-options.ts'

/** One of the things a picker offers. */
interface PickerRow {
  title: string
  /** What tells it from others alike; what is not known is left out. */
  details: readonly (string | false | undefined)[]
  /** The name and the value the form is sent with. */
  field: 'patient' | 'encounter'
  id: string
  /** What the button is called by those who do not see the row. */
  choice: string
}

/** Writes one row of a picker, with the button that chooses it. A detail is broken only where a line cannot hold it. */
export function pickerRow({ t }: PageOptions, row: PickerRow): Html {
  const { choice, field, id, title } = row
  const known = row.details.filter((detail) => detail !== undefined && detail !== false)
  const details = known.map(
    (detail, at) =>
      html`<span class="gh-unbroken">${detail}${at < known.length - 1 && '\u00a0·'}</span> `,
  )
  return html`<li class="gh-permission"><div><p class="gh-permission-text">${title}</p>
<p class="gh-permission-why">${details}</p></div>
<button class="gh-button gh-button-secondary" type="submit" name="${field}" value="${id}" aria-label="${choice}">${t('Choose')}</button></li>`
}
