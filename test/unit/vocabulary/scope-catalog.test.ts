import { describe, expect, it } from 'vitest'
import { CONTEXT_SCOPES } from '../../../schema/vocabulary/context-scope.ts'
import { FHIR_RESOURCE_TYPES } from '../../../schema/vocabulary/fhir-resource-type.ts'
import { INTENT_LABELS } from '../../../schema/vocabulary/registration.ts'
import { parseScope } from '../../../schema/vocabulary/scope.ts'
import {
  catalogEntryOf,
  defaultScopesFor,
  narrowerScopes,
  OFFERED_SCOPES,
  SCOPE_CATALOG,
} from '../../../schema/vocabulary/scope-catalog.ts'
import { describeScope, maxSensitivity } from '../../../schema/vocabulary/scope-description.ts'
import { SCOPE_AUDIENCES } from '../../../schema/vocabulary/scope-phrases/phrases.ts'
import { covers } from '../../../schema/vocabulary/scope-set.ts'
import { read } from './arbitrary-scope.ts'

const JARGON = /\b(fhir|resources?|scopes?|oauth|smart|launch|token|api|client|encounter)\b/i

describe('the scope catalog', () => {
  it('offers only scopes that can be read, each once', () => {
    const scopes = OFFERED_SCOPES.map((offered) => offered.scope)
    expect(scopes.filter((scope) => !parseScope(scope))).toEqual([])
    expect(new Set(scopes).size).toBe(scopes.length)
  })

  it('finds for each scope it offers the very entry that offers it', () => {
    for (const { scope, entry } of OFFERED_SCOPES) expect(catalogEntryOf(read(scope))).toBe(entry)
  })

  it('says for each entry what work needs it, and offers writing only where it is writable', () => {
    expect(SCOPE_CATALOG.filter((entry) => entry.workflows.length === 0)).toEqual([])
    const written = OFFERED_SCOPES.filter((offered) => offered.isWrite)
    expect(written.every((offered) => offered.entry.isWritable)).toBe(true)
  })

  it('has the types and categories a first release needs', () => {
    const types = `Patient Observation Condition MedicationRequest AllergyIntolerance Immunization
      Procedure Encounter Appointment DiagnosticReport DocumentReference CarePlan CareTeam Goal
      Coverage Practitioner Organization Location Device Provenance Medication ServiceRequest
      Binary *`
    const known = new Set<string>(SCOPE_CATALOG.map((entry) => entry.resourceType))
    expect(types.split(/\s+/).filter((type) => !known.has(type))).toEqual([])
  })

  it('CONS-03 GRAN-03 can narrow observations and conditions to their categories', () => {
    const codes = (text: string) => narrowerScopes(read(text)).map((scope) => scope.split('|')[1])
    expect(codes('patient/Condition.rs')).toEqual([
      'problem-list-item',
      'encounter-diagnosis',
      'health-concern',
    ])
    expect(codes('patient/Observation.rs')).toEqual(
      expect.arrayContaining([
        'clinical-test',
        'laboratory',
        'social-history',
        'sdoh',
        'survey',
        'vital-signs',
      ]),
    )
    expect(narrowerScopes(read('patient/Observation.rs?category=a'))).toEqual([])
    const wide = read('user/Observation.cruds')
    for (const narrow of narrowerScopes(wide)) expect(covers(wide, read(narrow))).toBe(true)
  })

  it('has default scopes for every label, and never for writing', () => {
    for (const label of INTENT_LABELS) {
      const scopes = defaultScopesFor(label, 'patient')
      expect(scopes.length).toBeGreaterThan(0)
      expect(scopes.filter((scope) => read(scope).permissions !== 'rs')).toEqual([])
    }
  })

  it('knows the 146 resource types of R4', () => {
    expect(new Set(FHIR_RESOURCE_TYPES).size).toBe(146)
  })
})

describe('the sentence of a scope', () => {
  it.each(SCOPE_AUDIENCES)(
    'is short and free of jargon for every offered scope (%s)',
    (audience) => {
      for (const scope of [...OFFERED_SCOPES.map((offered) => offered.scope), ...CONTEXT_SCOPES]) {
        const { sentence, detail } = describeScope(scope, audience)
        expect(sentence.length, sentence).toBeLessThan(140)
        expect(sentence, scope).not.toMatch(JARGON)
        expect(detail, scope).not.toMatch(JARGON)
        expect(sentence, scope).toMatch(/^[A-Z].*[^.]$/)
      }
    },
  )

  it('is not that of another scope for the same reader', () => {
    const scopes = [...OFFERED_SCOPES.map((offered) => offered.scope), ...CONTEXT_SCOPES]
    const personal = scopes.filter((text) => {
      const scope = parseScope(text)
      return !scope || catalogEntryOf(scope)?.isPersonal
    })
    const sentences = personal.map((scope) => describeScope(scope, 'patient').sentence)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it.each([
    ['patient/Observation.rs', 'patient', 'See your test results and vital signs'],
    ['patient/Observation.read', 'patient', 'See your test results and vital signs'],
    ['patient/Observation.rs', 'professional', 'See the patient’s test results and vital signs'],
    [
      'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory',
      'patient',
      'See your laboratory results',
    ],
    [
      'patient/Observation.rs?code=1234-5',
      'patient',
      'See a part of your test results and vital signs',
    ],
    ['patient/Appointment.cruds', 'patient', 'See, add to, change and delete your appointments'],
    ['patient/*.rs', 'patient', 'See all your health information, now and in the future'],
    [
      'system/*.rs',
      'professional',
      'See all health information of all patients, with nobody signed in, now and in the future',
    ],
    [
      'user/Encounter.rs',
      'professional',
      'See visits and hospital stays of everybody whose record you may open',
    ],
    ['patient/Practitioner.rs', 'patient', 'See the names and contact details of clinicians'],
    ['patient/SupplyRequest.rs', 'patient', 'See your entries of the kind “supply request”'],
    ['offline_access', 'patient', 'Stay connected when you are not using the app'],
    ['openid', 'patient', 'Know who you are'],
    ['patient/Nonsense.rs', 'patient', 'Do something this hospital cannot explain'],
  ] as const)('%s for a %s is “%s”', (scope, audience, sentence) => {
    expect(describeScope(scope, audience).sentence).toBe(sentence)
  })

  it('CONS-06 says of every wildcard that it holds for the future', () => {
    for (const level of ['patient', 'user', 'system']) {
      for (const audience of SCOPE_AUDIENCES) {
        const { sentence } = describeScope(`${level}/*.cruds`, audience)
        expect(sentence).toContain('now and in the future')
      }
    }
  })
})

describe('the sensitivity of a scope', () => {
  it.each([
    ['patient/Appointment.rs', 'LOW', false],
    ['patient/Observation.rs', 'MODERATE', false],
    ['patient/MedicationRequest.rs', 'HIGH', false],
    ['patient/Condition.read', 'HIGH', false],
    ['patient/DocumentReference.rs', 'HIGH', false],
    ['patient/Observation.cu', 'HIGH', true],
    ['system/Observation.rs', 'HIGH', false],
    ['system/Condition.cud', 'CRITICAL', true],
    ['patient/*.rs', 'HIGH', false],
    ['patient/*.cruds', 'CRITICAL', true],
    ['patient/SupplyRequest.rs', 'HIGH', false],
    ['offline_access', 'MODERATE', false],
    ['openid', 'LOW', false],
    ['patient/Nonsense.rs', 'CRITICAL', true],
  ])('R215 %s is %s, writes: %s', (scope, sensitivity, writes) => {
    expect(describeScope(scope, 'patient')).toMatchObject({ sensitivity, writes })
  })

  it('of a list is the highest of its scopes', () => {
    expect(maxSensitivity([])).toBe('LOW')
    expect(maxSensitivity(['openid', 'patient/Condition.rs', 'patient/Goal.rs'])).toBe('HIGH')
  })
})
