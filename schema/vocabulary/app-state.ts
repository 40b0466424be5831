/**
 * How much app state is taken: bytes of one resource as it is sent (what every server takes by the standard), and
 * resources of one code about one subject.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-state.html
 */
export const APP_STATE_LIMITS = { bytes: 256 * 1024, perCodeAndSubject: 10 } as const

/** What app state may be about, besides the hospital as a whole. */
export const APP_STATE_SUBJECTS: ReadonlySet<string> = new Set([
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Person',
])
