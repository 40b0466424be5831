import type { Observation, ObservationComponent } from '@medplum/fhirtypes'
import { coding, concept, quantity, systems } from './coding.ts'
import { encounterOf, type RecordContext, type Visit } from './person.ts'
import { isoTime } from './time.ts'

/** One number that is measured: what, in which UCUM unit, and what is normal. */
export interface Measure {
  readonly loinc: readonly [code: string, display: string]
  readonly unit: string
  readonly decimals: number
  readonly normal?: { readonly low?: number; readonly high?: number }
}

/** Display names of the categories that are used. */
const categories = {
  'vital-signs': 'Vital Signs',
  laboratory: 'Laboratory',
  'social-history': 'Social History',
  survey: 'Survey',
} as const
type ObservationCategory = keyof typeof categories

/** What every observation of a visit has. */
export const observation = (
  context: RecordContext,
  visit: Visit,
  { category, loinc }: { category: ObservationCategory; loinc: Measure['loinc'] },
): Observation => ({
  resourceType: 'Observation',
  id: context.id(`${visit.id} ${loinc[0]}`),
  status: 'final',
  category: [
    {
      coding: [coding(systems.observationCategory, [category, categories[category]])],
      text: categories[category],
    },
  ],
  code: concept(coding(systems.loinc, loinc)),
  subject: context.subject,
  encounter: encounterOf(visit),
  effectiveDateTime: isoTime(visit.start),
  issued: visit.start.toISOString(),
  performer: [visit.practitioner],
})

/** An observation with a quantity, its reference range, and whether it is outside of it. */
export const measured = (
  context: RecordContext,
  visit: Visit,
  result: { category: ObservationCategory; measure: Measure; value: number },
): Observation => {
  const { category, measure, value } = result
  const { normal } = measure
  return {
    ...observation(context, visit, { category, loinc: measure.loinc }),
    valueQuantity: quantity(value, measure.unit, measure.decimals),
    ...(normal
      ? {
          referenceRange: [referenceRange(measure)],
          interpretation: [interpretation(value, normal)],
        }
      : {}),
  }
}

/** One part of a panel. */
export const component = (measure: Measure, value: number): ObservationComponent => ({
  code: concept(coding(systems.loinc, measure.loinc)),
  valueQuantity: quantity(value, measure.unit, measure.decimals),
})

const referenceRange = ({ normal, unit, decimals }: Measure) => ({
  ...(normal?.low === undefined ? {} : { low: quantity(normal.low, unit, decimals) }),
  ...(normal?.high === undefined ? {} : { high: quantity(normal.high, unit, decimals) }),
})

const interpretation = (value: number, { low, high }: { low?: number; high?: number }) => {
  if (low !== undefined && value < low) return marked(['L', 'Low'])
  if (high !== undefined && value > high) return marked(['H', 'High'])
  return marked(['N', 'Normal'])
}

const marked = (code: readonly [string, string]) => concept(coding(systems.interpretation, code))
