import { type EncounterSummary, LISTED_VISITS } from '../../queries/access/patients.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { dayIn, type PageOptions } from './page-options.ts'
import { cancelButton } from './patient-page.ts'
import { pickerRow } from './picker-row.ts'

/** What the visit picker shows. */
export interface EncounterFacts {
  action: string
  appName: string
  patientName: string
  encounters: EncounterSummary[]
}

/** Writes the list of visits of one patient. */
export function encounterPage(options: PageOptions, facts: EncounterFacts): Html {
  const { pieces, t } = options
  const { action, appName, encounters, patientName } = facts
  return layout(options, {
    title: t('Choose a visit'),
    content: html`<h1 class="gh-title">${t('Choose a visit')}</h1>
<p class="gh-lead">${pieces('{{app}} wants to know which visit of {{patient}} this is about.', {
      app: html`<strong>${appName}</strong>`,
      patient: patientName,
    })}</p>
<form method="post" action="${action}" class="gh-stack">
${
  encounters.length > 0
    ? html`${encounters.length === LISTED_VISITS && html`<p>${t('These are the {{count}} latest visits.', { count: LISTED_VISITS })}</p>`}
<ul class="gh-permissions">${encounters.map((one) => visit(options, one))}</ul>`
    : html`<div class="gh-empty"><p>${t('There is no visit on record, so the app cannot be opened with one.')}</p></div>`
}
${cancelButton(options)}
</form>`,
  })
}

function visit(options: PageOptions, encounter: EncounterSummary): Html {
  const { known, language, t } = options
  const { id, start } = encounter
  const title = known(encounter.title)
  const day = start && dayIn(language, start.slice(0, 10))
  const choice = day
    ? t('Choose {{title}} on {{day}}', { title, day })
    : t('Choose {{title}}', { title })
  const details = [day, known(encounter.status)]
  return pickerRow(options, { title, details, field: 'encounter', id, choice })
}
