import { describe, expect, it } from 'vitest'
import { CONTEXT_SCOPES, isContextScope } from '../../../schema/vocabulary/context-scope.ts'
import {
  formatScope,
  formatScopeAs,
  parseScope,
  parseScopeRequest,
  splitScopes,
} from '../../../schema/vocabulary/scope.ts'

const LABORATORY = 'http://terminology.hl7.org/CodeSystem/observation-category|laboratory'

const READABLE = [
  ['patient/Observation.rs', 'patient', 'Observation', 'rs', 'v2'],
  ['user/*.cruds', 'user', '*', 'cruds', 'v2'],
  ['system/Patient.r', 'system', 'Patient', 'r', 'v2'],
  ['patient/Patient.s', 'patient', 'Patient', 's', 'v2'],
  ['patient/Observation.read', 'patient', 'Observation', 'rs', 'v1'],
  ['patient/Observation.write', 'patient', 'Observation', 'cud', 'v1'],
  ['patient/Observation.*', 'patient', 'Observation', 'cruds', 'v1'],
  ['user/*.*', 'user', '*', 'cruds', 'v1'],
]

const UNREADABLE = [
  ['letters out of order', 'patient/Observation.dus'],
  ['a letter twice', 'patient/Observation.rr'],
  ['no letter', 'patient/Observation.'],
  ['no permission', 'patient/Patient'],
  ['the level in capitals', 'Patient/Observation.rs'],
  ['the type in small letters', 'patient/patient.rs'],
  ['a misspelt type', 'patient/Observaton.rs'],
  ['a type that is not R4', 'patient/SubscriptionStatus.rs'],
  ['an abstract type', 'patient/DomainResource.rs'],
  ['the word READ in capitals', 'patient/Observation.READ'],
  ['v1 words with more behind them', 'patient/Observation.reads'],
  ['an unknown action', 'system/Patient.unknownAction'],
  ['something behind it', 'patient/Observation.rs/x'],
  ['a space', 'patient/Observation.rs '],
  ['a line break', 'patient/Observation.rs\n'],
  ['another level', 'practitioner/Observation.rs'],
  ['the URI form', 'http://smarthealthit.org/fhir/scopes/patient/Observation.rs'],
  ['two types', 'patient/Observation,Condition.rs'],
  ['an inherited name', 'patient/constructor.rs'],
  ['nothing', ''],
]

const UNENFORCEABLE_QUERIES = [
  'code:in=http://example.com/set',
  'patient.birthdate=2000-01-01',
  'subject:Patient.name=x',
  '_filter=code+eq+1',
  '_has:Group:member:_id=1',
  '_include=Observation:subject',
  '_sort=date',
  '_count=1',
  '_type=Patient',
  'category',
  'category=',
  '=laboratory',
  'category=a&',
  'category=a=b',
  'category=%zz',
  'code%3Ain=x',
  '',
]

describe('a scope is read', () => {
  it.each(READABLE)('SCOPE-01 SCOPE-02 %s', (text, level, resourceType, permissions, syntax) => {
    expect(parseScope(text)).toEqual({
      level,
      resourceType,
      permissions,
      query: [],
      source: text,
      syntax,
    })
  })

  it.each(UNREADABLE)('SCOPE-01 unless it has %s', (_why, text) => {
    expect(parseScope(text)).toBeUndefined()
  })

  it('SCOPE-06 with a constraint, raw or percent-encoded, keeping the spelling', () => {
    const raw = `patient/Observation.rs?category=${LABORATORY}`
    const encoded = `patient/Observation.rs?category=${encodeURIComponent(LABORATORY)}`
    expect(parseScope(raw)?.query).toEqual([['category', LABORATORY]])
    expect(parseScope(encoded)?.query).toEqual([['category', LABORATORY]])
    expect(parseScope(raw)?.source).toBe(raw)
    expect(parseScope(encoded)?.source).toBe(encoded)
  })

  it('SCOPE-07 with several constraints, in any order, once each', () => {
    const one = parseScope('patient/Observation.rs?code=b&category=a&code=b')
    const other = parseScope('patient/Observation.rs?category=a&code=b')
    expect(one?.query).toEqual(other?.query)
  })

  it.each(UNENFORCEABLE_QUERIES)('SCOPE-08 but never with ?%s', (query) => {
    expect(parseScope(`patient/Observation.rs?${query}`)).toBeUndefined()
  })

  it('SCOPE-05 but never with a constraint on the wildcard, nor with one in v1', () => {
    expect(parseScope('patient/*.rs?_tag=x')).toBeUndefined()
    expect(parseScope('patient/Observation.read?category=a')).toBeUndefined()
  })
})

describe('a scope is spelled', () => {
  it.each([
    ['patient/Observation.read', 'patient/Observation.rs'],
    ['user/*.*', 'user/*.cruds'],
    ['patient/Observation.rs?code=b&category=a', 'patient/Observation.rs?category=a&code=b'],
    [
      'patient/Observation.rs?category=x%7Claboratory',
      'patient/Observation.rs?category=x|laboratory',
    ],
    ['patient/Observation.rs?code=a%20b%26c%3Dd', 'patient/Observation.rs?code=a%20b%26c%3Dd'],
  ])('%s as %s', (text, canonical) => {
    const scope = parseScope(text)
    expect(scope && formatScope(scope)).toBe(canonical)
  })

  it.each([
    ['patient/Patient.rs', 'patient/Patient.read'],
    ['patient/Patient.cud', 'patient/Patient.write'],
    ['patient/Patient.cruds', 'patient/Patient.*'],
    ['patient/Patient.r', 'patient/Patient.r'],
    ['patient/Patient.rs?_id=1', 'patient/Patient.rs?_id=1'],
  ])('%s in v1 as %s', (text, expected) => {
    const scope = parseScope(text)
    expect(scope && formatScopeAs(scope, 'v1')).toBe(expected)
  })
})

describe('a scope parameter', () => {
  it('is split at any white space, each scope once', () => {
    expect(splitScopes('  openid \n openid\tpatient/*.rs ')).toEqual(['openid', 'patient/*.rs'])
  })

  it('is sorted into resource scopes, context scopes and unknown words', () => {
    const request = parseScopeRequest('launch/patient patient/Patient.read what patient/X.rs')
    expect(request.resource.map((scope) => scope.source)).toEqual(['patient/Patient.read'])
    expect(request.context).toEqual(['launch/patient'])
    expect(request.unknown).toEqual(['what', 'patient/X.rs'])
  })

  it('SCOPE-15 takes the long lists of real apps whole', () => {
    const types = `Medication AllergyIntolerance CarePlan CareTeam Condition Device DiagnosticReport
      DocumentReference Encounter Goal Immunization Location MedicationRequest Observation
      Organization Patient Practitioner Procedure Provenance PractitionerRole Coverage
      MedicationDispense ServiceRequest Specimen QuestionnaireResponse RelatedPerson Media`
    const scopes = types.split(/\s+/).map((type) => `patient/${type}.rs`)
    expect(scopes).toHaveLength(27)
    expect(parseScopeRequest(scopes.join(' ')).resource).toHaveLength(27)
  })

  it('knows the nine context scopes, in their exact spelling', () => {
    expect(CONTEXT_SCOPES.every(isContextScope)).toBe(true)
    expect(['fhiruser', 'launch/', 'offline', 'Launch', 'address'].some(isContextScope)).toBe(false)
  })
})
