import { describe, expect, it } from 'vitest'
import { launchContext } from '../../../api/domain/launch-context.ts'

describe('in a standalone launch', () => {
  it.each([
    ['openid fhirUser', []],
    ['user/Patient.rs', []],
    ['launch', []],
    ['launch/patient', ['patient']],
    ['patient/Observation.rs', ['patient']],
    ['patient/*.read', ['patient']],
    ['launch/encounter', ['patient', 'encounter']],
    ['launch/encounter patient/Observation.rs', ['patient', 'encounter']],
    ['patient/Nonsense.rs', []],
  ])('CONS-10 the scope “%s” leaves %j to be chosen', (scope, missing) => {
    expect(launchContext({ scope }).missing).toEqual(missing)
  })

  it('CONS-08 a user with one record needs no picker, one with several does', () => {
    const scope = 'launch/patient'
    const alone = launchContext({ scope, linkedPatients: ['p1'] })
    expect(alone).toEqual({ patient: 'p1', encounter: undefined, missing: [] })
    expect(launchContext({ scope, linkedPatients: ['p1', 'p2'] }).missing).toEqual(['patient'])
  })

  it('a record is given to no app that did not ask for it', () => {
    const context = launchContext({ scope: 'openid user/*.rs', linkedPatients: ['p1'] })
    expect(context).toEqual({ patient: undefined, encounter: undefined, missing: [] })
  })

  it('a choice completes the context, a visit after its patient', () => {
    const scope = 'launch/encounter'
    const first = launchContext({ scope, chosen: { patient: 'p1' } })
    expect(first).toEqual({ patient: 'p1', encounter: undefined, missing: ['encounter'] })
    const second = launchContext({ scope, chosen: { patient: 'p1', encounter: 'e1' } })
    expect(second).toEqual({ patient: 'p1', encounter: 'e1', missing: [] })
  })
})

describe('in an EHR launch', () => {
  const launch = { patient: 'p1', encounter: 'e1' }

  it('EHR-04 the bound patient and visit are used, without a choice', () => {
    const context = launchContext({ scope: 'launch patient/*.rs', launch })
    expect(context).toEqual({ patient: 'p1', encounter: 'e1', missing: [] })
  })

  it('EHR-08 without the launch scope what was bound is not used', () => {
    expect(launchContext({ scope: 'openid', launch })).toMatchObject({ patient: undefined })
    expect(launchContext({ scope: 'launch/patient', launch }).missing).toEqual(['patient'])
  })

  it('no choice and no linked record replaces the patient on the screen', () => {
    const context = launchContext({
      scope: 'launch launch/patient',
      launch,
      chosen: { patient: 'p2', encounter: 'e2' },
      linkedPatients: ['p3'],
    })
    expect(context).toEqual({ patient: 'p1', encounter: 'e1', missing: [] })
  })

  it('a visit chosen for one patient is not handed out with another', () => {
    const scope = 'launch launch/encounter'
    const bound = { patient: 'p1' }
    const foreign = { patient: 'p2', encounter: 'e2' }
    expect(launchContext({ scope, launch: bound, chosen: foreign })).toEqual({
      patient: 'p1',
      encounter: undefined,
      missing: ['encounter'],
    })
    const chosen = { encounter: 'e1' }
    expect(launchContext({ scope, launch: bound, chosen }).encounter).toBe('e1')
  })

  it('R194 a launch without a patient falls back to a choice', () => {
    expect(launchContext({ scope: 'launch patient/*.rs', launch: {} }).missing).toEqual(['patient'])
  })
})
