import { describe, expect, it } from 'vitest'
import {
  requestableScopes,
  riskOfVersion,
  riskTierOf,
  scopeProblem,
} from '../../../api/domain/requestable-scopes.ts'
import { CLIENT_TYPES } from '../../../schema/vocabulary/registration.ts'

describe('a scope for a type of client', () => {
  it.each([
    ['patient/Observation.rs', 'PUBLIC', undefined],
    ['user/*.read', 'CONFIDENTIAL_SYMMETRIC', undefined],
    ['offline_access', 'PUBLIC', undefined],
    ['system/*.rs', 'BACKEND_SERVICE', undefined],
    ['system/Patient.read', 'BACKEND_SERVICE', undefined],
    ['system/*.rs', 'PUBLIC', 'SCOPE_NOT_ALLOWED'],
    ['system/*.rs', 'CONFIDENTIAL_ASYMMETRIC', 'SCOPE_NOT_ALLOWED'],
    ['patient/*.rs', 'BACKEND_SERVICE', 'SCOPE_NOT_ALLOWED'],
    ['launch', 'BACKEND_SERVICE', 'SCOPE_NOT_ALLOWED'],
    ['openid', 'BACKEND_SERVICE', 'SCOPE_NOT_ALLOWED'],
    ['offline_access', 'BACKEND_SERVICE', 'SCOPE_NOT_ALLOWED'],
    ['system/UnknownResource.r', 'BACKEND_SERVICE', 'INVALID'],
    ['patient/Observaton.rs', 'PUBLIC', 'INVALID'],
    ['patient/Observation.rs?category=laboratory', 'PUBLIC', undefined],
    ['patient/Observation.rs?_security=R', 'PUBLIC', undefined],
    ['patient/Organization.rs?category=x', 'PUBLIC', 'INVALID'],
    ['patient/Basic.cuds?code=https://app.example|keys', 'PUBLIC', undefined],
    ['patient/Observation.rs?code=http://loinc.org|1', 'PUBLIC', 'INVALID'],
    ['patient/Observation.rs?date=2026', 'PUBLIC', 'INVALID'],
    ['system/Observation.rs?favourite-colour=blue', 'BACKEND_SERVICE', 'INVALID'],
  ] as const)('SCOPE-13 BACK-31 %s for %s: %s', (scope, clientType, code) => {
    expect(scopeProblem(scope, clientType)?.code).toBe(code)
  })

  it('SCOPE-08 with an unsupported constraint is for nobody', () => {
    for (const clientType of CLIENT_TYPES) {
      expect(scopeProblem('patient/Condition.rs?code:in=x', clientType)?.code).toBe('INVALID')
    }
  })
})

describe('the scopes a version may request', () => {
  const requested = ['openid', 'offline_access', 'patient/Observation.rs', 'patient/Goal.rs']
  const granted = ['patient/Observation.rs']
  const identity = ['openid', 'fhirUser', 'launch', 'offline_access']

  it('R291 in production are none before it is live, and then those that were granted', () => {
    const holder = { environment: 'PRODUCTION', requested, granted } as const
    for (const status of ['DRAFT', 'IN_REVIEW', 'REJECTED', 'SUSPENDED', 'RETIRED'] as const) {
      expect(requestableScopes({ ...holder, status })).toEqual([])
    }
    expect(requestableScopes({ ...holder, status: 'LIVE' })).toEqual([...identity, ...granted])
  })

  it('in the sandbox are those of the registration', () => {
    const holder = { environment: 'SANDBOX', status: 'DRAFT', requested, granted: [] } as const
    expect(requestableScopes(holder)).toEqual([
      ...identity,
      'patient/Observation.rs',
      'patient/Goal.rs',
    ])
  })

  it('in a pilot are those granted, while it is in review or live', () => {
    const holder = { environment: 'PILOT', requested, granted } as const
    expect(requestableScopes({ ...holder, status: 'IN_REVIEW' })).toEqual([...identity, ...granted])
    expect(requestableScopes({ ...holder, status: 'SUSPENDED' })).toEqual([])
  })

  it('of a backend service have nothing of a person in them', () => {
    const scopes = ['system/*.rs', 'openid']
    const holder = {
      environment: 'SANDBOX',
      status: 'LIVE',
      requested: scopes,
      granted: [],
    } as const
    expect(requestableScopes(holder)).toEqual(['system/*.rs'])
  })
})

describe('the risk tier', () => {
  it.each([
    [['openid'], 'PUBLIC', 'LOW'],
    [['patient/Appointment.rs'], 'PUBLIC', 'LOW'],
    [['patient/Appointment.rs', 'patient/Observation.rs'], 'PUBLIC', 'MODERATE'],
    [['patient/Condition.rs'], 'CONFIDENTIAL_SYMMETRIC', 'HIGH'],
    [['patient/*.cruds'], 'CONFIDENTIAL_SYMMETRIC', 'CRITICAL'],
    [['patient/Condition.rs', 'offline_access'], 'CONFIDENTIAL_SYMMETRIC', 'HIGH'],
    [['patient/Observation.rs', 'offline_access'], 'PUBLIC', 'HIGH'],
    [['patient/Condition.rs', 'offline_access'], 'PUBLIC', 'CRITICAL'],
    [['system/Location.rs'], 'BACKEND_SERVICE', 'HIGH'],
    [['system/Condition.cud'], 'BACKEND_SERVICE', 'CRITICAL'],
  ] as const)('R241 of %j for %s is %s', (scopes, clientType, tier) => {
    const assessment = riskTierOf(scopes, clientType)
    expect(assessment.tier).toBe(tier)
    expect(assessment.reasons.length).toBeGreaterThan(0)
  })

  it.each([
    ['VENDOR_SAAS', 'HIGH'],
    ['HYBRID', 'HIGH'],
    ['HOSPITAL_HOSTED', 'MODERATE'],
  ] as const)('of data kept up to date by an app that is %s is %s', (runtimeModel, tier) => {
    const scopes = ['patient/Observation.rs', 'offline_access']
    const version = { scopes, clientType: 'CONFIDENTIAL_SYMMETRIC', runtimeModel } as const
    expect(riskOfVersion(version).tier).toBe(tier)
    const low = { ...version, scopes: ['patient/Appointment.rs', 'offline_access'] }
    expect(riskOfVersion(low).tier).toBe('MODERATE') // by offline access alone
  })

  it('is what a person raised it to, with the reason, and never lower for it', () => {
    const version = {
      scopes: ['patient/Condition.rs'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      runtimeModel: 'HOSPITAL_HOSTED',
    } as const
    const raisedTo = (tier: 'LOW' | 'CRITICAL') =>
      riskOfVersion({ ...version, raised: { tier, reason: 'A first of its kind.' } })
    expect(raisedTo('LOW').tier).toBe('HIGH')
    expect(raisedTo('CRITICAL')).toEqual({
      tier: 'CRITICAL',
      reasons: ['Raised by a reviewer: A first of its kind.'],
    })
  })

  it('names what led to it, and nothing that did not', () => {
    const scopes = ['patient/Condition.rs', 'patient/Appointment.rs']
    expect(riskTierOf(scopes, 'CONFIDENTIAL_SYMMETRIC').reasons).toEqual([
      'See the patient’s diagnoses and health problems',
    ])
    expect(riskTierOf(['system/Location.rs'], 'BACKEND_SERVICE').reasons).toEqual([
      'Works without a person in front of it',
    ])
  })
})
