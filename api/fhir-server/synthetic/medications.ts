/** RxNorm clinical drugs. */
export const medications = {
  lisinopril: {
    rxnorm: ['314076', 'lisinopril 10 MG Oral Tablet'],
    dosage: 'Take one tablet once a day',
    timesPerDay: 1,
  },
  hydrochlorothiazide: {
    rxnorm: ['310798', 'hydrochlorothiazide 25 MG Oral Tablet'],
    dosage: 'Take one tablet in the morning',
    timesPerDay: 1,
  },
  metformin: {
    rxnorm: ['860975', '24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet'],
    dosage: 'Take one tablet with the evening meal',
    timesPerDay: 1,
  },
  simvastatin: {
    rxnorm: ['312961', 'simvastatin 20 MG Oral Tablet'],
    dosage: 'Take one tablet at bedtime',
    timesPerDay: 1,
  },
  albuterol: {
    rxnorm: ['2123111', 'NDA020503 200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler'],
    dosage: 'Two puffs every four to six hours as needed',
    timesPerDay: 4,
    isAsNeeded: true,
  },
  fluoxetine: {
    rxnorm: ['310385', 'fluoxetine 20 MG Oral Capsule'],
    dosage: 'Take one capsule in the morning',
    timesPerDay: 1,
  },
  omeprazole: {
    rxnorm: ['198051', 'omeprazole 20 MG Delayed Release Oral Capsule'],
    dosage: 'Take one capsule before breakfast',
    timesPerDay: 1,
  },
  warfarin: {
    rxnorm: ['855332', 'warfarin sodium 5 MG Oral Tablet'],
    dosage: 'Take as directed by the anticoagulation clinic',
    timesPerDay: 1,
  },
  loratadine: {
    rxnorm: ['665078', 'loratadine 5 MG Chewable Tablet'],
    dosage: 'Chew two tablets once a day as needed',
    timesPerDay: 1,
    isAsNeeded: true,
  },
  naproxen: {
    rxnorm: ['849574', 'naproxen sodium 220 MG Oral Tablet'],
    dosage: 'Take one tablet twice a day with food as needed',
    timesPerDay: 2,
    isAsNeeded: true,
  },
  iron: {
    rxnorm: ['310325', 'ferrous sulfate 325 MG Oral Tablet'],
    dosage: 'Take one tablet once a day',
    timesPerDay: 1,
  },
  amoxicillin: {
    rxnorm: ['308182', 'amoxicillin 250 MG Oral Capsule'],
    dosage: 'Take one capsule three times a day for ten days',
    timesPerDay: 3,
  },
} as const satisfies Record<string, Prescription>

interface Prescription {
  readonly rxnorm: readonly [code: string, display: string]
  readonly dosage: string
  readonly timesPerDay: number
  readonly isAsNeeded?: boolean
}
