import type { Observation } from '@medplum/fhirtypes'
import { coding, concept, systems } from './coding.ts'
import { type Measure, measured, observation } from './observation.ts'
import type { RecordContext, Visit } from './person.ts'

const smokingStatus = ['72166-2', 'Tobacco smoking status'] as const
const smokingAnswers = {
  never: ['266919005', 'Never smoked tobacco'],
  former: ['8517006', 'Ex-smoker'],
  daily: ['449868002', 'Smokes tobacco daily'],
} as const

const questionnaires = {
  depression: {
    loinc: ['44261-6', 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]'],
    unit: '{score}',
    decimals: 0,
  },
  anxiety: {
    loinc: ['70274-6', 'Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]'],
    unit: '{score}',
    decimals: 0,
  },
} as const satisfies Record<string, Measure>

/** Writes the smoking status at check-ups of grown-ups: it may stop, it does not begin. */
export const smokingStatuses = (context: RecordContext): Observation[] => {
  const { random } = context
  const hasSmoked = random.chance(0.35)
  const stoppedAt = random.chance(0.6) ? random.whole(0, context.visits.length) : Infinity
  return context.visits.flatMap((visit, i) => {
    if (visit.kind !== 'checkUp') return []
    const smoker = i >= stoppedAt ? smokingAnswers.former : smokingAnswers.daily
    return [
      {
        ...observation(context, visit, { category: 'social-history', loinc: smokingStatus }),
        valueCodeableConcept: concept(
          coding(systems.snomed, hasSmoked ? smoker : smokingAnswers.never),
        ),
      },
    ]
  })
}

/** Writes the scores of questionnaires on mood, asked from twelve years on. */
export const surveys = (context: RecordContext, diagnoses: ReadonlySet<string>): Observation[] =>
  context.visits.filter(isAsked).flatMap((visit) => [
    score(context, visit, {
      measure: questionnaires.depression,
      isTroubled: diagnoses.has('35489007'),
    }),
    score(context, visit, {
      measure: questionnaires.anxiety,
      isTroubled: diagnoses.has('21897009'),
    }),
  ])

const isAsked = ({ kind, age }: Visit) => (kind === 'checkUp' || kind === 'wellChild') && age >= 12

const score = (
  context: RecordContext,
  visit: Visit,
  { measure, isTroubled }: { measure: Measure; isTroubled: boolean },
) => {
  const value = isTroubled ? context.random.whole(8, 16) : context.random.whole(0, 4)
  return measured(context, visit, { category: 'survey', measure, value })
}
