import type { Binary, DocumentReference } from '@medplum/fhirtypes'
import { coding, concept, systems } from './coding.ts'
import type { Diagnosed } from './conditions.ts'
import { clinicalNote } from './notes.ts'
import { encounterOf, type RecordContext, type Visit } from './person.ts'
import { isoDate } from './time.ts'
import { writePdf } from './write-pdf.ts'

/**
 * Writes the summary of the last visit as a PDF: a DocumentReference and the Binary it points at.
 * The Binary names the patient, because nothing else says whose it is.
 * @see https://hl7.org/fhir/R4/binary-definitions.html#Binary.securityContext
 */
export const visitSummaries = (
  context: RecordContext,
  diagnosed: readonly Diagnosed[],
): (Binary | DocumentReference)[] => {
  const visit = context.visits.at(-1)
  if (!visit) return []
  const pdf = writePdf({
    title: 'Visit summary',
    writtenAt: visit.start,
    lines: summaryLines(context, visit, diagnosed),
  })
  const binary: Binary & { id: string } = {
    resourceType: 'Binary',
    id: context.id('visit summary content'),
    contentType: 'application/pdf',
    securityContext: { reference: context.subject.reference },
    data: pdf.toString('base64'),
  }
  return [summaryOf(context, visit, { id: binary.id, size: pdf.length }), binary]
}

const summaryOf = (
  context: RecordContext,
  visit: Visit,
  { id, size }: { id: string; size: number },
): DocumentReference => ({
  resourceType: 'DocumentReference',
  id: context.id('visit summary'),
  identifier: [{ system: 'https://gatehouse.example/document', value: id }],
  status: 'current',
  docStatus: 'final',
  type: concept(coding(systems.loinc, ['34133-9', 'Summary of episode note'])),
  category: [clinicalNote],
  subject: context.subject,
  date: visit.start.toISOString(),
  author: [visit.practitioner],
  custodian: visit.organization,
  content: [
    {
      attachment: {
        contentType: 'application/pdf',
        url: `Binary/${id}`,
        size,
        title: 'Visit summary',
        creation: visit.start.toISOString(),
      },
      format: coding('http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode', [
        'urn:ihe:iti:xds:2017:mimeTypeSufficient',
        'mimeType Sufficient',
      ]),
    },
  ],
  context: { encounter: [encounterOf(visit)] },
})

const summaryLines = (
  { subject, person }: RecordContext,
  visit: Visit,
  diagnosed: readonly Diagnosed[],
): string[] => {
  const problems = diagnosed.filter(({ isChronic }) => isChronic)
  return [
    `${subject.display}, born ${person.birthDate}`,
    `Seen on ${isoDate(visit.start)} by ${visit.practitioner.display}, ${visit.organization.display}`,
    '',
    'Problems',
    ...(problems.length === 0 ? ['None.'] : problems.map(({ diagnosis }) => diagnosis.snomed[1])),
    '',
    'Synthetic data. This person does not exist.',
  ]
}
