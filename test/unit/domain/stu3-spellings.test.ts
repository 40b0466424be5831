import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../../api/domain/policy/compile-policy.ts'
import { parseElementPath, spelledPath } from '../../../api/domain/policy/element-path.ts'
import { redactResource } from '../../../api/domain/policy/redact-resource.ts'
import { inEverySpelling, STU3_SPELLINGS } from '../../../api/domain/policy/stu3-spellings.ts'
import {
  hasFhirElement,
  searchParameterElements,
} from '../../../api/fhir-server/index/element-definitions.ts'
import { dataRule } from '../../support/data-rule.ts'

const SPELLINGS = [...STU3_SPELLINGS].flatMap(([type, spellings]) =>
  spellings.map(({ r4, stu3 }) => [type, r4, stu3] as const),
)

describe('what STU3 spells otherwise', () => {
  it.each(SPELLINGS)('%s.%s is an element of R4, and %s is none', async (type, r4, stu3) => {
    expect(await hasFhirElement(type, r4.split('.'))).toBe(true)
    expect(await hasFhirElement(type, stu3.split('.'))).toBe(false)
  })

  it.each([
    ['Condition.encounter.reference', ['Condition.context.reference']],
    [
      'Condition.encounter.where(type = ‘x’)'.replaceAll(/[‘’]/g, "'"),
      ["Condition.context.where(type = 'x')"],
    ],
    ['Immunization.occurrence[x]', ['Immunization.date']],
    ['Media.created[x]', ['Media.occurrence[x]']],
    ['Immunization.reasonCode.text', ['Immunization.explanation.reason.text']],
    // Of another shape: nothing further of the path is there, so all of it goes.
    ['Observation.note.text', ['Observation.comment']],
    ['Encounter.diagnosis', []],
    ['Patient.telecom', []],
  ])('%s is %j there', (text, others) => {
    const path = parseElementPath(text)
    const spelled = path.ok ? inEverySpelling(path.value).map(spelledPath) : []
    expect(spelled).toEqual([text, ...others])
  })
})

it('a rule written for R4 takes out of a resource of STU3 what is meant', () => {
  const elements = ['Condition.encounter', 'Condition.recordedDate', 'Observation.note']
  const rules = [dataRule({ key: 'visits', kind: 'REDACT', elements })]
  const policy = compilePolicy({ rules, askText: '', askUrl: null }, 1, searchParameterElements)
  const stu3 = {
    ...{ resourceType: 'Condition', id: 'c1', assertedDate: '2017-01-01' },
    ...{ context: { reference: 'Encounter/e1' }, code: { text: 'Asthma' } },
    contained: [{ resourceType: 'Observation', id: 'o1', status: 'final', comment: 'at home' }],
  }
  expect(redactResource(stu3, policy.forAnyone.caller)).toEqual({
    ...{ resourceType: 'Condition', id: 'c1', code: { text: 'Asthma' } },
    contained: [{ resourceType: 'Observation', id: 'o1', status: 'final' }],
    meta: { security: [expect.anything()], tag: [expect.anything()] },
  })
})
