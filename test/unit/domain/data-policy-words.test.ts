import { describe, expect, it } from 'vitest'
import { parseElementPath, spelledPath } from '../../../api/domain/policy/element-path.ts'
import { normalizedPolicy, policyFaults } from '../../../api/domain/policy/policy-faults.ts'
import type { DataRule } from '../../../schema/vocabulary/data-policy.ts'
import { dataRule as rule } from '../../support/data-rule.ts'

const SSN = 'http://hl7.org/fhir/sid/us-ssn'

describe('element paths', () => {
  it.each([
    'Patient.telecom',
    `Patient.identifier.where(system = '${SSN}')`,
    "Patient.contact.telecom.where(system = 'phone').value",
    'Observation.value[x]',
    "Patient.telecom.where(system = 'phone' and use = 'home')",
    "Patient.identifier.where(type.coding.code = 'SS' or type.coding.code = 'DL').value",
    'Patient.name.where(period.start = 1 and text = true)',
  ])('%s is read and spelled', (text) => {
    const path = parseElementPath(text)
    expect(path.ok && spelledPath(path.value)).toBe(text)
  })
  it('an extension is named by its url', () => {
    const path = parseElementPath("Patient.extension('urn:race').extension( 'text' ).value[x]")
    expect(path.ok && spelledPath(path.value)).toBe(
      "Patient.extension.where(url = 'urn:race').extension.where(url = 'text').value[x]",
    )
  })
  it.each([
    'telecom',
    'Patient',
    'Patient.',
    'Patient..name',
    'Patient.name.first()',
    'Patient.meta',
    'Patient.id',
    "Patient.name.where(a = 'x' or true)",
    'Patient.*',
    "Patient.name.where(use = 'a' and use = 'b' or use = 'c')",
    "Patient.name.where(use != 'a')",
    "Patient.name.where(use = 'a' and )",
    "Patient.name.where(use = 'a'",
    "Patient.name.where(use = 'a').where(use = 'b')",
    "Patient.name.extension('a'b')",
    'Patient.name.exists()',
    `Patient.name.where(${"use = 'a' or ".repeat(10)}use = 'a')`,
  ])('%s is refused', (text) => {
    expect(parseElementPath(text).ok).toBe(false)
  })
})

describe('what people write', () => {
  const faults = (rules: DataRule[]) =>
    policyFaults(normalizedPolicy({ rules, askText: 'Write to us, please.', askUrl: null }))
  it.each<[Partial<DataRule>, object]>([
    [
      { key: 'Not a key', resourceTypes: ['Patient'] },
      { code: 'INVALID', path: ['rules', '0', 'key'] },
    ],
    [
      { resourceTypes: ['Patiend'] },
      { code: 'INVALID', path: ['rules', '0', 'resourceTypes', '0'] },
    ],
    [{}, { code: 'REQUIRED', path: ['rules', '0', 'resourceTypes'] }],
    [
      { kind: 'REDACT' },
      { code: 'REQUIRED', path: ['rules', '0', 'elements'], limit: 1, actual: 0 },
    ],
    [
      { kind: 'REDACT', elements: ['Patient.id'] },
      { code: 'INVALID', path: ['rules', '0', 'elements', '0'] },
    ],
    [
      { kind: 'HIDE_LABELLED', labels: ['R,V'] },
      { code: 'INVALID', path: ['rules', '0', 'labels', '0'] },
    ],
    [{ kind: 'RATE_LIMIT' }, { code: 'REQUIRED', path: ['rules', '0', 'perApp'] }],
    [
      { kind: 'RATE_LIMIT', perToken: 0 },
      { code: 'TOO_SHORT', path: ['rules', '0', 'perToken'], limit: 1, actual: 0 },
    ],
    [
      { resourceTypes: ['Patient'], reason: 'No' },
      { code: 'TOO_SHORT', path: ['rules', '0', 'reason'], limit: 10, actual: 2 },
    ],
    [
      {
        resourceTypes: ['Patient'],
        audience: [{ fact: 'RISK_TIER', match: 'ANY_OF', values: ['AWFUL'] }],
      },
      { code: 'INVALID', path: ['rules', '0', 'audience', '0', 'values', '0'] },
    ],
  ])('%j is refused', (given, expected) => {
    expect(faults([rule(given)])).toMatchObject([expected])
  })
  it('two rules do not share a key', () => {
    const one = rule({ resourceTypes: ['Patient'] })
    expect(faults([one, one])).toMatchObject(
      [{ code: 'NOT_UNIQUE' }, { code: 'NOT_UNIQUE' }].slice(0, 1),
    )
  })
})
