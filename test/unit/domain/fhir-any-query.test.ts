import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccessGrant, isOpenTo, isWritableTo } from '../../../api/domain/access-part.ts'
import { DEFAULT_ACCESS_POLICY } from '../../../api/domain/access-policy.ts'
import { decide } from '../../../api/domain/fhir-access.ts'
import { parseInteraction } from '../../../api/domain/fhir-request-line.ts'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { compartmentParameter, patientsOf } from '../../../api/domain/patient-compartment.ts'
import { parseScopeRequest } from '../../../schema/vocabulary/scope.ts'

const BASE = 'https://hospital.example/fhir'
const RUNS = { numRuns: 2000 }

const type = fc.constantFrom(
  'Patient',
  'Observation',
  'Condition',
  'Appointment',
  'Practitioner',
  'Group',
)
const id = fc.constantFrom('p1', 'p2', 'o1')

/** Everything a query can be made of that could lead elsewhere. */
const parameter = fc.constantFrom(
  ...['patient=p2', 'patient=p1,p2', 'patient=p1', 'subject=Patient/p2', 'patient:Patient=p2'],
  ...['patient:missing=true', 'patient:not=p1', 'patient:identifier=s|v', '_id=p2', 'code=x'],
  ...['subject:Patient.name=x', 'subject.identifier=x', '_has:Observation:patient:code=x'],
  ...['_include=Observation:subject', '_include:iterate=Observation:subject', '_include=*'],
  ...['_revinclude=Observation:focus', '_revinclude=*:*', '_revinclude:iterate=Provenance:target'],
  ...['_filter=code eq x', '_query=x', '_text=x', '_content=x', '_list=x', '_contained=both'],
  ...['_type=Patient', '_summary=count', '_total=accurate', '_count=0', '_elements=code'],
  ...[
    '_sort=-date',
    '_offset=5',
    '_since=2020-01-01',
    '_getpages=abc',
    '_format=json',
    '%70atient=p2',
  ],
  ...[`subject=${encodeURIComponent(`${BASE}/Patient/p2`)}`, '_INCLUDE=x', '_tag=x', '_security=x'],
)
const query = fc.array(parameter, { maxLength: 4 }).map((parts) => parts.join('&'))

const path = fc.oneof(
  type.map((t) => `/${t}`),
  type.map((t) => `/${t}/_search`),
  type.map((t) => `/${t}/_history`),
  fc.tuple(type, id).map(([t, i]) => `/${t}/${i}`),
  fc.tuple(type, id).map(([t, i]) => `/${t}/${i}/_history`),
  fc.tuple(type, id).map(([t, i]) => `/${t}/${i}/_history/1`),
  fc.tuple(type, id, type).map(([t, i, member]) => `/${t}/${i}/${member}`),
  id.map((i) => `/Patient/${i}/$everything`),
  fc.constantFrom('/', '/_history', '/_search', '/$export', '/Patient/$match', '/Patient/p1/../p2'),
)

const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD')
const request = fc.record({
  method,
  path,
  query,
  form: query,
  ifNoneExist: fc.option(query, { nil: undefined }),
})

const scope = fc.constantFrom(
  ...['patient/*.cruds', 'patient/*.rs', 'patient/Observation.cruds', 'patient/Patient.r'],
  ...['patient/Observation.rs?category=a', 'patient/Condition.cus?category=b', 'patient/Group.rs'],
)
const scopes = fc
  .array(scope, { maxLength: 3 })
  .map((all) => parseScopeRequest(all.join(' ')).resource)

const reference = fc
  .constantFrom(
    'Patient/p1',
    'Patient/p2',
    'Practitioner/d1',
    '#c',
    'urn:uuid:1',
    `${BASE}/Patient/p2`,
  )
  .map((text) => ({ reference: text }))

const resource: fc.Arbitrary<FhirResource> = fc.record(
  {
    resourceType: type,
    id,
    subject: reference,
    performer: fc.array(reference, { maxLength: 2 }),
    focus: fc.array(reference, { maxLength: 1 }),
    participant: fc.array(fc.record({ actor: reference }), { maxLength: 3 }),
    category: fc.constantFrom('a', 'b').map((code) => [{ coding: [{ code }] }]),
  },
  { requiredKeys: ['resourceType', 'id'] },
)

function decided(asked: Parameters<typeof parseInteraction>[0], grant: AccessGrant) {
  const parsed = parseInteraction(asked)
  return parsed.ok && parsed.value.code !== 'batch'
    ? decide(parsed.value, { grant, policy: DEFAULT_ACCESS_POLICY })
    : undefined
}

const isShared = (it: FhirResource) => DEFAULT_ACCESS_POLICY.universalTypes.has(it.resourceType)

/** What says in a search that it is about p1; nothing for what everybody shares. */
function pinOf(resourceType: string) {
  if (DEFAULT_ACCESS_POLICY.universalTypes.has(resourceType)) return undefined
  return resourceType === 'Patient'
    ? ['_id', 'p1']
    : [compartmentParameter(resourceType), 'Patient/p1']
}

describe('whatever a patient-level token asks', () => {
  const grantOf = (given: AccessGrant['scopes']): AccessGrant => ({
    ...{ scopes: given, patientId: 'p1', knowsUser: false },
  })

  it('LEAK-01 to LEAK-15: a search that is passed on is pinned to the patient', () => {
    fc.assert(
      fc.property(request, scopes, (asked, given) => {
        const decision = decided(asked, grantOf(given))
        if (decision?.verdict !== 'allow' || !decision.search) return
        const { parameters, isContinuation } = decision.search
        const pin = pinOf(decision.interaction.resourceType)
        if (pin && !isContinuation) expect(parameters).toContainEqual(pin)
        const names = parameters.map(([name]) => name).join(' ')
        expect(names).not.toMatch(/\.|_has|iterate|_filter|_query|_list|_contained|_text|_content/)
      }),
      RUNS,
    )
  })

  it('LEAK-03 to LEAK-10: what comes back is shown when it is the patient’s or everybody’s', () => {
    fc.assert(
      fc.property(request, scopes, resource, (asked, given, it) => {
        const decision = decided(asked, grantOf(given))
        if (decision?.verdict !== 'allow') return
        if (decision.interaction.resourceType !== it.resourceType) return
        if (!isOpenTo(decision.parts, it, BASE)) return
        expect(isShared(it) || patientsOf(it, BASE).includes('p1')).toBe(true)
      }),
      RUNS,
    )
  })

  it('LEAK-16 LEAK-20: what is written names the patient and no other', () => {
    fc.assert(
      fc.property(request, scopes, resource, (asked, given, it) => {
        const decision = decided(asked, grantOf(given))
        if (decision?.verdict !== 'allow') return
        if (!/create|update|patch|delete/.test(decision.interaction.code)) return
        if (decision.interaction.resourceType !== it.resourceType) return
        if (!isWritableTo(decision.parts, it, BASE)) return
        expect(patientsOf(it, BASE)).toEqual(['p1'])
        expect(isShared(it)).toBe(false)
      }),
      RUNS,
    )
  })

  it('SCOPE-04: another scope never takes anything away', () => {
    fc.assert(
      fc.property(request, scopes, scopes, resource, (asked, given, more, it) => {
        const narrow = decided(asked, grantOf(given))
        const wide = decided(asked, grantOf([...given, ...more]))
        if (narrow?.verdict !== 'allow') return
        expect(wide?.verdict).toBe('allow')
        if (wide?.verdict !== 'allow') return
        if (isOpenTo(narrow.parts, it, BASE)) expect(isOpenTo(wide.parts, it, BASE)).toBe(true)
        if (isWritableTo(narrow.parts, it, BASE))
          expect(isWritableTo(wide.parts, it, BASE)).toBe(true)
      }),
      RUNS,
    )
  })
})
