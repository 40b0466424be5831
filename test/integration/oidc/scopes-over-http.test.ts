import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aVendor, saveDraft } from '../../support/builders.ts'
import {
  answersTo,
  answerTo,
  CATEGORY,
  FOUND,
  fillWithCategories,
  LABORATORY,
  OBSERVATIONS,
  OWN,
  type Reads,
} from './scope-reading.ts'
import { parameter, words } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

const VITAL_SIGNS = `patient/Observation.rs?category=${CATEGORY}|vital-signs`
const ENCODED = `patient/Observation.rs?category=${encodeURIComponent(`${CATEGORY}|laboratory`)}`

let world: World
beforeAll(async () => {
  world = await startWorld()
  fillWithCategories(world.fhir)
})
afterAll(() => world?.stop())

interface Row {
  approved?: string[]
  asked: string
  /** @default what was asked */
  granted?: string
  reads: Reads
}

const ALL = ['patient/*.cruds']

const GRAMMAR: [string, Row][] = [
  [
    'SCOPE-01 what is misspelt is left out',
    {
      approved: ALL,
      asked: [
        ...['patient/Patient.rs', 'patient/Observation.sr', 'patient/Observation.rr'],
        ...['patient/Observation.', 'patient/Observation', 'Patient/Observation.rs'],
        ...['patient/observation.rs', 'patient/Observaton.rs', 'patient/Observation.rs/x'],
      ].join(' '),
      granted: 'patient/Patient.rs',
      reads: { [OWN]: 200, [OBSERVATIONS]: 403 },
    },
  ],
  [
    'SCOPE-02, SCOPE-03 .read reads, searches and deletes nothing',
    {
      approved: ALL,
      asked: 'patient/Observation.read',
      reads: {
        'Observation/p1-survey': 200,
        [OBSERVATIONS]: FOUND,
        'DELETE Observation/p1-survey': 403,
      },
    },
  ],
  [
    'SCOPE-02, SCOPE-03 .write reads nothing',
    {
      approved: ALL,
      asked: 'patient/Patient.rs patient/Observation.write',
      reads: { 'Observation/p1-survey': 403, [OBSERVATIONS]: 403 },
    },
  ],
  [
    'SCOPE-02, SCOPE-03 .* reads',
    { approved: ALL, asked: 'patient/Observation.*', reads: { [OBSERVATIONS]: FOUND } },
  ],
  [
    'SCOPE-04 .r reads what is known',
    {
      asked: 'patient/Observation.r',
      reads: { 'Observation/p1-survey': 200, [OBSERVATIONS]: 403 },
    },
  ],
  [
    'SCOPE-04 .s finds',
    {
      asked: 'patient/Observation.s',
      reads: { 'Observation/p1-survey': 403, [OBSERVATIONS]: FOUND },
    },
  ],
  [
    'SCOPE-04 .r and .s are .rs',
    {
      asked: 'patient/Observation.r patient/Observation.s',
      reads: { 'Observation/p1-survey': 200, [OBSERVATIONS]: FOUND },
    },
  ],
  [
    'SCOPE-05 the wildcard opens every type, and takes no constraint',
    {
      approved: ALL,
      asked: 'patient/*.rs patient/*.rs?_tag=x',
      granted: 'patient/*.rs',
      reads: { [OWN]: 200, [OBSERVATIONS]: FOUND, 'Condition/p1-asthma': 200, 'Patient/p2': 404 },
    },
  ],
]

const CONSTRAINTS: [string, Row][] = [
  [
    'SCOPE-06 a category as it is',
    {
      asked: LABORATORY,
      reads: { [OBSERVATIONS]: ['p1-laboratory'], 'Observation/p1-survey': 404 },
    },
  ],
  [
    'SCOPE-06 a category percent-encoded',
    {
      asked: ENCODED,
      reads: { [OBSERVATIONS]: ['p1-laboratory'], 'Observation/p1-laboratory': 200 },
    },
  ],
  [
    'SCOPE-07 scopes are alternatives',
    {
      asked: `${LABORATORY} ${VITAL_SIGNS}`,
      reads: { [OBSERVATIONS]: ['p1-laboratory', 'p1-vital-signs'] },
    },
  ],
  [
    'SCOPE-07 constraints of one scope all hold',
    {
      asked: `${LABORATORY}&category=${CATEGORY}|vital-signs`,
      reads: { [OBSERVATIONS]: [], 'Observation/p1-laboratory': 404 },
    },
  ],
]

const LEVELS: [string, Row][] = [
  [
    'SCOPE-12 a patient with user/ sees their own record and no other',
    {
      approved: ['user/Patient.rs', 'user/Observation.rs'],
      asked: 'user/Patient.rs user/Observation.rs',
      reads: { [OWN]: 200, 'Patient/p2': 404, 'Observation/p2-survey': 404, [OBSERVATIONS]: FOUND },
    },
  ],
  [
    'SCOPE-15 a long list is granted whole',
    {
      approved: ['patient/*.rs'],
      asked: longList(),
      reads: { [OWN]: 200, [OBSERVATIONS]: FOUND, 'Condition/p1-asthma': 200 },
    },
  ],
]

describe('from the request to the record', () => {
  it.each([...GRAMMAR, ...CONSTRAINTS, ...LEVELS])('%s', async (_name, row) => {
    const { asked, granted = asked, reads } = row
    const app = await anApp(world, row.approved ? { scopes: row.approved } : {})
    const { json } = await app.tokens({
      email: world.patient.email,
      params: { scope: asked },
      allow: () => granted.split(' '),
    })
    expect(words(json.scope)).toEqual(words(granted))
    expect(await answersTo(app.fhirBase, reads, json.access_token)).toEqual(reads)
    const introspected = await app.introspect(json.access_token)
    expect(words(introspected.json.scope), 'INTR-02').toEqual(words(granted))
  })

  it('SCOPE-11 both levels add up, and neither makes the other wider', async () => {
    const app = await anApp(world)
    const { json } = await app.tokens({
      ...{ email: world.clinician.email, patient: 'p1' },
      params: { scope: 'user/Patient.rs patient/Observation.rs' },
    })
    const reads = { 'Patient/p2': 200, [OBSERVATIONS]: FOUND, 'Observation/p2-survey': 404 }
    expect(await answersTo(app.fhirBase, reads, json.access_token)).toEqual(reads)
  })
})

describe('a scope that cannot be kept to', () => {
  it.each([
    ['SCOPE-05', 'patient/*.rs?_tag=x'],
    ['SCOPE-08', 'patient/Observation.rs?code:in=http://example.org/set'],
    ['SCOPE-08', 'patient/Observation.rs?patient.birthdate=2000-01-01'],
    ['SCOPE-08', 'patient/Observation.rs?_filter=code+eq+1'],
    ['SCOPE-09', 'patient/Observation.rs?favourite-colour=blue'],
    ['SCOPE-10', 'http://smarthealthit.org/fhir/scopes/patient/Observation.rs'],
  ])('%s %s is not granted, least of all without its constraint', async (_row, scope) => {
    const app = await anApp(world, { scopes: ALL })
    expect(parameter(await app.open({ scope }), 'error')).toBe('invalid_scope')
    const { json } = await app.tokens({
      email: world.patient.email,
      params: { scope: `openid patient/Patient.rs ${scope}` },
      allow: () => ['patient/Patient.rs', scope],
    })
    expect(words(json.scope)).toEqual(['openid', 'patient/Patient.rs'])
    expect(await answerTo(app.fhirBase, OBSERVATIONS, json.access_token)).toBe(403)
  })

  it('SCOPE-13 cannot be registered either: the form reads scopes as the token endpoint does', async () => {
    const owner = await aVendor(world.platform)
    const scopes = [
      'patient/Observaton.rs',
      'patient/Observation.sr',
      'patient/Observation.rs?code:in=x',
      'patient/Observation.rs?favourite-colour=blue',
    ]
    const { errors } = await saveDraft(owner, {
      name: 'Misspelt',
      scopes: scopes.map((scope) => ({ scope, purpose: 'Shows what was measured.' })),
    })
    expect(errors.map(({ path }) => path?.join('.'))).toEqual([
      'scopes.0.scope',
      'scopes.1.scope',
      'scopes.2.scope',
      'scopes.3.scope',
    ])
  })
})

/** What the US Core test kit asks for, one scope per type. */
function longList(): string {
  const types = [
    ...['AllergyIntolerance', 'CarePlan', 'CareTeam', 'Condition', 'Coverage', 'Device'],
    ...['DiagnosticReport', 'DocumentReference', 'Encounter', 'Goal', 'Immunization', 'Location'],
    ...['Medication', 'MedicationDispense', 'MedicationRequest', 'Observation', 'Organization'],
    ...['Patient', 'Practitioner', 'PractitionerRole', 'Procedure', 'Provenance'],
    ...['QuestionnaireResponse', 'RelatedPerson', 'ServiceRequest', 'Specimen'],
  ]
  return types.map((type) => `patient/${type}.rs`).join(' ')
}
