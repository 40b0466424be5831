import type { PatientCriteria, PatientSummary } from '../../queries/access/patients.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'

/** What the patient picker shows. */
export interface PatientFacts {
  /** Where both forms go. */
  action: string
  appName: string
  criteria: PatientCriteria
  /** Undefined before the first search. */
  found: PatientSummary[] | undefined
}

/** Writes the patient picker: a search by name, birth date or record number, and what it found. */
export function patientPage(options: AuthorizationServerOptions, facts: PatientFacts): Html {
  const { action, appName, criteria, found } = facts
  return layout(options, {
    title: 'Choose a patient',
    content: html`<h1 class="gh-title">Choose a patient</h1>
<p class="gh-lead"><strong>${appName}</strong> will work with the record of this one patient.</p>
<form method="get" action="${action}" class="gh-stack" role="search">
${searchField({ id: 'name', label: 'Name', value: criteria.name, type: 'search' })}
${searchField({ id: 'birthdate', label: 'Date of birth', value: criteria.birthDate, type: 'date' })}
${searchField({ id: 'identifier', label: 'Medical record number', value: criteria.identifier, type: 'search' })}
<div class="gh-actions"><button class="gh-button" type="submit">Search</button></div>
</form>
<form method="post" action="${action}" class="gh-stack">
${found && results(found)}
${cancelButton()}
</form>`,
  })
}

/** Says that there is no record this person may open; all they can do is go back. */
export function noPatientsPage(
  options: AuthorizationServerOptions,
  { action }: { action: string },
): Html {
  return layout(options, {
    title: 'No record to open',
    content: html`<h1 class="gh-title">There is no record you can open</h1>
<p class="gh-lead">The app needs a patient’s record. Your account is not linked to one, and it is not one of those
that may look up patients. If you think it should be, write to
<a href="mailto:${options.organization.settings.supportEmail}">${options.organization.settings.supportEmail}</a>.</p>
<form method="post" action="${action}">${cancelButton('Back to the app')}</form>`,
  })
}

/** The button that ends the authorization. */
export function cancelButton(label = 'Cancel'): Html {
  return html`<div class="gh-actions"><button class="gh-button gh-button-secondary" type="submit" name="action" value="cancel" formnovalidate>${label}</button></div>`
}

function searchField(field: {
  id: string
  label: string
  value: string | undefined
  type: string
}): Html {
  const { id, label, type, value } = field
  return html`<div class="gh-field"><label class="gh-label" for="${id}">${label}</label>
<input class="gh-input" id="${id}" name="${id}" type="${type}" maxlength="100" autocomplete="off" value="${value ?? ''}"></div>`
}

function results(found: PatientSummary[]): Html {
  if (found.length === 0) {
    return html`<div class="gh-empty" role="status"><p>No patient was found. Check the spelling, or search by record number.</p></div>`
  }
  const count = found.length === 1 ? 'One patient found' : `${found.length} patients found`
  return html`<div role="status"><h2 class="gh-heading">${count}</h2></div>
<ul class="gh-permissions">${found.map(result)}</ul>`
}

function result({ birthDate, gender, id, name, recordNumber }: PatientSummary): Html {
  const details = [
    birthDate && `born ${birthDate}`,
    gender,
    recordNumber && `record number ${recordNumber}`,
  ]
  return html`<li class="gh-permission"><div><p class="gh-permission-text">${name}</p>
<p class="gh-permission-why">${details.filter(Boolean).join(' · ')}</p></div>
<button class="gh-button gh-button-secondary" type="submit" name="patient" value="${id}" aria-label="Choose ${name}${birthDate && `, born ${birthDate}`}">Choose</button></li>`
}
