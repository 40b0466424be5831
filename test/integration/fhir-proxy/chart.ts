import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import type { FakeFhirServer } from '../../support/fake-fhir-server.ts'

const CATEGORIES = 'http://terminology.hl7.org/CodeSystem/observation-category'
export const LAB = `${CATEGORIES}|laboratory`
export const VITAL = `${CATEGORIES}|vital-signs`

const patient = (id: string) => ({ reference: `Patient/${id}` })
const REPORT = { status: 'final', code: { text: 'Report' } }
const category = (code: string) => [{ coding: [{ system: CATEGORIES, code }] }]
const code = (text: string) => ({ coding: [{ system: 'http://loinc.org', code: text }] })

/** Two patients whose records touch each other wherever they can. */
export function chart(): (FhirResource & { id: string })[] {
  return [
    { resourceType: 'Patient', id: 'p1', name: [{ family: 'One' }] },
    {
      resourceType: 'Patient',
      id: 'p2',
      name: [{ family: 'Two' }],
      link: [{ other: patient('p1'), type: 'seealso' }],
    },
    { resourceType: 'Practitioner', id: 'd1', name: [{ family: 'Doctor' }] },
    observation('lab-1', 'p1', 'laboratory'),
    observation('vital-1', 'p1', 'vital-signs'),
    observation('lab-2', 'p2', 'laboratory'),
    { ...observation('focus-1', 'p2', 'laboratory'), focus: [patient('p1')] },
    { ...observation('about-other', 'p1', 'survey'), focus: [patient('p2')] },
    {
      ...{ resourceType: 'DiagnosticReport', id: 'report-1', ...REPORT, subject: patient('p1') },
      result: [{ reference: 'Observation/lab-1' }, { reference: 'Observation/lab-2' }],
    },
    {
      ...{ resourceType: 'DiagnosticReport', id: 'report-2', ...REPORT, subject: patient('p2') },
      result: [{ reference: 'Observation/lab-1' }],
    },
    { resourceType: 'Condition', id: 'c1', subject: patient('p1') },
    { resourceType: 'Condition', id: 'c2', subject: patient('p2') },
    {
      resourceType: 'Group',
      id: 'g1',
      type: 'person',
      actual: true,
      member: [{ entity: patient('p1') }],
    },
    { resourceType: 'Binary', id: 'b1', contentType: 'text/plain', data: 'aGk=' },
  ]
}

/** Stores the chart. */
export function fillChart(server: FakeFhirServer): void {
  for (const resource of chart()) server.put(resource)
}

function observation(id: string, subject: string, kind: string) {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    subject: patient(subject),
    performer: [{ reference: 'Practitioner/d1' }],
    category: category(kind),
    code: code(`${kind}-code`),
  }
}

/** The places in a Bundle, as "Type/id". */
export async function placesIn(response: Response): Promise<string[]> {
  const { entry = [] } = await response.json()
  return entry.map(({ resource }: { resource: { resourceType: string; id?: string } }) =>
    resource.id === undefined ? resource.resourceType : `${resource.resourceType}/${resource.id}`,
  )
}
