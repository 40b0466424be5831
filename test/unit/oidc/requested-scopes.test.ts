import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isCoveredBy,
  isSameSet,
  narrowToApproved,
  stillApproved,
  systemScopeFault,
} from '../../../api/oidc/requested-scopes.ts'

describe('narrowToApproved', () => {
  it.each([
    ['patient/Patient.rs', ['patient/Patient.rs'], ['patient/Patient.rs']],
    ['patient/Patient.read', ['patient/Patient.rs'], ['patient/Patient.read']],
    ['patient/*.cruds', ['patient/Observation.rs'], ['patient/Observation.rs']],
    ['patient/Patient.rs', ['patient/*.rs'], ['patient/Patient.rs']],
    ['patient/Patient.rs', ['user/Patient.rs'], []],
    ['patient/Immunization.rs', ['patient/Patient.rs'], []],
    ['system/Patient.rs', ['system/Patient.rs'], []],
    [
      'openid fhirUser launch/patient offline_access',
      [],
      ['openid', 'fhirUser', 'launch/patient', 'offline_access'],
    ],
    ['email openid nonsense', [], ['openid']],
    ['', ['patient/Patient.rs'], []],
  ])('cuts "%s" to %j', (requested, approved, expected) => {
    expect(narrowToApproved(requested, approved)).toEqual(expected)
  })

  const scope = fc
    .tuple(
      fc.constantFrom('patient', 'user', 'system'),
      fc.constantFrom('*', 'Patient', 'Observation', 'Condition'),
      fc.constantFrom('r', 's', 'rs', 'cruds', 'read', 'write', '*', 'sr'),
    )
    .map(([level, type, access]) => `${level}/${type}.${access}`)
  const scopes = fc.array(scope, { maxLength: 6 })

  it('never gives more than was asked, nor more than was approved', () => {
    fc.assert(
      fc.property(scopes, scopes, (requested, approved) => {
        const cut = narrowToApproved(requested.join(' '), approved)
        expect(isCoveredBy(cut, approved)).toBe(true)
        expect(isCoveredBy(cut, requested)).toBe(true)
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(scopes, scopes, (requested, approved) => {
        const once = narrowToApproved(requested.join(' '), approved)
        expect(narrowToApproved(once.join(' '), approved)).toEqual(once)
        expect(stillApproved(once, approved)).toEqual(once)
      }),
    )
  })
})

describe('systemScopeFault', () => {
  const approved = ['system/Patient.rs', 'system/Observation.rs']

  it.each(['system/Patient.rs', 'system/Patient.read system/Observation.s'])(
    'allows "%s"',
    (requested) => {
      expect(systemScopeFault(requested, approved)).toBeUndefined()
    },
  )

  it.each([
    '',
    ' ',
    'openid',
    'patient/Patient.rs',
    'system/*.rs',
    'system/Patient.u',
    'system/Patient.rs x',
  ])('refuses "%s" in words', (requested) => {
    expect(systemScopeFault(requested, approved)).toMatch(/scope/)
  })
})

it('isCoveredBy wants context scopes literally', () => {
  expect(isCoveredBy(['openid', 'patient/Patient.r'], ['openid', 'patient/*.rs'])).toBe(true)
  expect(isCoveredBy(['offline_access'], ['openid', 'patient/*.rs'])).toBe(false)
})

it('isSameSet ignores order and nothing else', () => {
  expect(isSameSet(['a', 'b'], ['b', 'a'])).toBe(true)
  expect(isSameSet(['a'], ['a', 'b'])).toBe(false)
})
