import type { FakeFhirServer } from '../../support/fake-fhir-server.ts'

export const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'
export const HEALTH_CONCERN =
  'http://hl7.org/fhir/us/core/CodeSystem/condition-category|health-concern'
export const LABORATORY = `patient/Observation.rs?category=${CATEGORY}|laboratory`

/** Reads of the records below. */
export const OWN = 'Patient/p1'
export const OBSERVATIONS = 'Observation?patient=p1'
export const FOUND = ['p1-laboratory', 'p1-survey', 'p1-vital-signs']

/** What a request below the FHIR base answers: a status, and of a search what was found. */
export type Reads = Record<string, number | string[]>

/** Puts records of each kind there, the same for two patients. */
export function fillWithCategories(fhir: FakeFhirServer): void {
  const [system, code] = HEALTH_CONCERN.split('|')
  for (const patient of ['p1', 'p2']) {
    const subject = { reference: `Patient/${patient}` }
    for (const kind of ['laboratory', 'vital-signs', 'survey']) {
      fhir.put({
        ...{ resourceType: 'Observation', id: `${patient}-${kind}`, subject },
        status: kind === 'survey' ? 'preliminary' : 'final',
        category: [{ coding: [{ system: CATEGORY, code: kind }] }],
        code: { text: kind },
      })
    }
    const category = [{ coding: [{ system, code }] }]
    fhir.put({ resourceType: 'Condition', id: `${patient}-worry`, category, subject })
    fhir.put({ resourceType: 'Condition', id: `${patient}-asthma`, subject })
  }
  fhir.put({ resourceType: 'Practitioner', id: 'd1' })
}

/** Asks one thing, such as "Patient/p1" or "DELETE Patient/p1". */
export async function answerTo(fhirBase: string, call: string, token: string) {
  const [path = '', method = 'GET'] = call.split(' ').reverse()
  const response = await fetch(`${fhirBase}/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  })
  const body = await response.json()
  if (response.status !== 200 || body.resourceType !== 'Bundle') return response.status
  const entries: { resource: { id: string } }[] = body.entry ?? []
  return entries.map(({ resource }) => resource.id).toSorted()
}

/** Asks all of them, one after the other. */
export async function answersTo(fhirBase: string, calls: Reads, token: string): Promise<Reads> {
  const answers: Reads = {}
  for (const call of Object.keys(calls)) answers[call] = await answerTo(fhirBase, call, token)
  return answers
}
