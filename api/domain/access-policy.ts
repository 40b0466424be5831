import type { CallerLimits } from './policy/caller-limits.ts'

/** The hospital's rule on what the FHIR proxy serves at all, whatever a scope says. */
export interface AccessPolicy {
  /**
   * Files that say nothing of themselves: read one by one by their id, within the limits of what their
   * securityContext names, and in no other way.
   */
  readonly fileTypes: ReadonlySet<string>
  /** Outside every compartment and the same for everybody; a patient-level scope for them is enough. */
  readonly universalTypes: ReadonlySet<string>
  /** Readable like any other, and written by no app at any level. */
  readonly readOnlyTypes: ReadonlySet<string>
  /** What the rules of the data policy take away from whoever asks; absent where no rule meets them. */
  readonly caller?: CallerLimits
}

/**
 * What Gatehouse serves. A type that is neither in the patient compartment nor universal is refused
 * to patient-level tokens: Group, List, Provenance, Task and whatever nobody has decided on yet.
 */
export const DEFAULT_ACCESS_POLICY: AccessPolicy = {
  fileTypes: new Set(['Binary']),
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
    'Binary',
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
