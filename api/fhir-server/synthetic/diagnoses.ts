import type { medications } from './medications.ts'

/** A diagnosis in both code systems, and who gets it how often. */
export interface Diagnosis {
  readonly snomed: readonly [code: string, display: string]
  readonly icd10: readonly [code: string, display: string]
  readonly fromAge: number
  /** Share of people over that age. */
  readonly probability: number
  /** What is prescribed for it, by name. */
  readonly medication?: keyof typeof medications
}

/** Long-lasting problems, for the problem list. */
export const chronicDiagnoses: readonly Diagnosis[] = [
  {
    snomed: ['59621000', 'Essential hypertension'],
    icd10: ['I10', 'Essential (primary) hypertension'],
    fromAge: 38,
    probability: 0.45,
    medication: 'lisinopril',
  },
  {
    snomed: ['44054006', 'Diabetes mellitus type 2'],
    icd10: ['E11.9', 'Type 2 diabetes mellitus without complications'],
    fromAge: 42,
    probability: 0.25,
    medication: 'metformin',
  },
  {
    snomed: ['55822004', 'Hyperlipidemia'],
    icd10: ['E78.5', 'Hyperlipidemia, unspecified'],
    fromAge: 40,
    probability: 0.4,
    medication: 'simvastatin',
  },
  {
    snomed: ['195967001', 'Asthma'],
    icd10: ['J45.909', 'Unspecified asthma, uncomplicated'],
    fromAge: 4,
    probability: 0.15,
    medication: 'albuterol',
  },
  {
    snomed: ['61582004', 'Allergic rhinitis'],
    icd10: ['J30.9', 'Allergic rhinitis, unspecified'],
    fromAge: 5,
    probability: 0.2,
    medication: 'loratadine',
  },
  {
    snomed: ['235595009', 'Gastroesophageal reflux disease'],
    icd10: ['K21.9', 'Gastro-esophageal reflux disease without esophagitis'],
    fromAge: 30,
    probability: 0.2,
    medication: 'omeprazole',
  },
  {
    snomed: ['35489007', 'Depressive disorder'],
    icd10: ['F32.A', 'Depression, unspecified'],
    fromAge: 16,
    probability: 0.15,
    medication: 'fluoxetine',
  },
  {
    snomed: ['21897009', 'Generalized anxiety disorder'],
    icd10: ['F41.1', 'Generalized anxiety disorder'],
    fromAge: 18,
    probability: 0.12,
  },
  {
    snomed: ['37796009', 'Migraine'],
    icd10: ['G43.909', 'Migraine, unspecified, not intractable, without status migrainosus'],
    fromAge: 14,
    probability: 0.12,
    medication: 'naproxen',
  },
  {
    snomed: ['239873007', 'Osteoarthritis of knee'],
    icd10: ['M17.9', 'Osteoarthritis of knee, unspecified'],
    fromAge: 55,
    probability: 0.3,
    medication: 'naproxen',
  },
  {
    snomed: ['49436004', 'Atrial fibrillation'],
    icd10: ['I48.91', 'Unspecified atrial fibrillation'],
    fromAge: 62,
    probability: 0.15,
    medication: 'warfarin',
  },
  {
    snomed: ['87522002', 'Iron deficiency anemia'],
    icd10: ['D50.9', 'Iron deficiency anemia, unspecified'],
    fromAge: 15,
    probability: 0.08,
    medication: 'iron',
  },
  {
    snomed: ['414916001', 'Obesity'],
    icd10: ['E66.9', 'Obesity, unspecified'],
    fromAge: 20,
    probability: 0.25,
  },
]

/** What people come with for a week, as encounter diagnoses. */
export const acuteDiagnoses: readonly Diagnosis[] = [
  {
    snomed: ['54398005', 'Acute upper respiratory infection'],
    icd10: ['J06.9', 'Acute upper respiratory infection, unspecified'],
    fromAge: 0,
    probability: 0.5,
  },
  {
    snomed: ['3110003', 'Acute otitis media'],
    icd10: ['H66.90', 'Otitis media, unspecified, unspecified ear'],
    fromAge: 0,
    probability: 0.3,
    medication: 'amoxicillin',
  },
  {
    snomed: ['43878008', 'Streptococcal sore throat'],
    icd10: ['J02.0', 'Streptococcal pharyngitis'],
    fromAge: 3,
    probability: 0.3,
    medication: 'amoxicillin',
  },
  {
    snomed: ['10509002', 'Acute bronchitis'],
    icd10: ['J20.9', 'Acute bronchitis, unspecified'],
    fromAge: 16,
    probability: 0.3,
  },
  {
    snomed: ['68566005', 'Urinary tract infectious disease'],
    icd10: ['N39.0', 'Urinary tract infection, site not specified'],
    fromAge: 16,
    probability: 0.2,
  },
  {
    snomed: ['44465007', 'Sprain of ankle'],
    icd10: ['S93.409A', 'Sprain of unspecified ligament of unspecified ankle, initial encounter'],
    fromAge: 8,
    probability: 0.2,
    medication: 'naproxen',
  },
  {
    snomed: ['40275004', 'Contact dermatitis'],
    icd10: ['L25.9', 'Unspecified contact dermatitis, unspecified cause'],
    fromAge: 1,
    probability: 0.2,
  },
  {
    snomed: ['6142004', 'Influenza'],
    icd10: [
      'J11.1',
      'Influenza due to unidentified influenza virus with other respiratory manifestations',
    ],
    fromAge: 0,
    probability: 0.2,
  },
]
