import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds } from '../../../api/domain/access-condition.ts'
import { type AccessGrant, accessParts, isOpenTo } from '../../../api/domain/access-part.ts'
import { DEFAULT_ACCESS_POLICY } from '../../../api/domain/access-policy.ts'
import { decide } from '../../../api/domain/fhir-access.ts'
import type { FhirInteraction } from '../../../api/domain/fhir-interaction.ts'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { patientsOf } from '../../../api/domain/patient-compartment.ts'
import { searchLimits } from '../../../api/domain/search-limits.ts'
import { intersect } from '../../../schema/vocabulary/scope-set.ts'
import { anyScope, scopeSet } from '../vocabulary/arbitrary-scope.ts'

const BASE = 'https://hospital.example/fhir'
const RULES = { policy: DEFAULT_ACCESS_POLICY }

const id = fc.constantFrom('p1', 'p2', 'p3')
const types = fc.constantFrom('Patient', 'Observation', 'Condition', 'Practitioner', 'Group')
const reference = id.map((patient) => ({ reference: `Patient/${patient}` }))
const coding = fc.constantFrom('a', 'b', 'c').map((code) => [{ coding: [{ code }] }])

const resource: fc.Arbitrary<FhirResource> = fc.record({
  resourceType: types,
  id,
  subject: reference,
  performer: fc.array(reference, { maxLength: 2 }),
  focus: fc.array(reference, { maxLength: 1 }),
  category: coding,
})

const user = fc.option(
  fc.record({ resourceType: fc.constantFrom('Practitioner', 'Patient', 'RelatedPerson'), id }),
  { nil: undefined },
)

const grant: fc.Arbitrary<AccessGrant> = fc.record({
  scopes: scopeSet,
  patientId: fc.option(id, { nil: undefined }),
  fhirUser: user,
  knowsUser: fc.boolean(),
})

const interaction: fc.Arbitrary<FhirInteraction> = fc.oneof(
  fc.record({ code: fc.constant('read' as const), resourceType: types, id }),
  fc.record({
    code: fc.constant('search-type' as const),
    resourceType: types,
    parameters: fc.constant([]),
    patientId: id,
  }),
)

const letter = fc.constantFrom('r' as const, 's' as const)

function isOpen(given: AccessGrant, to: FhirResource, permission: 'r' | 's'): boolean {
  return isOpenTo(accessParts(to.resourceType, permission, { ...RULES, grant: given }), to, BASE)
}

describe('whatever is granted', () => {
  it('adding a scope never takes access away', () => {
    fc.assert(
      fc.property(grant, anyScope, interaction, resource, letter, (given, more, asked, it, l) => {
        const wider = { ...given, scopes: [...given.scopes, more] }
        const before = decide(asked, { ...RULES, grant: given }).verdict
        const after = decide(asked, { ...RULES, grant: wider }).verdict
        expect(before === 'allow' && after === 'deny').toBe(false)
        expect(isOpen(given, it, l) && !isOpen(wider, it, l)).toBe(false)
      }),
    )
  })

  it('narrowing a scope never adds access', () => {
    fc.assert(
      fc.property(grant, anyScope, anyScope, resource, letter, (given, scope, limit, it, l) => {
        const narrowed = intersect(scope, limit)
        const wide = { ...given, scopes: [scope] }
        const narrow = { ...given, scopes: narrowed ? [narrowed] : [] }
        expect(isOpen(narrow, it, l) && !isOpen(wide, it, l)).toBe(false)
      }),
    )
  })

  it('LEAK-01 patient-level scopes never open another patient', () => {
    fc.assert(
      fc.property(grant, resource, letter, (given, it, l) => {
        const patientLevel = given.scopes.filter(({ level }) => level === 'patient')
        const pinned = { ...given, scopes: patientLevel, knowsUser: false }
        if (!isOpen(pinned, it, l)) return
        const isUniversal = DEFAULT_ACCESS_POLICY.universalTypes.has(it.resourceType)
        expect(isUniversal || patientsOf(it, BASE).includes(pinned.patientId ?? '')).toBe(true)
      }),
    )
  })

  it('a search finds nothing that the scopes do not open, and all of it when it says so', () => {
    fc.assert(
      fc.property(grant, resource, (given, it) => {
        const parts = accessParts(it.resourceType, 's', { ...RULES, grant: given })
        fc.pre(parts.length > 0)
        const { parameters, isComplete } = searchLimits(parts)
        const isFound = parameters.every(([name, value]) => isMatch(it, name, value))
        expect(isFound && !isOpenTo(parts, it, BASE)).toBe(false)
        if (isComplete) expect(isFound).toBe(isOpenTo(parts, it, BASE))
      }),
    )
  })
})

/** What a FHIR server would find by one parameter. */
function isMatch(it: FhirResource, parameter: string, value: string): boolean {
  const values = value.split(',')
  if (parameter === '_id') return holds({ kind: 'id', parameter, values }, it, BASE)
  if (parameter !== 'patient') return holds({ kind: 'token', parameter, values }, it, BASE)
  const ids = values.map((each) => each.replace('Patient/', ''))
  return holds({ kind: 'patient', parameter, values: ids }, it, BASE)
}
