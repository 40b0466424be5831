import { encountersOf, patientById } from '../../queries/access/patients.ts'
import { encounterPage } from '../pages/encounter-page.ts'
import { refusedPage } from '../pages/refused-page.ts'
import { requestIdOf } from '../request-context.ts'
import {
  answer,
  cancel,
  field,
  type InteractionCall,
  launchContextOf,
  type PromptPage,
  proceed,
} from './interaction-call.ts'

/** Which visit of the patient the app shall know about. */
export const chooseEncounter: PromptPage = {
  async show(call) {
    const { app, options, page, req } = call
    const patientId = patientOf(call)
    const fhir = options.ports.upstreamFhir[options.environment]
    const [patient, encounters] = await Promise.all([
      patientById(fhir, patientId),
      encountersOf(fhir, patientId),
    ])
    const appName = app?.appName ?? ''
    const patientName = patient?.name ?? ''
    answer(call, encounterPage(page, { action: req.originalUrl, appName, patientName, encounters }))
  },

  async submit(call) {
    if (field(call, 'action') === 'cancel') return cancel(call)
    const { environment, ports } = call.options
    const encounters = await encountersOf(ports.upstreamFhir[environment], patientOf(call))
    const chosen = encounters.find(({ id }) => id === field(call, 'encounter'))
    // SMART.md CONS-11: the visit belongs to the chosen patient, or there is no token.
    if (!chosen) return answer(call, refusedPage(call.page, requestIdOf(call.req)), 403)
    await proceed(call, { encounter: { id: chosen.id } })
  },
}

function patientOf(call: InteractionCall): string {
  return (call.person && launchContextOf(call, call.person).patient) ?? ''
}
