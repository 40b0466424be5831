import { personOfAge } from '../patient.ts'
import { patientRecord } from '../patient-record.ts'
import { type EdgeCase, withPatient } from './scenario-record.ts'

/**
 * Makes a chart that was merged into another: inactive, linked to the one that replaced it, with one
 * encounter left behind.
 * @see https://hl7.org/fhir/R4/patient-definitions.html#Patient.link
 */
export const mergedCharts: EdgeCase = (house) => {
  const current = personOfAge(house, 'edge-merged-current', 61)
  const replaced = { ...current, id: 'edge-merged-replaced' }
  const kept = withPatient(patientRecord(current, house), (patient) => ({
    ...patient,
    link: [{ other: { reference: `Patient/${replaced.id}` }, type: 'replaces' }],
  }))
  const [patient, leftBehind] = patientRecord(replaced, house)
  const left = [patient, leftBehind].flatMap((each) => each ?? [])
  const retired = withPatient(left, (chart) => ({
    ...chart,
    active: false,
    link: [{ other: { reference: `Patient/${current.id}` }, type: 'replaced-by' }],
  }))
  return [
    { scenario: 'merged-chart', resources: kept },
    { scenario: 'merged-chart', resources: retired },
  ]
}
