import {
  listedPatients,
  mayOpenRecord,
  type PatientAccess,
  patientAccess,
  representationOf,
} from '../../domain/patient-access.ts'
import { type PatientCriteria, patientById, searchPatients } from '../../queries/access/patients.ts'
import { noPatientsPage, patientPage } from '../pages/patient-page.ts'
import { refusedPage } from '../pages/refused-page.ts'
import { representedPage } from '../pages/represented-page.ts'
import { requestIdOf } from '../request-context.ts'
import {
  answer,
  cancel,
  field,
  type InteractionCall,
  type PromptPage,
  proceed,
} from './interaction-call.ts'

/** For a person who may open several records: which one the app shall get. */
export const choosePatient: PromptPage = {
  async show(call) {
    const { app, options, page, req } = call
    const access = accessOf(call)
    if (access.kind === 'LISTED') return answer(call, await listed(call, access))
    if (access.kind === 'NONE')
      return answer(call, noPatientsPage(page, { action: req.originalUrl }))
    const criteria = criteriaOf(call)
    const isSearch = Object.values(criteria).some(Boolean)
    const fhir = options.ports.upstreamFhir[options.environment]
    // Made-up patients may be listed unasked; real ones only to somebody who knows whom they look for.
    const isListed = isSearch || options.environment === 'SANDBOX'
    const found = isListed ? await searchPatients(fhir, criteria) : undefined
    const action = req.originalUrl.split('?')[0] ?? ''
    answer(call, patientPage(page, { action, appName: app?.appName ?? '', criteria, found }))
  },

  async submit(call) {
    if (field(call, 'action') === 'cancel') return cancel(call)
    const id = field(call, 'patient')
    const { environment, ports } = call.options
    const patient =
      id && mayOpenRecord(accessOf(call), id)
        ? await patientById(ports.upstreamFhir[environment], id)
        : undefined
    // SMART.md CONS-09: an id that was not offered never becomes a token.
    if (!patient) return answer(call, refusedPage(call.page, requestIdOf(call.req)), 403)
    await proceed(call, { patient: { id: patient.id } })
  },
}

function accessOf({ options, person }: InteractionCall): PatientAccess {
  return person ? patientAccess(options.environment, person) : { kind: 'NONE' }
}

/** Exactly the patients this person may open: their own record, and those of the people they act for. */
async function listed(call: InteractionCall, access: PatientAccess) {
  const { app, options, page, req } = call
  const fhir = options.ports.upstreamFhir[options.environment]
  const found = await Promise.all(listedPatients(access).map((id) => patientById(fhir, id)))
  const patients = found
    .filter((patient) => patient !== undefined)
    .map((patient) => ({ ...patient, actsAs: representationOf(access, patient.id)?.kind }))
  const action = req.originalUrl.split('?')[0] ?? ''
  return representedPage(page, { action, appName: app?.appName ?? '', patients })
}

function criteriaOf({ req }: InteractionCall): PatientCriteria {
  const text = (name: string) => {
    const value = req.query[name]
    const typed = typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : ''
    return typed ? typed.slice(0, 100) : undefined
  }
  return {
    name: text('name'),
    birthDate: text('birthdate'),
    identifier: text('identifier'),
  }
}
