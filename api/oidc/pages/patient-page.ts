import { plural } from '../../../schema/vocabulary/words.ts'
import type {
  FoundPatients,
  PatientCriteria,
  PatientSummary,
} from '../../queries/access/patients.ts'
import { type Html, html } from './html.ts'
import { layout, supportLink } from './layout.ts'
import { dayIn, type PageOptions } from './page-options.ts'
import { pickerRow } from './picker-row.ts'

/** What the patient picker shows. */
export interface PatientFacts {
  /** Where both forms go. */
  action: string
  appName: string
  criteria: PatientCriteria
  /** Undefined before the first search. */
  found: FoundPatients | undefined
}

/** Writes the patient picker: a search by name, birth date or record number, and what it found. */
export function patientPage(options: PageOptions, facts: PatientFacts): Html {
  const { pieces, t } = options
  const { action, appName, criteria, found } = facts
  return layout(options, {
    title: t('Choose a patient'),
    content: html`<h1 class="gh-title">${t('Choose a patient')}</h1>
<p class="gh-lead">${pieces('{{app}} will work with the record of this one patient.', {
      app: html`<strong>${appName}</strong>`,
    })}</p>
<form method="get" action="${action}" class="gh-stack" role="search">
${searchField({ id: 'name', label: t('Name'), value: criteria.name, type: 'search' })}
${searchField({ id: 'birthdate', label: t('Date of birth'), value: criteria.birthDate, type: 'date' })}
${searchField({ id: 'identifier', label: t('Medical record number'), value: criteria.identifier, type: 'search' })}
<div class="gh-actions"><button class="gh-button" type="submit">${t('Search')}</button></div>
</form>
<form method="post" action="${action}" class="gh-stack">
${found && results(options, found)}
${cancelButton(options)}
</form>`,
  })
}

/** Says that there is no record this person may open; all they can do is go back. */
export function noPatientsPage(options: PageOptions, { action }: { action: string }): Html {
  const { pieces, t } = options
  return layout(options, {
    title: t('No record to open'),
    content: html`<h1 class="gh-title">${t('There is no record you can open')}</h1>
<p class="gh-lead">${pieces(
      'The app needs a patient’s record. Your account is not linked to one, and it is not one of those that may look up patients. If you think it should be, write to {{address}}.',
      { address: supportLink(options) },
    )}</p>
<form method="post" action="${action}">${cancelButton(options, t('Back to the app'))}</form>`,
  })
}

/** The button that ends the authorization. */
export function cancelButton({ t }: PageOptions, label = t('Cancel')): Html {
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

function results(options: PageOptions, { hasMore, patients: found }: FoundPatients): Html {
  const { language, t } = options
  if (found.length === 0) {
    return html`<div class="gh-empty" role="status"><p>${t('No patient was found. Check the spelling, or search by record number.')}</p></div>`
  }
  const count = plural(language, found.length, {
    one: t('One patient found'),
    other: t('{{count}} patients found', { count: found.length }),
  })
  return html`<div role="status"><h2 class="gh-heading">${hasMore ? t('The first {{count}} patients', { count: found.length }) : count}</h2>
${hasMore && html`<p>${t('More patients fit. Add a part of the name, the date of birth or the record number to find others.')}</p>`}</div>
<ul class="gh-permissions">${found.map((patient) => result(options, patient))}</ul>`
}

function result(options: PageOptions, patient: PatientSummary): Html {
  const { known, language, t } = options
  const { gender, id, recordNumber } = patient
  const name = known(patient.name)
  const date = patient.birthDate && dayIn(language, patient.birthDate)
  const details = [
    date && t('born {{date}}', { date }),
    gender && known(gender),
    recordNumber && t('record number {{number}}', { number: recordNumber }),
  ]
  const choice = date
    ? t('Choose {{name}}, born {{date}}', { name, date })
    : t('Choose {{name}}', { name })
  return pickerRow(options, { title: name, details, field: 'patient', id, choice })
}
