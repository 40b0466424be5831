import type { Immunization } from '@medplum/fhirtypes'
import { vaccines } from './clinical-codes.ts'
import { coding, concept, systems } from './coding.ts'
import { encounterOf, type RecordContext, type Visit } from './person.ts'
import { atAge, isoTime } from './time.ts'

const influenza = ['140', 'Influenza, seasonal, injectable, preservative free'] as const

/** Writes the vaccinations that fell due since the first visit, given at the visit after. */
export const immunizations = (context: RecordContext): Immunization[] => {
  const { person, random, visits } = context
  const byAge = vaccines.flatMap(({ cvx, ages }) =>
    ages.flatMap((age, dose) => {
      const visit = visitAfter(visits, atAge(person.birthDate, age))
      return visit && random.chance(0.95) ? [given(context, visit, { cvx, dose })] : []
    }),
  )
  const yearly = visits
    .filter(({ start, age }) => age >= 0.5 && isAutumn(start) && random.chance(0.7))
    .map((visit, dose) => given(context, visit, { cvx: influenza, dose }))
  return [...byAge, ...yearly]
}

/** The visit at which something due is done, within a year. */
const visitAfter = (visits: readonly Visit[], due: Date) => {
  const [first] = visits
  if (!first || first.start.getTime() - due.getTime() > 30 * 86_400_000) return undefined
  return visits.find(({ start }) => start >= due)
}

const isAutumn = (date: Date) => date.getUTCMonth() >= 8 && date.getUTCMonth() <= 10

const given = (
  context: RecordContext,
  visit: Visit,
  { cvx, dose }: { cvx: readonly [string, string]; dose: number },
): Immunization => ({
  resourceType: 'Immunization',
  id: context.id(`${visit.id} immunization ${cvx[0]} ${dose}`),
  status: 'completed',
  vaccineCode: concept(coding(systems.cvx, cvx)),
  patient: context.subject,
  encounter: encounterOf(visit),
  occurrenceDateTime: isoTime(visit.start),
  primarySource: true,
  performer: [{ actor: visit.practitioner }],
})
