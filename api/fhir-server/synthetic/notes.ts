import type { DocumentReference } from '@medplum/fhirtypes'
import { coding, concept, systems } from './coding.ts'
import type { Diagnosed } from './conditions.ts'
import { encounterOf, type RecordContext } from './person.ts'
import { isoTime } from './time.ts'

/** Writes a progress note for each of the last three visits, as plain text. */
export const notes = (
  context: RecordContext,
  diagnosed: readonly Diagnosed[],
): DocumentReference[] =>
  context.visits.slice(-3).map((visit) => {
    const found = diagnosed.filter((each) => each.visit === visit)
    const assessment = found.map(({ diagnosis }) => diagnosis.snomed[1]).join(', ')
    const text = [
      `Progress note, ${isoTime(visit.start).slice(0, 10)}`,
      `${context.subject.display}, ${Math.floor(visit.age)} years, seen by ${visit.practitioner.display}.`,
      `Assessment: ${assessment || 'in good health'}.`,
      'Plan: continue as discussed, return as scheduled.',
    ].join('\n')
    return {
      resourceType: 'DocumentReference',
      id: context.id(`note ${visit.id}`),
      status: 'current',
      docStatus: 'final',
      type: concept(coding(systems.loinc, ['11506-3', 'Progress note'])),
      category: [clinicalNote],
      subject: context.subject,
      date: visit.start.toISOString(),
      author: [visit.practitioner],
      custodian: visit.organization,
      content: [
        {
          attachment: {
            contentType: 'text/plain',
            data: Buffer.from(text).toString('base64'),
            title: 'Progress note',
          },
        },
      ],
      context: { encounter: [encounterOf(visit)] },
    }
  })

/** US Core category of every document a clinician writes. */
export const clinicalNote = concept(
  coding('http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category', [
    'clinical-note',
    'Clinical Note',
  ]),
)
