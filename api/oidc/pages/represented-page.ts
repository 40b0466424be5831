import type { RepresentationKind } from '../../../schema/vocabulary/representation.ts'
import { REPRESENTATION_KIND_NAMES } from '../../../schema/vocabulary/representation.ts'
import type { PatientSummary } from '../../queries/access/patients.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { dayIn, type PageOptions } from './page-options.ts'
import { cancelButton } from './patient-page.ts'
import { pickerRow } from './picker-row.ts'

/** Somebody whose record can be opened, and as what. */
export interface ListedPatient extends PatientSummary {
  /** Undefined for the person’s own record. */
  actsAs: RepresentationKind | undefined
}

interface Facts {
  action: string
  appName: string
  patients: ListedPatient[]
}

/** Writes the choice among one’s own record and those of the people one acts for. */
export function representedPage(options: PageOptions, facts: Facts): Html {
  const { pieces, t } = options
  const { action, appName, patients } = facts
  return layout(options, {
    title: t('Whose record?'),
    content: html`<h1 class="gh-title">${t('Whose record?')}</h1>
<p class="gh-lead">${pieces('{{app}} will work with the record of this one person.', {
      app: html`<strong>${appName}</strong>`,
    })}</p>
<form method="post" action="${action}" class="gh-stack">
<ul class="gh-permissions">${patients.map((patient) => choice(options, patient))}</ul>
${cancelButton(options)}
</form>`,
  })
}

function choice(options: PageOptions, patient: ListedPatient): Html {
  const { known, language, t } = options
  const { actsAs, birthDate, id } = patient
  const name = known(patient.name)
  const details = [
    actsAs
      ? t('You act for {{name}}: {{role}}', { name, role: t(REPRESENTATION_KIND_NAMES[actsAs]) })
      : t('Your own record'),
    birthDate && t('born {{date}}', { date: dayIn(language, birthDate) }),
  ]
  const choice = t('Choose {{name}}', { name })
  return pickerRow(options, { title: name, details, field: 'patient', id, choice })
}
