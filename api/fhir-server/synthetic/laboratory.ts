import type { Observation } from '@medplum/fhirtypes'
import { type Measure, measured } from './observation.ts'
import type { RecordContext } from './person.ts'

/** What is measured, where the values lie, and what a diagnosis adds to them. */
const tests = {
  hemoglobinA1c: {
    measure: {
      loinc: ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'],
      unit: '%',
      decimals: 1,
      normal: { high: 5.7 },
    },
    mean: 5.3,
    spread: 0.3,
    withDiabetes: 1.9,
  },
  glucose: {
    measure: {
      loinc: ['2345-7', 'Glucose [Mass/volume] in Serum or Plasma'],
      unit: 'mg/dL',
      decimals: 0,
      normal: { low: 70, high: 99 },
    },
    mean: 90,
    spread: 9,
    withDiabetes: 60,
  },
  cholesterol: {
    measure: {
      loinc: ['2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma'],
      unit: 'mg/dL',
      decimals: 0,
      normal: { high: 200 },
    },
    mean: 182,
    spread: 22,
    withHyperlipidemia: 45,
  },
  cholesterolHigh: {
    measure: {
      loinc: ['2085-9', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma'],
      unit: 'mg/dL',
      decimals: 0,
      normal: { low: 40 },
    },
    mean: 54,
    spread: 9,
  },
  cholesterolLow: {
    measure: {
      loinc: ['13457-7', 'Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation'],
      unit: 'mg/dL',
      decimals: 0,
      normal: { high: 130 },
    },
    mean: 105,
    spread: 18,
    withHyperlipidemia: 45,
  },
  triglyceride: {
    measure: {
      loinc: ['2571-8', 'Triglyceride [Mass/volume] in Serum or Plasma'],
      unit: 'mg/dL',
      decimals: 0,
      normal: { high: 150 },
    },
    mean: 118,
    spread: 30,
    withHyperlipidemia: 50,
  },
  creatinine: {
    measure: {
      loinc: ['2160-0', 'Creatinine [Mass/volume] in Serum or Plasma'],
      unit: 'mg/dL',
      decimals: 2,
      normal: { low: 0.6, high: 1.3 },
    },
    mean: 0.92,
    spread: 0.15,
  },
  hemoglobin: {
    measure: {
      loinc: ['718-7', 'Hemoglobin [Mass/volume] in Blood'],
      unit: 'g/dL',
      decimals: 1,
      normal: { low: 12, high: 17.5 },
    },
    mean: 14,
    spread: 0.9,
  },
  potassium: {
    measure: {
      loinc: ['2823-3', 'Potassium [Moles/volume] in Serum or Plasma'],
      unit: 'mmol/L',
      decimals: 1,
      normal: { low: 3.5, high: 5.1 },
    },
    mean: 4.2,
    spread: 0.3,
  },
} as const satisfies Record<string, LaboratoryTest>

interface LaboratoryTest {
  readonly measure: Measure
  readonly mean: number
  readonly spread: number
  readonly withDiabetes?: number
  readonly withHyperlipidemia?: number
}

const diabetes = '44054006'
const hyperlipidemia = '55822004'
const all: readonly LaboratoryTest[] = Object.values(tests)
const childhood: readonly LaboratoryTest[] = [tests.hemoglobin]

/**
 * Writes the laboratory results of every check-up; in childhood only hemoglobin at one, two and
 * twelve years.
 * @param diagnoses SNOMED codes of the lasting problems, which show in the results.
 */
export const laboratory = (context: RecordContext, diagnoses: ReadonlySet<string>): Observation[] =>
  context.visits.flatMap((visit) =>
    testsAt(visit.kind, visit.age).map((test) => {
      const value =
        test.mean +
        (diagnoses.has(diabetes) ? (test.withDiabetes ?? 0) : 0) +
        (diagnoses.has(hyperlipidemia) ? (test.withHyperlipidemia ?? 0) : 0) +
        context.random.around(0, test.spread)
      return measured(context, visit, { category: 'laboratory', measure: test.measure, value })
    }),
  )

const testsAt = (kind: string, age: number): readonly LaboratoryTest[] => {
  if (kind === 'checkUp') return all
  const isChecked = [1, 2, 12].some((years) => age >= years && age < years + 0.2)
  return kind === 'wellChild' && isChecked ? childhood : []
}
