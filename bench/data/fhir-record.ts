/** Whose record the proxies are asked for. */
export const PATIENT_ID = 'p1'

/** The one resource that is read, some 1.5 kB, as a hospital writes it. */
export function patient() {
  return {
    resourceType: 'Patient',
    id: PATIENT_ID,
    meta: { versionId: '3', lastUpdated: '2026-11-02T08:00:00.000Z' },
    identifier: ['mrn', 'ssn', 'passport'].map((kind, i) => ({
      use: 'official',
      system: `https://hospital.example/id/${kind}`,
      value: `${kind}-00${i}-4711`,
    })),
    active: true,
    name: [{ use: 'official', family: 'Lovelace', given: ['Ada', 'Augusta'] }],
    telecom: [{ system: 'phone', value: '+44 20 7946 0000', use: 'home' }],
    gender: 'female',
    birthDate: '1965-12-10',
    address: [{ line: ['12 St James Square'], city: 'London', country: 'GB' }],
    extension: Array.from({ length: 6 }, (_, i) => ({
      url: `http://hl7.org/fhir/us/core/StructureDefinition/us-core-example-${i}`,
      valueString: 'As the registration desk wrote it down.',
    })),
  }
}

/** A page of a search, some 79 kB, that names the server behind the proxy in every entry. */
export function observations(base: string) {
  const entry = Array.from({ length: 50 }, (_, i) => ({
    fullUrl: `${base}/Observation/o${i}`,
    resource: observation(i),
    search: { mode: 'match' },
  }))
  const link = [{ relation: 'self', url: `${base}/Observation?patient=${PATIENT_ID}&_count=50` }]
  return { resourceType: 'Bundle', id: 'b1', type: 'searchset', total: 50, link, entry }
}

function observation(i: number) {
  return {
    resourceType: 'Observation',
    id: `o${i}`,
    meta: { versionId: '1', lastUpdated: '2026-11-02T08:00:00.000Z' },
    status: 'final',
    category: [{ coding: [{ system: CATEGORIES, code: 'vital-signs', display: 'Vital Signs' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }], text: 'Blood pressure' },
    subject: { reference: `Patient/${PATIENT_ID}` },
    effectiveDateTime: `2026-10-${String((i % 28) + 1).padStart(2, '0')}T09:00:00Z`,
    performer: [{ reference: 'Practitioner/d1' }],
    component: ['8480-6', '8462-4', '8478-0'].map((code, at) => ({
      code: { coding: [{ system: 'http://loinc.org', code, display: 'Pressure of the blood' }] },
      valueQuantity: {
        ...{ value: 80 + at * 20 + (i % 7), unit: 'mm[Hg]', code: 'mm[Hg]' },
        system: 'http://unitsofmeasure.org',
      },
    })),
    note: [{ text: 'Measured at rest, sitting, on the left arm. '.repeat(9) }],
  }
}

const CATEGORIES = 'http://terminology.hl7.org/CodeSystem/observation-category'
