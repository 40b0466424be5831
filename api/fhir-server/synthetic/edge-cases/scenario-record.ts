import type { Patient, Resource } from '@medplum/fhirtypes'
import type { House } from '../patient-record.ts'
import type { ScenarioCode } from '../scenarios.ts'

/** Resources of one or more patients that show one scenario. */
export interface ScenarioRecord {
  readonly scenario: ScenarioCode
  readonly resources: readonly Resource[]
}

/** Makes the patients of one or more scenarios in a house. */
export type EdgeCase = (house: House) => ScenarioRecord[]

/** Changes the Patient of a record and leaves the rest. */
export const withPatient = (
  record: readonly Resource[],
  change: (patient: Patient) => Patient,
): Resource[] => record.map((each) => (each.resourceType === 'Patient' ? change(each) : each))
