import { expect, it } from 'vitest'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { rulesClosedInside } from '../../../api/domain/policy/closed-inside.ts'
import { compilePolicy } from '../../../api/domain/policy/compile-policy.ts'
import { redactResource } from '../../../api/domain/policy/redact-resource.ts'
import { searchParameterElements } from '../../../api/fhir-server/index/element-definitions.ts'
import { dataRule } from '../../support/data-rule.ts'

const RULE = dataRule({ key: 'no-conditions', kind: 'CLOSE', resourceTypes: ['Condition'] })
const caller = compilePolicy(
  { rules: [RULE], askText: 'Ask.', askUrl: null },
  1,
  searchParameterElements,
).forCaller({
  ...{ uses: [], riskTier: 'LOW', purpose: undefined, userKind: 'PATIENT', departments: [] },
}).caller

const condition = { resourceType: 'Condition', id: 'c1', code: { text: 'secret' } }
const person = { resourceType: 'Patient', id: 'p1' }
const order = { resourceType: 'ServiceRequest', id: 's1', contained: [condition, person] }
const holder = {
  ...{ resourceType: 'Bundle', id: 'b1', type: 'collection' },
  entry: [{ fullUrl: 'Condition/c1', resource: condition }, { resource: order }],
}
const parameters = {
  ...{ resourceType: 'Parameters', text: { status: 'generated', div: '<div>secret</div>' } },
  parameter: [{ resource: condition }],
}

it.each<FhirResource>([holder, parameters, order])(
  'what is closed is taken out of a $resourceType, which is marked',
  (resource) => {
    const shown = redactResource(resource, caller)
    expect(JSON.stringify(shown)).not.toMatch(/secret|Condition/)
    expect(shown).toHaveProperty('meta.tag', [expect.objectContaining({ code: 'SUBSETTED' })])
    expect(rulesClosedInside(caller, resource)).toEqual([RULE])
  },
)

it('what is open stays, and where nothing is closed the resource is the same', () => {
  expect(redactResource(holder, caller)).toMatchObject({
    ...{ id: 'b1', type: 'collection' },
    entry: [{ resource: { id: 's1', contained: [person] } }],
  })
  const harmless = { ...order, contained: [person] }
  expect(redactResource(harmless, caller)).toBe(harmless)
  expect(rulesClosedInside(undefined, holder)).toEqual([])
})
