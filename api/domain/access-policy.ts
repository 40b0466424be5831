/** The hospital's rule on what the FHIR proxy serves at all, whatever a scope says. */
export interface AccessPolicy {
  /** Never served, at any level. */
  readonly withheldTypes: ReadonlySet<string>
  /** Outside every compartment and the same for everybody; a patient-level scope for them is enough. */
  readonly universalTypes: ReadonlySet<string>
  /** Readable like any other, and written by no app at any level. */
  readonly readOnlyTypes: ReadonlySet<string>
}

/**
 * What Gatehouse serves. A type that is neither in the patient compartment nor universal is refused
 * to patient-level tokens: Group, List, Provenance, Task and whatever nobody has decided on yet.
 */
export const DEFAULT_ACCESS_POLICY: AccessPolicy = {
  // A Binary says nothing about whose it is, unless its securityContext is followed (SMART.md LEAK-21).
  withheldTypes: new Set(['Binary']),
  universalTypes: new Set([
    'Endpoint',
    'HealthcareService',
    'Location',
    'Medication',
    'Organization',
    'Practitioner',
    'PractitionerRole',
  ]),
  // What steers a FHIR server, sends data elsewhere, or is evidence of what was done.
  readOnlyTypes: new Set([
    'AuditEvent',
    'CapabilityStatement',
    'CodeSystem',
    'CompartmentDefinition',
    'ConceptMap',
    'GraphDefinition',
    'ImplementationGuide',
    'MessageDefinition',
    'NamingSystem',
    'OperationDefinition',
    'Provenance',
    'SearchParameter',
    'StructureDefinition',
    'StructureMap',
    'Subscription',
    'TerminologyCapabilities',
    'ValueSet',
  ]),
}
