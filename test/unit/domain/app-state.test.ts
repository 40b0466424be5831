import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_ACCESS_POLICY } from '../../../api/domain/access-policy.ts'
import { readSentState } from '../../../api/domain/app-state/sent-state.ts'
import { decideState, type stateScopes } from '../../../api/domain/app-state/state-access.ts'
import { isOwnSystem, ownSystems } from '../../../api/domain/app-state/state-key.ts'
import { readStateSearch } from '../../../api/domain/app-state/state-search.ts'
import { SCOPE_PERMISSIONS } from '../../../schema/vocabulary/scope.ts'
import { read } from '../vocabulary/arbitrary-scope.ts'

const BASE = 'https://hospital.example/fhir'
const OWN = 'https://app.example'

const system = fc.constantFrom(OWN, `${OWN}/codes`, 'https://other.example')
const code = fc.constantFrom('a', 'b')
const id = fc.constantFrom('1', '2')
const person = fc.record({
  resourceType: fc.constantFrom('Patient', 'Practitioner', 'RelatedPerson'),
  id,
})
const key = fc.record({ system, code, subject: fc.option(person) })
const letter = fc.constantFrom(...SCOPE_PERMISSIONS)

const scope = fc
  .record({
    level: fc.constantFrom('patient', 'user', 'system'),
    type: fc.constantFrom(
      ...['*', 'Observation', 'Basic', 'Basic?_tag=x', `Basic?code=${OWN}|a`],
      `Basic?code=${OWN}|a,${OWN}/codes|b`,
    ),
    letters: fc.subarray([...SCOPE_PERMISSIONS], { minLength: 1 }),
  })
  .map(({ level, type, letters }) => {
    const [resourceType, query] = type.split(/(?=\?)/)
    return read(`${level}/${resourceType}.${letters.join('')}${query ?? ''}`)
  })

const grant = fc.record({
  scopes: fc.array(scope, { maxLength: 3 }),
  patientId: fc.option(id, { nil: undefined }),
  fhirUser: fc.option(person, { nil: undefined }),
  knowsUser: fc.boolean(),
})

const rules = (given: Parameters<typeof stateScopes>[1]['grant']) => ({
  grant: given,
  policy: DEFAULT_ACCESS_POLICY,
  ownSystems: [OWN],
})

describe('whatever is granted, app state', () => {
  it('is of a system of the app, and about somebody in context', () => {
    fc.assert(
      fc.property(letter, key, grant, (l, state, given) => {
        const decision = decideState(l, state, rules(given))
        if (!decision.ok) return
        expect(isOwnSystem(state.system, [OWN])).toBe(true)
        const { subject } = state
        const patient = { resourceType: 'Patient', id: given.patientId }
        expect([null, patient, given.fhirUser]).toContainEqual(subject)
        const levels = decision.value.map(({ level }) => level)
        if (levels.includes('patient')) expect(subject).toEqual(patient)
        if (levels.includes('system')) expect(subject).toBeNull()
      }),
    )
  })

  it('is opened by scopes that have the letter, reach Basic, and name its code where they name one', () => {
    fc.assert(
      fc.property(letter, key, grant, (l, state, given) => {
        const decision = decideState(l, state, rules(given))
        for (const { permissions, resourceType, query } of decision.ok ? decision.value : []) {
          expect(permissions).toContain(l)
          expect(['Basic', '*']).toContain(resourceType)
          for (const [, value] of query) {
            expect(value.split(',')).toContain(`${state.system}|${state.code}`)
          }
        }
      }),
    )
  })

  it('of the hospital is written by staff and services, under a scope that names Basic', () => {
    fc.assert(
      fc.property(fc.constantFrom('c', 'u', 'd'), key, grant, (l, state, given) => {
        const decision = decideState(l, { ...state, subject: null }, rules(given))
        if (!decision.ok) return
        for (const { level, resourceType } of decision.value) {
          expect(resourceType).toBe('Basic')
          if (level !== 'system') expect(given.fhirUser?.resourceType).toBe('Practitioner')
        }
      }),
    )
  })

  it('is never taken away by one scope more', () => {
    fc.assert(
      fc.property(letter, key, grant, scope, (l, state, given, more) => {
        const wider = { ...given, scopes: [...given.scopes, more] }
        const isOpen = decideState(l, state, rules(given)).ok
        if (isOpen) expect(decideState(l, state, rules(wider)).ok).toBe(true)
      }),
    )
  })
})

describe('the systems of an app', () => {
  it('are the origins of what it registered on the web, and its client', () => {
    const addresses = [
      'https://app.example/cb',
      'https://app.example/launch',
      'com.example.app:/cb',
    ]
    expect(ownSystems({ addresses, clientId: 'c1' }, 'https://hospital.example/auth')).toEqual([
      OWN,
      'https://hospital.example/auth/clients/c1',
    ])
  })

  it.each([
    `${OWN}.evil.example`,
    `${OWN}:8443`,
    'https://app.exampl',
    'http://app.example',
    'https://APP.example',
    'https://hospital.example/auth/clients/c12',
  ])('are not %s', (text) => {
    const own = ownSystems(
      { addresses: [`${OWN}/cb`], clientId: 'c1' },
      'https://hospital.example/auth',
    )
    expect(isOwnSystem(text, own)).toBe(false)
  })
})

describe('what is sent as app state', () => {
  it('is read back the same, or refused in words', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (json, text) => {
        const body = {
          resourceType: 'Basic',
          code: { coding: [{ system: OWN, code: text }] },
          subject: json,
        }
        for (const sent of [json, body]) {
          const state = readSentState(sent, BASE)
          if (!state.ok) expect(state.error.length).toBeGreaterThan(20)
          else expect(state.value.key).toMatchObject({ system: OWN, code: text })
        }
      }),
    )
  })

  it('is looked for by a code in full, whatever else is asked', () => {
    const pair = fc.tuple(fc.constantFrom('code', 'subject', 'subject:missing', 'x'), fc.string())
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 3 }), (pairs) => {
        const search = readStateSearch(pairs, BASE)
        if (search.ok)
          expect(pairs).toContainEqual(['code', `${search.value.system}|${search.value.code}`])
      }),
    )
  })
})
