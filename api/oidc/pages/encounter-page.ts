import type { EncounterSummary } from '../../queries/access/patients.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { cancelButton } from './patient-page.ts'

/** What the visit picker shows. */
export interface EncounterFacts {
  action: string
  appName: string
  patientName: string
  encounters: EncounterSummary[]
}

/** Writes the list of visits of one patient. */
export function encounterPage(options: AuthorizationServerOptions, facts: EncounterFacts): Html {
  const { action, appName, encounters, patientName } = facts
  return layout(options, {
    title: 'Choose a visit',
    content: html`<h1 class="gh-title">Choose a visit</h1>
<p class="gh-lead"><strong>${appName}</strong> wants to know which visit of ${patientName} this is about.</p>
<form method="post" action="${action}" class="gh-stack">
${
  encounters.length > 0
    ? html`<ul class="gh-permissions">${encounters.map(visit)}</ul>`
    : html`<div class="gh-empty"><p>There is no visit on record, so the app cannot be opened with one.</p></div>`
}
${cancelButton()}
</form>`,
  })
}

function visit({ id, start, status, title }: EncounterSummary): Html {
  const day = start?.slice(0, 10)
  return html`<li class="gh-permission"><div><p class="gh-permission-text">${title}</p>
<p class="gh-permission-why">${[day, status].filter(Boolean).join(' · ')}</p></div>
<button class="gh-button gh-button-secondary" type="submit" name="encounter" value="${id}" aria-label="Choose ${title}${day && ` on ${day}`}">Choose</button></li>`
}
