import { describe, expect, it } from 'vitest'
import type { AccessGrant } from '../../../api/domain/access-part.ts'
import { DEFAULT_ACCESS_POLICY } from '../../../api/domain/access-policy.ts'
import { type AccessDecision, decide } from '../../../api/domain/fhir-access.ts'
import { parseInteraction } from '../../../api/domain/fhir-request-line.ts'
import { parseScopeRequest } from '../../../schema/vocabulary/scope.ts'

const LAB = 'http://terminology.hl7.org/CodeSystem/observation-category|laboratory'
const VITAL = 'http://terminology.hl7.org/CodeSystem/observation-category|vital-signs'

const DECISIONS: [scope: string, line: string, expected: string][] = [
  // RS-03, ENF-07, ENF-08: the type must be granted.
  ['patient/Observation.rs', 'GET /Observation/o1', 'allow'],
  ['patient/Observation.rs', 'GET /Observation?code=x', 'allow'],
  ['patient/Observation.rs', 'GET /Condition?patient=p1', 'scope-missing'],
  ['patient/Observation.rs', 'GET /Patient/p1', 'scope-missing'],
  ['openid fhirUser launch/patient', 'GET /Patient/p1', 'scope-missing'],
  ['', 'GET /Patient/p1', 'scope-missing'],
  // ENF-01, ENF-02: `.r` is no `.s` and the other way round.
  ['patient/Observation.r', 'GET /Observation/o1', 'allow'],
  ['patient/Observation.r', 'GET /Observation/o1/_history/1', 'allow'],
  ['patient/Observation.r', 'GET /Observation/o1/_history', 'allow'],
  ['patient/Observation.r', 'GET /Observation', 'scope-missing'],
  ['patient/Observation.r', 'POST /Observation/_search', 'scope-missing'],
  ['patient/Observation.s', 'GET /Observation', 'allow'],
  ['patient/Observation.s', 'POST /Observation/_search', 'allow'],
  ['patient/Observation.s', 'GET /Observation/o1', 'scope-missing'],
  ['patient/Observation.cud', 'GET /Observation/o1', 'scope-missing'],
  // Both spellings, and the wildcard.
  ['patient/Observation.read', 'GET /Observation', 'allow'],
  ['patient/Observation.write', 'GET /Observation', 'scope-missing'],
  ['patient/*.rs', 'GET /Condition', 'allow'],
  ['patient/*.rs', 'GET /Practitioner/d1', 'allow'],
  // Nothing else is let through, whatever was granted.
  ['system/*.cruds', 'POST /', 'interaction-blocked'],
  ['system/*.cruds', 'GET /?_type=Patient', 'interaction-blocked'],
  ['system/*.cruds', 'GET /$export', 'interaction-blocked'],
  ['system/*.cruds', 'GET /Observation/_history', 'interaction-blocked'],
  ['system/*.cruds', 'GET /_history', 'interaction-blocked'],
  ['system/*.cruds', 'GET /Practitioner/d1/Observation', 'interaction-blocked'],
  // LEAK-22: types that patient-level access does not reach.
  ['patient/*.rs', 'GET /Group', 'scope-missing'],
  ['patient/*.rs', 'GET /List', 'scope-missing'],
  ['patient/*.rs', 'GET /AuditEvent', 'scope-missing'],
  ['patient/Provenance.rs', 'GET /Provenance/x', 'scope-missing'],
  ['patient/Consent.rs', 'GET /Consent', 'scope-missing'],
  ['patient/Task.rs', 'GET /Task', 'scope-missing'],
  ['patient/RelatedPerson.rs', 'GET /RelatedPerson', 'scope-missing'],
  ['patient/Subscription.rs', 'GET /Subscription', 'scope-missing'],
  // LEAK-21: a file is read by its id, within what it belongs to, and in no other way.
  ['system/*.rs', 'GET /Binary/b1', 'allow'],
  ['patient/Binary.r', 'GET /Binary/b1', 'allow'],
  ['patient/DocumentReference.rs', 'GET /Binary/b1', 'scope-missing'],
  ['system/*.rs', 'GET /Binary', 'type-withheld'],
  ['system/*.rs', 'GET /Binary?_id=b1', 'type-withheld'],
  ['system/*.rs', 'GET /Binary/b1/_history', 'type-withheld'],
  ['system/*.rs', 'GET /Binary/b1/_history/1', 'type-withheld'],
  ['patient/*.rs', 'GET /Patient/p1/Binary', 'type-withheld'],
  // ENF-13: compartment addresses.
  ['patient/Observation.rs', 'GET /Patient/p1/Observation', 'allow'],
  ['patient/Observation.rs', 'GET /Patient/p2/Observation', 'foreign-compartment'],
  ['patient/Practitioner.rs', 'GET /Patient/p1/Practitioner', 'foreign-compartment'],
  ['system/Observation.rs', 'GET /Patient/p2/Observation', 'allow'],
  // Constraints we cannot check open nothing.
  ['patient/Observation.rs?code=http://loinc.org|8867-4', 'GET /Observation', 'scope-missing'],
  [`patient/Observation.rs?category=${LAB}`, 'GET /Observation', 'allow'],
  [`patient/Observation.rs?category=${LAB}`, 'GET /Condition', 'scope-missing'],
]

const WRITES: typeof DECISIONS = [
  // ENF-03, ENF-04, ENF-05: each letter writes in its own way.
  ['patient/Observation.c', 'POST /Observation', 'allow'],
  ['patient/Observation.c', 'PUT /Observation/o1', 'scope-missing'],
  ['patient/Observation.c', 'GET /Observation/o1', 'scope-missing'],
  ['patient/Observation.c', 'DELETE /Observation/o1', 'scope-missing'],
  ['patient/Observation.u', 'PUT /Observation/o1', 'allow'],
  ['patient/Observation.u', 'PATCH /Observation/o1', 'allow'],
  ['patient/Observation.u', 'POST /Observation', 'scope-missing'],
  ['patient/Observation.u', 'PUT /Observation?code=x', 'scope-missing'],
  ['patient/Observation.us', 'PUT /Observation?code=x', 'allow'],
  ['patient/Observation.us', 'PATCH /Observation?code=x', 'allow'],
  ['patient/Observation.d', 'DELETE /Observation/o1', 'allow'],
  ['patient/Observation.d', 'PUT /Observation/o1', 'scope-missing'],
  ['patient/Observation.d', 'DELETE /Observation?code=x', 'scope-missing'],
  ['patient/Observation.ds', 'DELETE /Observation?code=x', 'allow'],
  ['patient/Observation.rs', 'POST /Observation', 'scope-missing'],
  ['patient/Observation.write', 'DELETE /Observation/o1', 'allow'],
  ['patient/Observation.cud', 'POST /Condition', 'scope-missing'],
  // What everybody shares is no patient's to write, and some things are no app's at all.
  ['patient/*.cruds', 'PUT /Practitioner/d1', 'scope-missing'],
  ['patient/*.cruds', 'POST /Organization', 'scope-missing'],
  ['system/*.cruds', 'PUT /Practitioner/d1', 'allow'],
  ['system/*.cruds', 'POST /Subscription', 'type-read-only'],
  ['system/*.cruds', 'DELETE /AuditEvent/a1', 'type-read-only'],
  ['system/*.cruds', 'POST /Binary', 'type-withheld'],
  ['system/*.cruds', 'PUT /Binary/b1', 'type-withheld'],
  ['system/*.cruds', 'PATCH /Binary/b1', 'type-withheld'],
  ['system/*.cruds', 'DELETE /Binary?_id=b1', 'type-withheld'],
  ['patient/*.cruds', 'POST /Group', 'scope-missing'],
  // ENF-12: everything about one patient, and no other operation.
  ['patient/*.rs', 'GET /Patient/p1/$everything', 'allow'],
  ['patient/*.rs', 'GET /Patient/p2/$everything', 'foreign-compartment'],
  ['patient/Observation.rs', 'GET /Patient/p1/$everything', 'scope-missing'],
  ['system/*.cruds', 'POST /Patient/p1/$everything', 'interaction-blocked'],
  ['system/*.cruds', 'GET /Patient/$everything', 'interaction-blocked'],
  ['system/*.cruds', 'GET /Patient/p1/$everything?_include=x', 'parameter-refused'],
]

describe('scopes and interactions', () => {
  it.each([...DECISIONS, ...WRITES])('%s · %s · %s', (scope, line, expected) => {
    const decision = decided(line, patientGrant(scope))
    expect(decision.verdict === 'allow' ? 'allow' : decision.rule).toBe(expected)
  })

  it('RS-03 says which scope would have been enough', () => {
    expect(decided('GET /Condition', patientGrant('patient/Patient.rs'))).toMatchObject({
      status: 403,
      neededScope: 'patient/Condition.s',
    })
    const backend: AccessGrant = { scopes: [], knowsUser: false }
    expect(decided('GET /Condition/c1', backend)).toMatchObject({
      neededScope: 'system/Condition.r',
    })
  })
})

describe('whose data a level reaches', () => {
  const person = { resourceType: 'Patient', id: 'own' }
  const doctor = { resourceType: 'Practitioner', id: 'd1' }
  const relative = { resourceType: 'RelatedPerson', id: 'r1' }

  it.each([
    ['patient/Observation.rs', { patientId: 'p1' }, [['patient', 'Patient/p1']]],
    ['patient/Patient.rs', { patientId: 'p1' }, [['_id', 'p1']], 'Patient'],
    ['user/Observation.rs', { fhirUser: doctor }, []],
    ['user/Observation.rs', { fhirUser: person }, [['patient', 'Patient/own']]],
    ['system/Observation.rs', {}, []],
    // SCOPE-11: both levels add up; the patient's own part changes nothing for a doctor.
    ['patient/*.rs user/*.rs', { patientId: 'p1', fhirUser: doctor }, []],
    [
      'patient/*.rs user/*.rs',
      { patientId: 'child', fhirUser: person },
      [['patient', 'Patient/child,Patient/own']],
    ],
  ])('%s with %j adds %j to a search', (scope, context, added, type = 'Observation') => {
    const decision = decided(`GET /${type}`, {
      ...patientGrant(scope),
      patientId: undefined,
      ...context,
    })
    expect(decision).toMatchObject({ search: { parameters: added, isComplete: true } })
  })

  it.each([
    ['patient/Observation.rs', {}],
    ['user/Observation.rs', {}],
    ['user/Observation.rs', { fhirUser: relative }],
  ])('%s with %j reaches nobody', (scope, context) => {
    const grant = { ...patientGrant(scope), patientId: undefined, ...context }
    expect(decided('GET /Observation', grant).verdict).toBe('deny')
  })

  it.each([
    ['openid fhirUser', 'GET /Practitioner/d1', 'allow'],
    ['openid fhirUser', 'GET /Practitioner', 'deny'],
    ['openid', 'GET /Practitioner/d1', 'deny'],
    ['fhirUser', 'GET /Practitioner/d1', 'deny'],
    ['openid fhirUser', 'GET /Patient/p1', 'deny'],
  ])('OIDC-09 %s · %s · %s', (scope, line, verdict) => {
    expect(decided(line, { ...patientGrant(scope), fhirUser: doctor }).verdict).toBe(verdict)
  })
})

describe('reverse includes', () => {
  it.each([
    ['patient/*.rs', 'Patient', 'Observation:subject', true],
    ['patient/Patient.rs', 'Patient', 'Observation:subject', false],
    ['patient/Patient.rs patient/Observation.r', 'Patient', 'Observation:subject', false],
    ['patient/*.rs', 'Practitioner', 'Observation:performer', false],
    ['patient/*.rs', 'Practitioner', 'PractitionerRole:practitioner', true],
    ['system/*.rs', 'Practitioner', 'Observation:performer', true],
  ])('LEAK-06 %s · %s · %s is passed on: %s', (scope, type, include, expected) => {
    const decision = decided(`GET /${type}?_revinclude=${include}`, patientGrant(scope))
    const names = 'search' in decision ? decision.search?.parameters.map(([name]) => name) : []
    expect(names?.includes('_revinclude')).toBe(expected)
  })
})

describe('granular scopes in a search', () => {
  const search = (scope: string, query = '') =>
    decided(`GET /Observation${query}`, patientGrant(scope))

  it('GRAN-05 the constraint is added to what the client asks', () => {
    expect(search(`patient/Observation.rs?category=${LAB}`, `?category=${VITAL}`)).toMatchObject({
      search: {
        parameters: [
          ['category', VITAL],
          ['category', LAB],
          ['patient', 'Patient/p1'],
        ],
      },
    })
  })

  it('SCOPE-07 several scopes are alternatives, several constraints of one scope all hold', () => {
    const both = `patient/Observation.rs?category=${LAB} patient/Observation.rs?category=${VITAL}`
    expect(search(both)).toMatchObject({
      search: {
        isComplete: true,
        parameters: [
          ['category', `${LAB},${VITAL}`],
          ['patient', 'Patient/p1'],
        ],
      },
    })
    expect(search(`patient/Observation.rs?_tag=a&category=${LAB}`)).toMatchObject({
      search: {
        parameters: [
          ['_tag', 'a'],
          ['category', LAB],
          ['patient', 'Patient/p1'],
        ],
      },
    })
  })

  it('GRAN-08 an unconstrained scope beside a constrained one is unconstrained', () => {
    expect(search(`patient/Observation.rs patient/Observation.rs?category=${LAB}`)).toMatchObject({
      search: { isComplete: true, parameters: [['patient', 'Patient/p1']] },
    })
  })

  it('says so when one search cannot say everything', () => {
    const decision = search(`patient/Observation.rs?_tag=a patient/Observation.rs?category=${LAB}`)
    expect(decision).toMatchObject({ verdict: 'allow', search: { isComplete: false } })
  })

  it('RS-13 following a page adds nothing twice', () => {
    const first = search('patient/Observation.rs', '?_offset=20&patient=Patient/p1')
    expect(first).toMatchObject({
      search: {
        parameters: [
          ['_offset', '20'],
          ['patient', 'Patient/p1'],
        ],
      },
    })
  })
})

function patientGrant(scope: string): AccessGrant {
  const { resource, context } = parseScopeRequest(scope)
  const knowsUser = context.includes('openid') && context.includes('fhirUser')
  return { scopes: resource, patientId: 'p1', knowsUser }
}

function decided(line: string, grant: AccessGrant): AccessDecision {
  const [method = '', target = ''] = line.split(' ')
  const [path = '', query = ''] = target.split('?')
  const interaction = parseInteraction({ method, path, query, form: '' })
  if (!interaction.ok) throw new Error(interaction.error.text)
  return decide(interaction.value, { grant, policy: DEFAULT_ACCESS_POLICY })
}
