import type { Coverage } from '@medplum/fhirtypes'
import { coding, concept } from './coding.ts'
import type { NamedReference, RecordContext } from './person.ts'
import { addDays, isoDate } from './time.ts'

/** Writes who pays: one policy for everybody, in force since two years ago. */
export const coverage = (
  { person, subject, now, id }: RecordContext,
  payer: NamedReference,
): Coverage => ({
  resourceType: 'Coverage',
  id: id('coverage'),
  status: 'active',
  type: concept(
    coding('http://terminology.hl7.org/CodeSystem/v3-ActCode', ['EHCPOL', 'extended healthcare']),
  ),
  subscriberId: `GH-${person.id.slice(0, 8).toUpperCase()}`,
  beneficiary: subject,
  relationship: concept(
    coding('http://terminology.hl7.org/CodeSystem/subscriber-relationship', ['self', 'Self']),
  ),
  period: { start: isoDate(addDays(now, -730)) },
  payor: [payer],
})
