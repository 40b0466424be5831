import { patientAccess } from '../../domain/patient-access.ts'
import { type PatientCriteria, patientById, searchPatients } from '../../queries/access/patients.ts'
import { noPatientsPage, patientPage } from '../pages/patient-page.ts'
import { refusedPage } from '../pages/refused-page.ts'
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
    if (!mayChoose(call)) return answer(call, noPatientsPage(page, { action: req.originalUrl }))
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
      id && mayChoose(call) ? await patientById(ports.upstreamFhir[environment], id) : undefined
    // SMART.md CONS-09: an id that was not offered never becomes a token.
    if (!patient) return answer(call, refusedPage(call.page, requestIdOf(call.req)), 403)
    await proceed(call, { patient: { id: patient.id } })
  },
}

function mayChoose({ options, person }: InteractionCall): boolean {
  return person !== undefined && patientAccess(options.environment, person).kind === 'ANY'
}

function criteriaOf({ req }: InteractionCall): PatientCriteria {
  const text = (name: string) => {
    const value = req.query[name]
    const typed = typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : ''
    return typed ? typed.slice(0, 100) : undefined
  }
  const birthDate = text('birthdate')
  return {
    name: text('name'),
    birthDate: birthDate && /^\d{4}(-\d{2}){0,2}$/.test(birthDate) ? birthDate : undefined,
    identifier: text('identifier'),
  }
}
