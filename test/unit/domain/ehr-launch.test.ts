import { describe, expect, test } from 'vitest'
import { launchAddress, launchReferenceFault } from '../../../api/domain/ehr-launch.ts'
import {
  listedPatients,
  mayOpenRecord,
  patientAccess,
  representationOf,
} from '../../../api/domain/patient-access.ts'

describe('a further reference of a launch', () => {
  test.each([
    { reference: 'ImagingStudy/a-1.2' },
    { reference: 'Patient/p1', role: 'https://example.org/mother' },
    { reference: 'Observation/1', role: 'launch' },
    { canonical: 'https://example.org/Questionnaire/q|1' },
    { canonical: 'urn:oid:1.2.3', type: 'Questionnaire' },
    { identifier: { system: 'urn:oid:1.2.3', value: 'A-1' }, type: 'ImagingStudy' },
    { identifier: { value: 'A-1' }, reference: 'ImagingStudy/1' },
  ])('%j is fine', (reference) => {
    expect(launchReferenceFault(reference)).toBeUndefined()
  })

  test.each([
    [{}, 'Give a reference'],
    [{ type: 'ImagingStudy' }, 'Give a reference'],
    [{ canonical: 'https://example.org/q' }, 'Give the type'],
    [{ reference: 'Observation/1', type: 'Condition' }, 'the rest says Observation'],
    [{ canonical: 'https://example.org/Questionnaire/q', type: 'List' }, 'says Questionnaire'],
    [{ reference: 'Observation/1', type: 'Fruit' }, 'FHIR R4'],
    [{ identifier: { value: '' } }, 'needs a value'],
    [{ identifier: { value: 'x'.repeat(201) } }, 'at most 200'],
    [{ identifier: { system: 'mrn', value: '1' } }, 'system'],
    [{ identifier: { value: '1' }, type: 'Encounter' }, 'fields of their own'],
    [{ reference: 'Observation/1', canonical: 'https://example.org/q' }, 'either'],
    [{ reference: 'Observatoin/1' }, 'like "ImagingStudy'],
    [{ reference: 'https://example.org/Observation/1' }, 'like "ImagingStudy'],
    [{ reference: 'Observation/1/_history/2' }, 'like "ImagingStudy'],
    [{ canonical: 'Questionnaire/q' }, 'absolute'],
    [{ reference: 'Observation/1', role: '' }, 'role'],
    [{ reference: 'Observation/1', role: 'main' }, 'role'],
    [{ reference: 'Patient/p1' }, 'fields of their own'],
    [{ reference: 'Encounter/e1', role: 'launch' }, 'fields of their own'],
  ])('%j is not', (reference, words) => {
    expect(launchReferenceFault(reference)).toContain(words)
  })
})

test.each([
  ['https://a.example/launch', 'https://a.example/launch?iss=i%2Fx&launch=t'],
  ['https://a.example/launch?a=%20b', 'https://a.example/launch?a=%20b&iss=i%2Fx&launch=t'],
])('EHR-02 %s keeps its query', (launchUrl, address) => {
  expect(launchAddress(launchUrl, { iss: 'i/x', launch: 't' })).toBe(address)
})

test.each([
  ['a patient in production', 'PRODUCTION', 'Patient/p1', ['PATIENT'], [true, false]],
  ['a patient in the sandbox', 'SANDBOX', 'Patient/p1', ['PATIENT'], [true, false]],
  ['a clinician', 'PRODUCTION', 'Practitioner/d1', ['CLINICIAN'], [true, true]],
  ['a developer in the sandbox', 'SANDBOX', null, ['DEVELOPER'], [true, true]],
  ['a developer in production', 'PRODUCTION', null, ['DEVELOPER'], [false, false]],
] as const)('%s may open records', (_name, environment, fhirUser, roles, may) => {
  const access = patientAccess(environment, { fhirUser, roles, represents: [] })
  expect(['p1', 'p2'].map((id) => mayOpenRecord(access, id))).toEqual(may)
})

const CHILD = {
  id: 'p2',
  kind: 'PARENT',
  relatedPerson: null,
  excludesSensitive: false,
  until: null,
} as const

test.each([
  ['a patient', 'PRODUCTION', 'Patient/p1', ['PATIENT'], ['p1', 'p2']],
  ['somebody without a record', 'PRODUCTION', null, ['PATIENT'], ['p2']],
  ['a developer in the sandbox', 'SANDBOX', null, ['DEVELOPER'], ['p2']],
] as const)(
  '%s who acts for another chooses among these',
  (_name, environment, fhirUser, roles, ids) => {
    const access = patientAccess(environment, { fhirUser, roles, represents: [CHILD] })
    expect(listedPatients(access)).toEqual(ids)
    expect(['p1', 'p2', 'p3'].filter((id) => mayOpenRecord(access, id))).toEqual(ids)
    expect(representationOf(access, 'p2')).toEqual(CHILD)
    expect(representationOf(access, 'p1')).toBeUndefined()
  },
)

test('a clinician who acts for another looks patients up as before', () => {
  const facts = { fhirUser: 'Practitioner/d1', roles: ['CLINICIAN'], represents: [CHILD] } as const
  expect(patientAccess('PRODUCTION', facts)).toEqual({ kind: 'ANY' })
})
