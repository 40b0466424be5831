/** SNOMED CT allergies with the reaction they show. */
export const allergies = [
  {
    code: ['91936005', 'Allergy to penicillin'],
    category: 'medication',
    reaction: ['271807003', 'Eruption of skin'],
    severity: 'moderate',
  },
  {
    code: ['91935009', 'Allergy to peanut'],
    category: 'food',
    reaction: ['39579001', 'Anaphylaxis'],
    severity: 'severe',
  },
  {
    code: ['300913006', 'Allergy to shellfish'],
    category: 'food',
    reaction: ['247472004', 'Weal'],
    severity: 'moderate',
  },
  {
    code: ['418689008', 'Allergy to grass pollen'],
    category: 'environment',
    reaction: ['76067001', 'Sneezing'],
    severity: 'mild',
  },
  {
    code: ['232350006', 'House dust mite allergy'],
    category: 'environment',
    reaction: ['76067001', 'Sneezing'],
    severity: 'mild',
  },
  {
    code: ['232347008', 'Allergy to animal dander'],
    category: 'environment',
    reaction: ['267036007', 'Dyspnea'],
    severity: 'moderate',
  },
] as const

/** CVX vaccines and the ages (years) at which they are given. */
export const vaccines = [
  { cvx: ['08', 'Hep B, adolescent or pediatric'], ages: [0.01, 0.1, 0.5] },
  { cvx: ['119', 'rotavirus, monovalent'], ages: [0.17, 0.34] },
  { cvx: ['20', 'DTaP'], ages: [0.17, 0.34, 0.5, 1.3, 4.5] },
  { cvx: ['133', 'Pneumococcal conjugate PCV 13'], ages: [0.17, 0.34, 0.5, 1.1] },
  { cvx: ['10', 'IPV'], ages: [0.17, 0.34, 0.6, 4.5] },
  { cvx: ['03', 'MMR'], ages: [1.05, 4.5] },
  { cvx: ['21', 'varicella'], ages: [1.05, 4.5] },
  { cvx: ['83', 'Hep A, ped/adol, 2 dose'], ages: [1.2, 1.8] },
  { cvx: ['115', 'Tdap'], ages: [11.2, 22, 32, 42, 52, 62, 72, 82] },
  { cvx: ['114', 'meningococcal MCV4P'], ages: [11.2, 16.2] },
  { cvx: ['165', 'HPV9'], ages: [11.5, 12.1] },
  { cvx: ['187', 'zoster recombinant'], ages: [50.5, 50.9] },
  { cvx: ['33', 'pneumococcal polysaccharide PPV23'], ages: [65.3] },
] as const

/** SNOMED CT procedures by the age from which they are done. */
export const procedures = [
  { code: ['430193006', 'Medication reconciliation'], fromAge: 18, probability: 0.7 },
  { code: ['171207006', 'Depression screening'], fromAge: 12, probability: 0.6 },
  { code: ['127783003', 'Spirometry'], fromAge: 8, probability: 0.15 },
  { code: ['29303009', 'Electrocardiographic procedure'], fromAge: 40, probability: 0.5 },
  { code: ['73761001', 'Colonoscopy'], fromAge: 50, probability: 0.6 },
  { code: ['173422009', 'Tonsillectomy'], fromAge: 6, probability: 0.08 },
  { code: ['80146002', 'Appendectomy'], fromAge: 12, probability: 0.07 },
] as const
