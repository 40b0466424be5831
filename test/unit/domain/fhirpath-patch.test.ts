import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FhirStructure } from '../../../api/domain/fhirpath-patch/fhir-structure.ts'
import { jsonPatchOf } from '../../../api/domain/fhirpath-patch/json-patch-of.ts'
import { applyJsonPatch } from '../../../api/domain/json-patch.ts'
import { fhirStructure } from '../../../api/fhir-server/index/element-definitions.ts'

let structure: FhirStructure

beforeAll(async () => {
  structure = await fhirStructure()
})

const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  active: true,
  name: [
    { use: 'official', family: 'One', given: ['Ann', 'Bea'] },
    { use: 'usual', family: 'Un' },
  ],
  telecom: [{ system: 'phone', use: 'home', value: '1' }],
  birthDate: '1990-01-01',
  _birthDate: { extension: [{ url: 'http://x', valueTime: '10:00:00' }] },
  deceasedBoolean: false,
  contact: [{ name: { family: 'Kin' } }],
}

/** An operation as it is sent. */
function operation(type: string, path: string, more: object = {}) {
  const parts = Object.entries(more).map(([name, value]) => {
    if (name === 'value') return { name, ...value }
    return typeof value === 'number' ? { name, valueInteger: value } : { name, valueString: value }
  })
  return {
    name: 'operation',
    part: [{ name: 'type', valueCode: type }, { name: 'path', valueString: path }, ...parts],
  }
}

function patch(...parameter: object[]) {
  return jsonPatchOf(PATIENT, { resourceType: 'Parameters', parameter }, structure)
}

/** The patient with some elements changed, after the patch. */
function expectResult(parameter: object, changes: object): void {
  const operations = patch(parameter)
  expect(operations).toMatchObject({ ok: true })
  const result = applyJsonPatch(PATIENT, operations.ok ? operations.value : [])
  const { value } = Object(result)
  expect(value).toEqual(JSON.parse(JSON.stringify({ ...PATIENT, ...changes })))
}

const CHANGES: [string, object, object][] = [
  [
    'adds what is not there yet',
    operation('add', 'Patient', { name: 'gender', value: { valueCode: 'female' } }),
    { gender: 'female' },
  ],
  [
    'begins a list that is not there yet',
    operation('add', 'Patient', { name: 'address', value: { valueAddress: { city: 'A' } } }),
    { address: [{ city: 'A' }] },
  ],
  [
    'adds at the end of a list',
    operation('add', "Patient.name.where(use = 'official')", {
      ...{ name: 'given', value: { valueString: 'Cat' } },
    }),
    {
      name: [
        { use: 'official', family: 'One', given: ['Ann', 'Bea', 'Cat'] },
        { use: 'usual', family: 'Un' },
      ],
    },
  ],
  [
    'writes an element of a type without a name from its parts',
    operation('add', 'Patient', {
      ...{ name: 'contact' },
      value: {
        part: [
          { name: 'gender', valueCode: 'male' },
          { name: 'relationship', valueCodeableConcept: { text: 'Son' } },
        ],
      },
    }),
    {
      contact: [{ name: { family: 'Kin' } }, { gender: 'male', relationship: [{ text: 'Son' }] }],
    },
  ],
  [
    'replaces a choice by another type',
    operation('replace', 'Patient.deceased', { value: { valueDateTime: '2026' } }),
    { deceasedBoolean: undefined, deceasedDateTime: '2026' },
  ],
  [
    'replaces a choice by the same type',
    operation('replace', 'Patient.deceased', { value: { valueBoolean: true } }),
    { deceasedBoolean: true },
  ],
  [
    'replaces in a list',
    operation('replace', 'Patient.name[0].given.last()', { value: { valueString: 'Bo' } }),
    {
      name: [
        { use: 'official', family: 'One', given: ['Ann', 'Bo'] },
        { use: 'usual', family: 'Un' },
      ],
    },
  ],
  [
    'follows an extension',
    operation('replace', "Patient.telecom.where(system = 'phone' and use = 'home').value", {
      value: { valueString: '2' },
    }),
    { telecom: [{ system: 'phone', use: 'home', value: '2' }] },
  ],
  [
    'deletes with what is beside it',
    operation('delete', 'Patient.birthDate'),
    { birthDate: undefined, _birthDate: undefined },
  ],
  [
    'leaves no empty list and no empty element',
    operation('delete', 'Patient.contact.name.family'),
    { contact: undefined },
  ],
  ['deletes nothing where there is nothing', operation('delete', 'Patient.photo'), {}],
  [
    'inserts',
    operation('insert', 'Patient.name', { index: 1, value: { valueHumanName: { text: 'X' } } }),
    { name: [PATIENT.name[0], { text: 'X' }, PATIENT.name[1]] },
  ],
  [
    'moves',
    operation('move', 'Patient.name', { source: 1, destination: 0 }),
    { name: [PATIENT.name[1], PATIENT.name[0]] },
  ],
]

const REFUSED: [string, object, 'invalid' | 'unfitting'][] = [
  ['a type it does not know', operation('copy', 'Patient.name'), 'invalid'],
  ['no value', operation('replace', 'Patient.active'), 'invalid'],
  ['no name', operation('add', 'Patient', { value: { valueString: 'x' } }), 'invalid'],
  [
    'a name that is none',
    operation('add', 'Patient', { name: '__proto__', value: { valueString: 'x' } }),
    'invalid',
  ],
  ['no operation', { name: 'other' }, 'invalid'],
  [
    'a negative index',
    operation('move', 'Patient.name', { source: -1, destination: 0 }),
    'invalid',
  ],
  [
    'two values',
    operation('replace', 'Patient.active', { value: { valueString: 'a', valueCode: 'b' } }),
    'invalid',
  ],
  ['another type', operation('delete', 'Observation.status'), 'invalid'],
  ['a computation', operation('delete', 'Patient.name.where(family.length() > 2)'), 'invalid'],
  ['a pattern', operation('delete', "Patient.name.where(family.matches('(a+)+'))"), 'invalid'],
  ['everything below', operation('delete', 'Patient.descendants()'), 'invalid'],
  ['a variable', operation('delete', '%resource.name'), 'invalid'],
  [
    'and beside or',
    operation('delete', "Patient.name.where(a = '1' and b = '2' or c = '3')"),
    'invalid',
  ],
  ['a long path', operation('delete', `Patient${'.name'.repeat(300)}`), 'invalid'],
  ['several elements', operation('delete', 'Patient.name'), 'unfitting'],
  [
    'no element',
    operation('replace', 'Patient.gender', { value: { valueCode: 'x' } }),
    'unfitting',
  ],
  ['the resource', operation('delete', 'Patient'), 'unfitting'],
  [
    'the resource with another',
    operation('replace', 'Patient', { value: { valueString: 'x' } }),
    'unfitting',
  ],
  [
    'what is there already',
    operation('add', 'Patient', { name: 'active', value: { valueBoolean: false } }),
    'unfitting',
  ],
  [
    'another type of a choice beside the one that is there',
    operation('add', 'Patient', { name: 'deceased', value: { valueDateTime: '2026' } }),
    'unfitting',
  ],
  [
    'what the standard does not have',
    operation('add', 'Patient', { name: 'status', value: { valueCode: 'x' } }),
    'unfitting',
  ],
  [
    'an index beyond the end',
    operation('insert', 'Patient.name', { index: 3, value: { valueHumanName: {} } }),
    'unfitting',
  ],
  [
    'a place in what is no list',
    operation('insert', 'Patient.active', { index: 0, value: { valueBoolean: true } }),
    'unfitting',
  ],
]

describe('a FHIRPath Patch', () => {
  it.each(CHANGES)('%s', (_what, parameter, changes) => {
    expectResult(parameter, changes)
  })

  it('meets what the operations before it left', () => {
    const first = operation('add', 'Patient', { name: 'gender', value: { valueCode: 'male' } })
    const second = operation('replace', 'Patient.gender', { value: { valueCode: 'female' } })
    expect(patch(first, second)).toEqual({
      ok: true,
      value: [
        { op: 'add', path: '/gender', value: 'male' },
        { op: 'replace', path: '/gender', value: 'female' },
      ],
    })
  })

  it.each(REFUSED)('with %s is refused', (_what, parameter, kind) => {
    expect(patch(parameter)).toMatchObject({ ok: false, error: { kind } })
  })
})

describe('whatever is sent', () => {
  it('never throws, and what it writes applies to what it was written for', () => {
    const path = fc.array(
      fc.constantFrom(
        '.name',
        '[0]',
        '.given',
        '.telecom',
        '.first()',
        '.contact',
        ".where(use = 'usual')",
      ),
      { maxLength: 5 },
    )
    const type = fc.constantFrom('add', 'insert', 'replace', 'delete', 'move')
    const more = fc.record(
      {
        name: fc.constantFrom('family', 'given', 'gender', 'use', 'contact'),
        index: fc.nat(3),
        source: fc.nat(3),
        destination: fc.nat(3),
        value: fc.oneof(
          fc.object(),
          fc.constant({ valueString: 'x' }),
          fc.constant({ valueCode: 'y' }),
        ),
      },
      { requiredKeys: [] },
    )
    const operations = fc.array(
      fc
        .tuple(type, path, more)
        .map(([kind, steps, parts]) => operation(kind, `Patient${steps.join('')}`, parts)),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(operations, (list) => {
        const before = structuredClone(PATIENT)
        const written = patch(...list)
        expect(PATIENT).toEqual(before)
        if (written.ok) expect(applyJsonPatch(PATIENT, written.value).ok).toBe(true)
      }),
    )
  })

  it.each([undefined, null, [], {}, { resourceType: 'Parameters' }, { resourceType: 'Patient' }])(
    'is not %j',
    (body) => {
      const error = { kind: 'invalid' }
      expect(jsonPatchOf(PATIENT, body, structure)).toMatchObject({ ok: false, error })
    },
  )

  it('has at most a hundred operations', () => {
    const many = Array.from({ length: 101 }, () => operation('delete', 'Patient.photo'))
    expect(patch(...many)).toMatchObject({ ok: false, error: { kind: 'invalid' } })
  })
})
