import { describe, expect, it } from 'vitest'
import type { FhirBase } from '../../../api/domain/fhir-base.ts'
import { uncheckedElements } from '../../../api/domain/policy/unchecked-elements.ts'
import { dataRule } from '../../support/data-rule.ts'

const base = (name: string | undefined, version: FhirBase['version']): FhirBase => ({
  ...{ environment: 'PRODUCTION', url: `https://h.example/fhir-${name}`, hasSameRecords: true },
  ...{ name, version },
})
const BASES = [base(undefined, 'R4'), base('old', 'STU3'), base('new', 'R4B'), base('lab', 'R4')]

const taking = (...elements: string[]) => dataRule({ kind: 'REDACT', elements })

describe('elements nobody knows a name of STU3 of', () => {
  it('are listed for the bases of STU3, once each', () => {
    const rules = [
      taking('Patient.telecom', 'Condition.recordedDate'),
      taking('Patient.telecom', "Observation.component.where(code.text = 'x').value[x]"),
    ]
    expect(uncheckedElements(rules, BASES)).toEqual([
      {
        ...{ base: 'old', version: 'STU3' },
        elements: ['Patient.telecom', "Observation.component.where(code.text = 'x').value[x]"],
      },
    ])
  })

  it.each(['Condition.encounter.reference', 'Observation.note', 'Goal.lifecycleStatus'])(
    '%s is not one of them',
    (element) => {
      expect(uncheckedElements([taking(element)], BASES)).toEqual([])
    },
  )

  it('are nothing where no base speaks STU3, and where nothing is taken out', () => {
    const others = BASES.filter(({ version }) => version !== 'STU3')
    expect(uncheckedElements([taking('Patient.telecom')], others)).toEqual([])
    expect(uncheckedElements([dataRule({ resourceTypes: ['Patient'] })], BASES)).toEqual([])
  })
})
