import { type EncounterSummary, LISTED_VISITS } from '../../queries/access/patients.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { dayIn, type PageOptions } from './page-options.ts'
import { cancelButton } from './patient-page.ts'

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

function visit({ known, language, t }: PageOptions, encounter: EncounterSummary): Html {
  const { id, start } = encounter
  const title = known(encounter.title)
  const day = start && dayIn(language, start.slice(0, 10))
  const choice = day
    ? t('Choose {{title}} on {{day}}', { title, day })
    : t('Choose {{title}}', { title })
  return html`<li class="gh-permission"><div><p class="gh-permission-text">${title}</p>
<p class="gh-permission-why">${[day, known(encounter.status)].filter(Boolean).join(' · ')}</p></div>
<button class="gh-button gh-button-secondary" type="submit" name="encounter" value="${id}" aria-label="${choice}">${t('Choose')}</button></li>`
}
