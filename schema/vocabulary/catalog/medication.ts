import { COMMON, type ScopeCatalogEntry } from './entry.ts'

/** Medicines: what was ordered, dispensed, given and taken. */
export const MEDICATION_ENTRIES: readonly ScopeCatalogEntry[] = [
  {
    ...COMMON,
    resourceType: 'MedicationRequest',
    noun: 'prescriptions',
    detail: 'Medicines that were ordered, with doses and reasons.',
    es: {
      noun: 'las recetas',
      detail: 'Medicamentos que se recetaron, con dosis y motivos.',
    },
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
    es: {
      noun: 'la medicación habitual',
      detail: 'Medicamentos que se ha dicho que se toman, también los comprados sin receta.',
    },
    sensitivity: 'HIGH',
    isWritable: true,
    workflows: ['medication management'],
  },
  {
    ...COMMON,
    resourceType: 'MedicationDispense',
    noun: 'medicines handed out',
    detail: 'Medicines given out by a pharmacy.',
    es: {
      noun: 'los medicamentos entregados',
      detail: 'Medicamentos entregados por una farmacia.',
    },
    sensitivity: 'HIGH',
    workflows: ['medication management'],
  },
  {
    ...COMMON,
    resourceType: 'MedicationAdministration',
    noun: 'medicines given in hospital',
    detail: 'Doses given during a stay or a visit.',
    es: {
      noun: 'los medicamentos administrados en el hospital',
      detail: 'Dosis administradas durante una estancia o una visita.',
    },
    sensitivity: 'HIGH',
    workflows: ['medication management'],
  },
  {
    ...COMMON,
    resourceType: 'Medication',
    noun: 'the list of medicines and their ingredients',
    detail: 'Product data only; it does not say who takes what.',
    es: {
      noun: 'la lista de medicamentos y sus ingredientes',
      detail: 'Solo datos de productos; no dice quién toma qué.',
    },
    isPersonal: false,
    sensitivity: 'LOW',
    workflows: ['medication management'],
    defaultFor: ['CLINICAL_DECISION_SUPPORT'],
  },
]
