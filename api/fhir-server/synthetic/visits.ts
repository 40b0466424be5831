import type { Encounter } from '@medplum/fhirtypes'
import type { CareProviders } from './care-providers.ts'
import { coding, concept, systems } from './coding.ts'
import type { NamedReference, Person, RecordContext, Visit } from './person.ts'
import type { Random } from './random.ts'
import { addDays, addMinutes, ageAt, atAge, atHour, isoTime } from './time.ts'

/** Ages in years of well-child visits. @see Bright Futures periodicity schedule */
const childhood = [
  0.02, 0.08, 0.17, 0.34, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
  15, 16, 17,
]
const adultYears = 4

interface VisitPlan {
  readonly person: Person
  readonly random: Random
  readonly now: Date
  readonly providers: CareProviders
  readonly id: (label: string) => string
}

/** Plans the visits of one person, oldest first: all of childhood, or the last four years. */
export const planVisits = (plan: VisitPlan): Visit[] => {
  const { person, random, now, providers } = plan
  const age = ageAt(person.birthDate, now)
  const isChild = age < 18
  const dates = isChild ? childhoodDates(plan) : adultDates(plan)
  const organization = pickOrganization(providers, isChild)
  const regular = random.pick(providers.practitioners)
  return dates
    .filter(({ at }) => at < now)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, kind }, i) => ({
      id: plan.id(`visit ${i}`),
      kind,
      start: workingHour(random, at),
      age: ageAt(person.birthDate, at),
      practitioner: random.chance(0.8) ? regular : random.pick(providers.practitioners),
      organization,
    }))
}

interface PlannedVisit {
  readonly at: Date
  readonly kind: Visit['kind']
}

const childhoodDates = ({ person, random, now }: VisitPlan): PlannedVisit[] => {
  const wellChild = childhood.map((years) => {
    const at = addDays(atAge(person.birthDate, years), random.whole(0, 12))
    return { at, kind: 'wellChild' as const }
  })
  const age = ageAt(person.birthDate, now)
  const illnesses = Array.from({ length: random.whole(1, 3) }, () => ({
    at: atAge(person.birthDate, 0.2 + random.next() * (age - 0.2)),
    kind: 'symptom' as const,
  }))
  return [...wellChild, ...illnesses]
}

const adultDates = ({ random, now }: VisitPlan): PlannedVisit[] =>
  Array.from({ length: adultYears }, (_, year) => {
    const checkUp = addDays(now, -(year * 365 + random.whole(20, 120)))
    const others: PlannedVisit[] = []
    const before = (from: number, to: number) => addDays(checkUp, -random.whole(from, to))
    if (random.chance(0.4)) others.push({ at: before(30, 200), kind: 'symptom' })
    if (random.chance(0.3)) others.push({ at: before(60, 240), kind: 'followUp' })
    return [{ at: checkUp, kind: 'checkUp' as const }, ...others]
  }).flat()

const pickOrganization = ({ organizations }: CareProviders, isChild: boolean): NamedReference => {
  const chosen = isChild ? organizations[2] : organizations[1]
  if (!chosen) throw new Error('There is no organization to visit.')
  return chosen
}

const workingHour = (random: Random, at: Date) => {
  const weekend = [1, 0, 0, 0, 0, 0, 2][at.getUTCDay()] ?? 0
  return atHour(addDays(at, -weekend), random.whole(13, 20), random.whole(0, 3))
}

const kinds = {
  wellChild: ['410620009', 'Well child visit'],
  checkUp: ['185349003', 'Encounter for check up'],
  symptom: ['185345009', 'Encounter for symptom'],
  followUp: ['390906007', 'Follow-up encounter'],
} as const

/** Writes one Encounter for each visit. @param locations the place of each organization. */
export const encounters = (
  { visits, subject }: RecordContext,
  locations: ReadonlyMap<string, NamedReference>,
): Encounter[] =>
  visits.map((visit) => ({
    resourceType: 'Encounter',
    id: visit.id,
    identifier: [{ use: 'official', system: systems.visit, value: visit.id }],
    status: 'finished',
    class: coding(systems.actCode, ['AMB', 'ambulatory']),
    type: [concept(coding(systems.snomed, kinds[visit.kind]))],
    subject,
    participant: [{ individual: visit.practitioner }],
    period: { start: isoTime(visit.start), end: isoTime(addMinutes(visit.start, 30)) },
    ...placeOf(visit, locations),
    serviceProvider: visit.organization,
  }))

const placeOf = ({ organization }: Visit, locations: ReadonlyMap<string, NamedReference>) => {
  const location = locations.get(organization.reference)
  return location ? { location: [{ location }] } : {}
}
