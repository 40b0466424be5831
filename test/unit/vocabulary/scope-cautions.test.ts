import { describe, expect, it } from 'vitest'
import type { IntentLabel } from '../../../schema/vocabulary/registration.ts'
import { INTENT_LABELS } from '../../../schema/vocabulary/registration.ts'
import { defaultScopesFor } from '../../../schema/vocabulary/scope-catalog.ts'
import { scopeCautions } from '../../../schema/vocabulary/scope-cautions.ts'

const kinds = (scope: string, intent: IntentLabel | null) =>
  scopeCautions(scope, intent).map(({ kind }) => kind)

describe('what is unusual about a scope', () => {
  it.each<[string, IntentLabel | null, string[]]>([
    ['patient/Appointment.rs', 'OPERATIONAL', []],
    ['patient/Condition.rs', 'OPERATIONAL', ['UNUSUAL']],
    ['patient/Condition.rs', 'CLINICAL_DECISION_SUPPORT', []],
    ['patient/MedicationRequest.rs', 'PATIENT_ENGAGEMENT', ['UNUSUAL']],
    ['patient/MedicationRequest.rs', null, []],
    ['patient/Observation.rs?category=vital-signs', 'RESEARCH', []],
    ['patient/Immunization.rs', 'PATIENT_ENGAGEMENT', []],
    ['patient/Location.rs', 'RESEARCH', []],
    ['patient/Observation.cu', 'PATIENT_ENGAGEMENT', ['WRITES']],
    ['patient/Condition.cruds', 'OPERATIONAL', ['UNUSUAL', 'WRITES']],
    ['patient/*.rs', 'CLINICAL_DECISION_SUPPORT', ['WILDCARD']],
    ['user/*.cruds', null, ['WILDCARD', 'WRITES']],
    ['patient/MolecularSequence.rs', 'OPERATIONAL', ['UNUSUAL']],
    ['launch/patient', 'OPERATIONAL', []],
    ['openid', null, []],
    ['nonsense', 'OPERATIONAL', []],
  ])('%s for %s: %j', (scope, intent, expected) => {
    expect(kinds(scope, intent)).toEqual(expected)
  })

  it.each(INTENT_LABELS)('is nothing in the default set of %s', (intent) => {
    const defaults = defaultScopesFor(intent, 'patient')
    expect(defaults.length).toBeGreaterThan(0)
    expect(defaults.flatMap((scope) => kinds(scope, intent))).toEqual([])
  })

  it('is said with the kind of app, and what writing means', () => {
    const [unusual, writes] = scopeCautions('patient/Condition.cud', 'OPERATIONAL')
    expect(unusual?.text).toMatch(/^Apps for .+ rarely ask for this: reviewers will ask why\.$/)
    expect(writes?.text).toContain('add, change, delete')
  })
})
