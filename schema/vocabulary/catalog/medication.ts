import { COMMON, type ScopeCatalogEntry } from './entry.ts'

/** Medicines: what was ordered, dispensed, given and taken. */
export const MEDICATION_ENTRIES: readonly ScopeCatalogEntry[] = [
  {
    ...COMMON,
    resourceType: 'MedicationRequest',
    noun: 'prescriptions',
    detail: 'Medicines that were ordered, with doses and reasons.',
    sensitivity: 'HIGH',
    isWritable: true,
    workflows: ['medication management'],
    defaultFor: ['CLINICAL_DECISION_SUPPORT'],
  },
  {
    ...COMMON,
    resourceType: 'MedicationStatement',
    noun: 'medicines taken',
    detail: 'Medicines reported as taken, including those bought without a prescription.',
    sensitivity: 'HIGH',
    isWritable: true,
    workflows: ['medication management'],
  },
  {
    ...COMMON,
    resourceType: 'MedicationDispense',
    noun: 'medicines handed out',
    detail: 'Medicines given out by a pharmacy.',
    sensitivity: 'HIGH',
    workflows: ['medication management'],
  },
  {
    ...COMMON,
    resourceType: 'MedicationAdministration',
    noun: 'medicines given in hospital',
    detail: 'Doses given during a stay or a visit.',
    sensitivity: 'HIGH',
    workflows: ['medication management'],
  },
  {
    ...COMMON,
    resourceType: 'Medication',
    noun: 'the list of medicines and their ingredients',
    detail: 'Product data only; it does not say who takes what.',
    isPersonal: false,
    sensitivity: 'LOW',
    workflows: ['medication management'],
    defaultFor: ['CLINICAL_DECISION_SUPPORT'],
  },
]
