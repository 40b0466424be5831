import type { Procedure } from '@medplum/fhirtypes'
import { procedures } from './clinical-codes.ts'
import { coding, concept, systems } from './coding.ts'
import { encounterOf, type RecordContext } from './person.ts'
import { addMinutes, isoTime } from './time.ts'

/** Writes what was done, each procedure once, at a visit of the fitting age. */
export const procedureRecords = (context: RecordContext): Procedure[] =>
  procedures.flatMap(({ code, fromAge, probability }) => {
    const possible = context.visits.filter(({ age }) => age >= fromAge)
    if (possible.length === 0 || !context.random.chance(probability)) return []
    const visit = context.random.pick(possible)
    const procedure: Procedure = {
      resourceType: 'Procedure',
      id: context.id(`procedure ${code[0]}`),
      status: 'completed',
      code: concept(coding(systems.snomed, code)),
      subject: context.subject,
      encounter: encounterOf(visit),
      performedPeriod: {
        start: isoTime(visit.start),
        end: isoTime(addMinutes(visit.start, 20)),
      },
      performer: [{ actor: visit.practitioner }],
    }
    return [procedure]
  })
