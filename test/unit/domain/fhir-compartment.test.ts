import { describe, expect, it } from 'vitest'
import { holds, scopeConditions } from '../../../api/domain/access-condition.ts'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { belongsToPatient, patientsOf } from '../../../api/domain/patient-compartment.ts'

const BASE = 'https://hospital.example/fhir'
const p = (id: string) => ({ reference: `Patient/${id}` })

const MEMBERSHIPS: [by: string, resource: FhirResource, expected: boolean][] = [
  ['its subject', { resourceType: 'Observation', subject: p('p1') }, true],
  ['its performer', { resourceType: 'Observation', subject: p('p2'), performer: [p('p1')] }, true],
  [
    'LEAK-04 its focus only',
    { resourceType: 'Observation', subject: p('p2'), focus: [p('p1')] },
    false,
  ],
  ['another subject', { resourceType: 'Observation', subject: p('p2') }, false],
  ['nobody', { resourceType: 'Observation' }, false],
  ['itself', { resourceType: 'Patient', id: 'p1' }, true],
  ['another Patient', { resourceType: 'Patient', id: 'p2' }, false],
  [
    'LEAK-23 a Patient that links to it',
    { resourceType: 'Patient', id: 'p2', link: [{ other: p('p1') }] },
    false,
  ],
  [
    'a deep list',
    {
      resourceType: 'CarePlan',
      subject: p('p2'),
      activity: [{}, { detail: { performer: [p('p1')] } }],
    },
    true,
  ],
  [
    'a version of it',
    { resourceType: 'Condition', subject: { reference: 'Patient/p1/_history/3' } },
    true,
  ],
  [
    'our own absolute address',
    { resourceType: 'Condition', subject: { reference: `${BASE}/Patient/p1` } },
    true,
  ],
  [
    'LEAK-20 another server',
    {
      resourceType: 'Condition',
      subject: { reference: 'https://other.example/fhir/Patient/p1' },
    },
    false,
  ],
  [
    'LEAK-20 a base that begins alike',
    { resourceType: 'Condition', subject: { reference: `${BASE}2/Patient/p1` } },
    false,
  ],
  [
    'LEAK-20 a contained resource',
    { resourceType: 'Condition', subject: { reference: '#p1' } },
    false,
  ],
  [
    'LEAK-20 an identifier',
    { resourceType: 'Condition', subject: { identifier: { value: 'p1' } } },
    false,
  ],
  ['LEAK-20 a urn', { resourceType: 'Condition', subject: { reference: 'urn:uuid:p1' } }, false],
  ['a Group of that id', { resourceType: 'Condition', subject: { reference: 'Group/p1' } }, false],
  ['a longer id', { resourceType: 'Condition', subject: p('p11') }, false],
  ['LEAK-10 its device', { resourceType: 'Device', patient: p('p1') }, true],
  ['LEAK-10 a device of nobody', { resourceType: 'Device' }, false],
  [
    'LEAK-22 its appointment',
    {
      resourceType: 'Appointment',
      participant: [{ actor: p('p1') }, { actor: { reference: 'Practitioner/d1' } }],
    },
    true,
  ],
  [
    'LEAK-22 an appointment with another patient',
    { resourceType: 'Appointment', participant: [{ actor: p('p1') }, { actor: p('p2') }] },
    false,
  ],
  ['a type outside of it', { resourceType: 'Organization', subject: p('p1') }, false],
  [
    'nonsense in the place of a reference',
    { resourceType: 'Condition', subject: [null, 'x', 7, { reference: 7 }] },
    false,
  ],
]

describe('the patient compartment', () => {
  it.each(MEMBERSHIPS)('by %s: %j is %s', (_by, resource, expected) => {
    expect(belongsToPatient(resource, ['p1'], BASE)).toBe(expected)
  })

  it('names every patient once', () => {
    const observation = {
      resourceType: 'Observation',
      subject: p('a'),
      performer: [p('b'), p('a')],
    }
    expect(patientsOf(observation, BASE)).toEqual(['a', 'b'])
  })
})

describe('GRAN-06 tokens', () => {
  const coded = (coding: object[]) => ({ resourceType: 'Observation', category: [{}, { coding }] })

  it.each([
    ['s|a', { system: 's', code: 'a' }, true],
    ['s|a', { system: 't', code: 'a' }, false],
    ['s|a', { code: 'a' }, false],
    ['a', { system: 's', code: 'a' }, true],
    ['a', { system: 's', code: 'A' }, false],
    ['|a', { code: 'a' }, true],
    ['|a', { system: 's', code: 'a' }, false],
    ['s|', { system: 's', code: 'b' }, true],
    ['s|', { system: 't', code: 'b' }, false],
    ['s|b,s|a', { system: 's', code: 'a' }, true],
    ['s|a\\,b', { system: 's', code: 'a,b' }, true],
    ['s|a\\,b', { system: 's', code: 'a' }, false],
  ])('%s matches %j: %s', (token, coding, expected) => {
    const [condition] = scopeConditions([['category', token]], 'Observation') ?? []
    if (!condition) throw new Error('not a condition')
    expect(holds(condition, coded([{ system: 'x', code: 'y' }, coding]), BASE)).toBe(expected)
    expect(holds(condition, { resourceType: 'Observation' }, BASE)).toBe(false)
  })

  it.each([
    ['category', 'Organization'],
    ['code', 'Observation'],
    ['date', 'Observation'],
    ['_profile', 'Observation'],
  ])('SCOPE-09 %s of %s cannot be checked', (name, type) => {
    expect(scopeConditions([[name, 'x']], type)).toBeUndefined()
  })

  it.each(['', '|', 'a,', ',a'])('an empty alternative (%j) is no condition', (value) => {
    expect(scopeConditions([['category', value]], 'Observation')).toBeUndefined()
  })
})
