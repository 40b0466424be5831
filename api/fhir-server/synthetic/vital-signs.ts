import type { Observation } from '@medplum/fhirtypes'
import { bodySize } from './growth.ts'
import { component, type Measure, measured, observation } from './observation.ts'
import type { RecordContext, Visit } from './person.ts'

const measures = {
  height: { loinc: ['8302-2', 'Body height'], unit: 'cm', decimals: 1 },
  weight: { loinc: ['29463-7', 'Body weight'], unit: 'kg', decimals: 1 },
  bodyMassIndex: {
    loinc: ['39156-5', 'Body mass index (BMI) [Ratio]'],
    unit: 'kg/m2',
    decimals: 1,
  },
  headSize: { loinc: ['9843-4', 'Head Occipital-frontal circumference'], unit: 'cm', decimals: 1 },
  heartRate: { loinc: ['8867-4', 'Heart rate'], unit: '/min', decimals: 0 },
  systolic: { loinc: ['8480-6', 'Systolic blood pressure'], unit: 'mm[Hg]', decimals: 0 },
  diastolic: { loinc: ['8462-4', 'Diastolic blood pressure'], unit: 'mm[Hg]', decimals: 0 },
  temperature: { loinc: ['8310-5', 'Body temperature'], unit: 'Cel', decimals: 1 },
} as const satisfies Record<string, Measure>

const bloodPressurePanel = ['85354-9', 'Blood pressure panel with all children optional'] as const

/** Writes the vital signs of every visit; what is measured depends on age and reason. */
export const vitalSigns = (context: RecordContext): Observation[] =>
  context.visits.flatMap((visit) => visitSigns(context, visit))

const visitSigns = (context: RecordContext, visit: Visit): Observation[] => {
  const { person, random } = context
  const size = bodySize(person, visit.start)
  const height = size.height + random.around(0, 0.4)
  const weight = size.weight * (1 + random.around(0, 0.01))
  const sign = (name: keyof typeof measures, value: number) =>
    measured(context, visit, { category: 'vital-signs', measure: measures[name], value })
  const bodyMassIndex = weight / (height / 100) ** 2
  const pulse = sign('heartRate', heartRate(visit.age) + random.around(0, 9))
  if (visit.kind === 'symptom') {
    return [sign('weight', weight), pulse, sign('temperature', 37.4 + random.around(0, 0.8))]
  }
  return [
    sign('height', height),
    sign('weight', weight),
    pulse,
    visit.age < 2
      ? sign('headSize', headSize(visit.age) + random.around(0, 0.4))
      : sign('bodyMassIndex', bodyMassIndex),
    ...(visit.age < 3 ? [] : [bloodPressure(context, visit, bodyMassIndex)]),
  ]
}

/** 35 cm at birth, 47.5 cm at two years, fast at first. */
const headSize = (age: number) => 35 + 12.5 * Math.sqrt(age / 2)

const heartRate = (age: number) => Math.max(74, 132 - age * 5)

/** Rises with age and weight. */
const bloodPressure = (
  context: RecordContext,
  visit: Visit,
  bodyMassIndex: number,
): Observation => {
  const { random } = context
  const grown = Math.min(visit.age, 18)
  const systolic =
    88 + grown * 1.6 + Math.max(0, visit.age - 40) * 0.35 + (bodyMassIndex - 22) * 0.6
  return {
    ...observation(context, visit, { category: 'vital-signs', loinc: bloodPressurePanel }),
    component: [
      component(measures.systolic, systolic + random.around(0, 9)),
      component(measures.diastolic, systolic * 0.63 + random.around(0, 6)),
    ],
  }
}
