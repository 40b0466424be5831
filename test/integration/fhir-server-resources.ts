import type { Observation, Patient, Resource } from '@medplum/fhirtypes'
import { baseUrl } from './fhir-server-world.ts'

const aPatient = (id: string, family: string, more: Partial<Patient> = {}): Patient => ({
  resourceType: 'Patient',
  id,
  name: [{ family, given: ['Ana', 'María'] }],
  ...more,
})
const anObservation = (id: string, patient: string, more: Partial<Observation>): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8302-2' }] },
  subject: { reference: patient },
  ...more,
})
const centimetres = (value: number) => ({
  value,
  unit: 'centimetre',
  system: 'http://unitsofmeasure.org',
  code: 'cm',
})

/** A small hospital in which every search of the tests finds something and misses something. */
export const resources: Resource[] = [
  { resourceType: 'Organization', id: 'org', name: 'Riverbend, North' },
  aPatient('ana', 'Müller', {
    birthDate: '1990-05-05',
    gender: 'female',
    active: true,
    identifier: [{ system: 'mrn', value: '1|2' }],
    managingOrganization: { reference: 'Organization/org' },
    meta: { tag: [{ system: 't', code: 'a' }] },
  }),
  aPatient('ben', '50%_off', { birthDate: '1990', gender: 'male', identifier: [{ value: '1|2' }] }),
  aPatient('cleo', "O'Neil", {
    birthDate: '2015-02-28',
    link: [{ other: { reference: 'Patient/ana' }, type: 'seealso' }],
  }),
  anObservation('height1', 'Patient/ana', {
    effectiveDateTime: '2020-01-01T10:00:00Z',
    valueQuantity: centimetres(150),
  }),
  anObservation('height2', `${baseUrl}/Patient/ana`, {
    effectiveDateTime: '2021-06',
    valueQuantity: centimetres(151.4),
  }),
  anObservation('pressure', 'Patient/ben', {
    effectivePeriod: { start: '2020-06-01' },
    code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }, { code: 'local' }] },
  }),
  anObservation('other', 'Group/g', { code: { text: 'uncoded' } }),
]
