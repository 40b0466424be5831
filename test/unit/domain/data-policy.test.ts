import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccessGrant, accessParts, isOpenTo } from '../../../api/domain/access-part.ts'
import { DEFAULT_ACCESS_POLICY } from '../../../api/domain/access-policy.ts'
import { decide } from '../../../api/domain/fhir-access.ts'
import { parseInteraction } from '../../../api/domain/fhir-request-line.ts'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { compilePolicy } from '../../../api/domain/policy/compile-policy.ts'
import { cutElements } from '../../../api/domain/policy/cut-elements.ts'
import { redactResource } from '../../../api/domain/policy/redact-resource.ts'
import { searchParameterElements } from '../../../api/fhir-server/index/element-definitions.ts'
import type { CallerFacts, DataRule } from '../../../schema/vocabulary/data-policy.ts'
import { parseScopeRequest } from '../../../schema/vocabulary/scope.ts'
import { dataRule as rule } from '../../support/data-rule.ts'

const ANYBODY: CallerFacts = {
  uses: ['RESEARCH'],
  riskTier: 'HIGH',
  purpose: 'RESEARCH',
  userKind: 'PATIENT',
  departments: [],
}
const SSN = 'http://hl7.org/fhir/sid/us-ssn'
const RULES = {
  closed: rule({ key: 'closed', resourceTypes: ['Condition'], interactions: ['SEARCH'] }),
  only: rule({ key: 'only', kind: 'ONLY_OPEN', resourceTypes: ['Patient', 'Observation'] }),
  redact: rule({
    key: 'redact',
    kind: 'REDACT',
    elements: [`Patient.identifier.where(system = '${SSN}')`, 'Patient.telecom'],
  }),
  hide: rule({ key: 'hide', kind: 'HIDE_LABELLED', labels: ['R', 'PSY'], opensByScope: true }),
  research: rule({
    key: 'research',
    resourceTypes: ['Patient'],
    audience: [{ fact: 'PURPOSE', match: 'NONE_OF', values: ['OPERATIONAL'] }],
  }),
  psychiatry: rule({
    ...{ key: 'psychiatry', kind: 'HIDE_LABELLED', labels: ['PSY'] },
    audience: [{ fact: 'DEPARTMENT', match: 'NONE_OF', values: ['psychiatry'] }],
  }),
}

function policyOf(rules: readonly DataRule[], facts = ANYBODY) {
  const content = { rules, askText: 'Write to data@hospital.example.', askUrl: null }
  return compilePolicy(content, 1, searchParameterElements).forCaller(facts)
}

function grantOf(scope: string): AccessGrant {
  const { resource } = parseScopeRequest(scope)
  return { scopes: resource, patientId: 'p1', fhirUser: undefined, knowsUser: false }
}

function verdict(rules: readonly DataRule[], scope: string, line: string, facts = ANYBODY) {
  const [method = '', target = ''] = line.split(' ')
  const [path = '', query = ''] = target.split('?')
  const parsed = parseInteraction({ method, path, query, form: '' })
  if (!parsed.ok) throw new Error(parsed.error.text)
  const decision = decide(parsed.value, { grant: grantOf(scope), policy: policyOf(rules, facts) })
  return decision.verdict === 'allow' ? 'allow' : (decision.policyRule ?? decision.rule)
}

describe('the decision table of the data policy', () => {
  const { closed, only, redact, hide, research } = RULES
  it.each<[DataRule[], string, string]>([
    [[], 'GET /Condition', 'allow'],
    [[closed], 'GET /Condition', 'closed'],
    [[closed], 'GET /Condition/c1', 'allow'],
    [[closed], 'GET /Observation', 'allow'],
    [[closed], 'PUT /Condition?code=x', 'closed'],
    [[only], 'GET /Condition/c1', 'only'],
    [[only], 'GET /Observation/o1', 'allow'],
    [[only, closed], 'GET /Condition', 'only'],
    [[research], 'GET /Patient/p1', 'research'],
    [[redact], 'GET /Patient?identifier=x', 'redact'],
    [[redact], 'GET /Patient?identifier:missing=true', 'redact'],
    [[redact], 'GET /Patient?phone=x', 'redact'],
    [[redact], 'GET /Patient?_sort=-telecom', 'redact'],
    [[redact], 'GET /Patient?unheard-of=x', 'redact'],
    [[redact], 'GET /Patient?name=x&_lastUpdated=gt2020&_sort=birthdate', 'allow'],
    [[redact], 'GET /Observation?_include=Observation:subject', 'allow'],
    [[redact], 'PUT /Patient/p1', 'redact'],
    [[redact], 'PATCH /Patient/p1', 'allow'],
    [[hide], 'GET /Observation?_summary=count', 'hide'],
    [[hide], 'GET /Observation', 'allow'],
    [
      [rule({ kind: 'REDACT', key: 'subject', elements: ['Observation.subject'] })],
      'GET /Observation?_include=Observation:subject',
      'subject',
    ],
    [
      [rule({ kind: 'REDACT', key: 'value', elements: ['Observation.value[x]'] })],
      'GET /Observation?code-value-quantity=x',
      'value',
    ],
    [
      [rule({ kind: 'REDACT', key: 'value', elements: ['Observation.value[x]'] })],
      'GET /Observation?value-quantity=5',
      'value',
    ],
    [
      [rule({ kind: 'REDACT', key: 'value', elements: ['Observation.value[x]'] })],
      'GET /Observation?code=x',
      'allow',
    ],
  ])('ENF %j: %s is %s', (rules, line, expected) => {
    expect(verdict(rules, 'system/*.cruds', line)).toBe(expected)
  })

  it('a refusal names the rule, its reason and how to ask for more', () => {
    const policy = policyOf([closed])
    const interaction = { code: 'search-type', resourceType: 'Condition', parameters: [] } as const
    expect(decide(interaction, { grant: grantOf('system/*.rs'), policy })).toMatchObject({
      policyRule: 'closed',
      text: 'Condition is not open to this. A good reason. Rule "closed" of the data policy. Write to data@hospital.example.',
    })
  })

  it.each<[Partial<CallerFacts>, string]>([
    [{ purpose: 'OPERATIONAL' }, 'allow'],
    [{ purpose: 'RESEARCH' }, 'research'],
    [{ purpose: undefined }, 'research'],
  ])('a purpose of %j: %s', (facts, expected) => {
    expect(verdict([research], 'system/*.rs', 'GET /Patient/p1', { ...ANYBODY, ...facts })).toBe(
      expected,
    )
  })
})

const BASE = 'https://hospital.example/fhir'
const labelled = (...codes: string[]): FhirResource => ({
  resourceType: 'Observation',
  id: 'o1',
  subject: { reference: 'Patient/p1' },
  meta: { security: codes.map((code) => ({ system: 'urn:labels', code })) },
})

describe('security labels', () => {
  const isOpen = (rules: DataRule[], scope: string, resource: FhirResource, facts = ANYBODY) =>
    isOpenTo(
      accessParts('Observation', 'r', { grant: grantOf(scope), policy: policyOf(rules, facts) }),
      resource,
      BASE,
    )

  it('R224 GRAN hide a resource unless a scope names the label', () => {
    const { hide } = RULES
    expect(isOpen([hide], 'patient/Observation.rs', labelled('N'))).toBe(true)
    expect(isOpen([hide], 'patient/Observation.rs', labelled('R'))).toBe(false)
    expect(isOpen([hide], 'patient/Observation.rs?_security=urn:labels|R', labelled('R'))).toBe(
      true,
    )
    expect(isOpen([hide], 'patient/Observation.rs?_security=R', labelled('R', 'PSY'))).toBe(false)
    const closed = { ...hide, opensByScope: false }
    expect(isOpen([closed], 'patient/Observation.rs?_security=R', labelled('R'))).toBe(false)
  })

  it('R304 a department that has the app sees what others do not', () => {
    const { psychiatry } = RULES
    const there = { ...ANYBODY, departments: ['psychiatry'] }
    expect(isOpen([psychiatry], 'patient/Observation.rs', labelled('PSY'))).toBe(false)
    expect(isOpen([psychiatry], 'patient/Observation.rs', labelled('PSY'), there)).toBe(true)
  })
})

const PATIENT: FhirResource = {
  resourceType: 'Patient',
  id: 'p1',
  text: { status: 'generated', div: '<div>999-00-1111</div>' },
  identifier: [
    { system: SSN, value: '999-00-1111' },
    { system: 'urn:mrn', value: 'm1' },
  ],
  telecom: [{ system: 'phone', value: '1' }],
  deceasedBoolean: false,
  _birthDate: { extension: [] },
  birthDate: '2000-01-01',
}

describe('redaction', () => {
  it('R222 takes elements, their other half and the narrative, and marks what it left', () => {
    const extra = rule({
      key: 'b',
      kind: 'REDACT',
      elements: ['Patient.birthDate', 'Patient.deceased[x]'],
    })
    const policy = policyOf([RULES.redact, extra])
    const shown = redactResource(PATIENT, policy.caller)
    expect(shown).toMatchObject({
      identifier: [{ value: 'm1' }],
      meta: { security: [{ code: 'REDACTED' }], tag: [{ code: 'SUBSETTED' }] },
    })
    expect(Object.keys(shown).sort()).toEqual(['id', 'identifier', 'meta', 'resourceType'])
    // The mark tells nothing: it is there whether there was something to take or not.
    expect(redactResource({ resourceType: 'Patient', id: 'p2' }, policy.caller)).toHaveProperty(
      'meta.security',
    )
    expect(redactResource(labelled(), policy.caller)).toEqual(labelled())
  })

  it('reaches resources inside resources', () => {
    const { caller } = policyOf([RULES.redact])
    const holder = { resourceType: 'Bundle', entry: [{ resource: PATIENT }], contained: [PATIENT] }
    expect(JSON.stringify(redactResource(holder, caller))).not.toContain('999-00-1111')
  })

  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.constant(SSN),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom('system', 'value', 'telecom', 'identifier', 'text', 'name'),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  })).value

  it('never invents: what is left was there, and what is taken is gone', () => {
    const { caller } = policyOf([RULES.redact])
    fc.assert(
      fc.property(json, json, (identifier, telecom) => {
        const resource = { resourceType: 'Patient', identifier, telecom }
        const { kept } = cutElements(resource, caller?.cuts ?? new Map())
        expect(kept).not.toHaveProperty('telecom')
        const words = (value: unknown) => JSON.stringify(value).match(/"(?:[^"\\]|\\.)*"/g) ?? []
        const there = new Set(words(resource))
        expect(words(kept).every((word) => there.has(word))).toBe(true)
      }),
    )
  })
})

describe('whatever the rules', () => {
  const anyRules = fc.subarray(Object.values(RULES))
  const lines = fc.constantFrom(
    'GET /Patient/p1',
    'GET /Condition',
    'GET /Patient?phone=1',
    'PUT /Patient/p1',
    'GET /Observation?_summary=count',
    'DELETE /Condition/c',
  )
  it('adding a rule never adds access', () => {
    fc.assert(
      fc.property(
        anyRules,
        fc.constantFrom(...Object.values(RULES)),
        lines,
        fc.constantFrom('R', 'PSY', 'N'),
        (rules, more, line, label) => {
          const wider = [...rules.filter(({ key }) => key !== more.key), more]
          const scope = 'system/*.cruds patient/Observation.rs?_security=R'
          const before = verdict(rules, scope, line)
          expect(before !== 'allow' && verdict(wider, scope, line) === 'allow').toBe(false)
          const isOpen = (given: DataRule[]) =>
            isOpenTo(
              accessParts('Observation', 's', { grant: grantOf(scope), policy: policyOf(given) }),
              labelled(label),
              BASE,
            )
          expect(!isOpen(rules) && isOpen(wider)).toBe(false)
        },
      ),
    )
  })

  it('adding a scope never removes access under a policy', () => {
    const scopes = fc.subarray([
      'patient/*.rs',
      'patient/Observation.rs?_security=R',
      'system/Condition.rs',
      'patient/Patient.cruds',
    ])
    fc.assert(
      fc.property(anyRules, scopes, scopes, lines, (rules, few, more, line) => {
        const before = verdict(rules, few.join(' '), line)
        const after = verdict(rules, [...few, ...more].join(' '), line)
        expect(before === 'allow' && after !== 'allow').toBe(false)
      }),
    )
  })

  it('no rules are what the product serves', () => {
    expect(policyOf([])).toBe(DEFAULT_ACCESS_POLICY)
  })
})
