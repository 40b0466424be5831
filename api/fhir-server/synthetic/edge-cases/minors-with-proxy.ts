import type { RelatedPerson } from '@medplum/fhirtypes'
import { coding, concept, systems } from '../coding.ts'
import { personOfAge } from '../patient.ts'
import { patientRecord } from '../patient-record.ts'
import type { Person } from '../person.ts'
import { addDays, isoDate } from '../time.ts'
import { type EdgeCase, withPatient } from './scenario-record.ts'

/**
 * Makes a mother with a chart of her own who acts for two children, and the father of the older one,
 * who no longer does.
 * @see https://hl7.org/fhir/R4/relatedperson.html
 */
export const minorsWithProxy: EdgeCase = (house) => {
  const mother: Person = { ...personOfAge(house, 'edge-proxy-mother', 41), gender: 'female' }
  const [younger, older] = ['edge-minor-younger', 'edge-minor-older'].map((id, i) => ({
    ...personOfAge(house, id, 7 + i * 8),
    family: mother.family,
  }))
  if (!younger || !older) throw new Error('Two children were expected.')
  const father: Person = { ...personOfAge(house, 'edge-proxy-father', 44), gender: 'male' }
  const relations = [
    relatedPerson(mother, younger, { kind: mothers }),
    relatedPerson(mother, older, { kind: mothers }),
    relatedPerson(father, older, { kind: fathers, until: isoDate(addDays(house.now, -400)) }),
  ]
  const ownChart = withPatient(patientRecord(mother, house), (patient) => ({
    ...patient,
    link: relations.slice(0, 2).map(({ id }) => ({
      other: { reference: `RelatedPerson/${id}` },
      type: 'seealso' as const,
    })),
  }))
  const records = [ownChart, patientRecord(younger, house), patientRecord(older, house), relations]
  return records.map((resources) => ({ scenario: 'minor-with-proxy', resources }))
}

const mothers = ['MTH', 'mother'] as const
const fathers = ['FTH', 'father'] as const

const relatedPerson = (
  parent: Person,
  child: Person,
  { kind, until }: { kind: readonly [string, string]; until?: string },
): RelatedPerson => ({
  resourceType: 'RelatedPerson',
  id: `${parent.id}-of-${child.id}`,
  active: until === undefined,
  patient: {
    reference: `Patient/${child.id}`,
    display: [...child.given, child.family].join(' '),
  },
  relationship: [concept(coding(systems.roleCode, kind))],
  name: [{ use: 'official', family: parent.family, given: [...parent.given] }],
  telecom: [{ system: 'email', value: `${parent.id}@mail.example`, use: 'home' }],
  gender: parent.gender,
  birthDate: parent.birthDate,
  period: { start: child.birthDate, ...(until === undefined ? {} : { end: until }) },
})
