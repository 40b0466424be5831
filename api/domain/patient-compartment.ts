import { type FhirResource, localReference, valuesAt } from './fhir-resource.ts'

/**
 * How a resource says whose it is: the search parameter that pins a search to one patient, then the
 * elements that put a resource into that patient's compartment, the one it is about first.
 * `Observation.focus` is not among them.
 *
 * The types of the standard's definition, less those that tell of several people at once, which a
 * patient-level token is refused (SMART.md LEAK-22); Device is added, by the patient it is in.
 * @see https://hl7.org/fhir/R4/compartmentdefinition-patient.html
 */
const MEMBERSHIP: Readonly<Record<string, readonly [parameter: string, ...paths: string[]]>> = {
  AdverseEvent: ['subject', 'subject'],
  AllergyIntolerance: ['patient', 'patient', 'recorder', 'asserter'],
  Appointment: ['patient', 'participant.actor'],
  BodyStructure: ['patient', 'patient'],
  CarePlan: ['patient', 'subject', 'activity.detail.performer'],
  CareTeam: ['patient', 'subject', 'participant.member'],
  ChargeItem: ['patient', 'subject'],
  Claim: ['patient', 'patient', 'payee.party'],
  ClaimResponse: ['patient', 'patient'],
  ClinicalImpression: ['patient', 'subject'],
  Composition: ['patient', 'subject', 'author', 'attester.party'],
  Condition: ['patient', 'subject', 'asserter'],
  Coverage: ['patient', 'beneficiary', 'policyHolder', 'subscriber', 'payor'],
  CoverageEligibilityRequest: ['patient', 'patient'],
  CoverageEligibilityResponse: ['patient', 'patient'],
  DetectedIssue: ['patient', 'patient'],
  Device: ['patient', 'patient'],
  DeviceRequest: ['patient', 'subject', 'performer'],
  DeviceUseStatement: ['patient', 'subject'],
  DiagnosticReport: ['patient', 'subject'],
  DocumentManifest: ['patient', 'subject', 'author', 'recipient'],
  DocumentReference: ['patient', 'subject', 'author'],
  Encounter: ['patient', 'subject'],
  EpisodeOfCare: ['patient', 'patient'],
  ExplanationOfBenefit: ['patient', 'patient', 'payee.party'],
  FamilyMemberHistory: ['patient', 'patient'],
  Flag: ['patient', 'subject'],
  Goal: ['patient', 'subject'],
  ImagingStudy: ['patient', 'subject'],
  Immunization: ['patient', 'patient'],
  ImmunizationEvaluation: ['patient', 'patient'],
  ImmunizationRecommendation: ['patient', 'patient'],
  Invoice: ['patient', 'subject', 'recipient'],
  MeasureReport: ['patient', 'subject'],
  Media: ['patient', 'subject'],
  MedicationAdministration: ['patient', 'subject', 'performer.actor'],
  MedicationDispense: ['patient', 'subject', 'receiver'],
  MedicationRequest: ['patient', 'subject'],
  MedicationStatement: ['patient', 'subject'],
  MolecularSequence: ['patient', 'patient'],
  NutritionOrder: ['patient', 'patient'],
  Observation: ['patient', 'subject', 'performer'],
  Procedure: ['patient', 'subject', 'performer.actor'],
  QuestionnaireResponse: ['patient', 'subject', 'author'],
  RequestGroup: ['patient', 'subject', 'action.participant'],
  ResearchSubject: ['patient', 'individual'],
  RiskAssessment: ['patient', 'subject'],
  ServiceRequest: ['patient', 'subject', 'performer'],
  Specimen: ['patient', 'subject'],
  SupplyDelivery: ['patient', 'patient'],
  SupplyRequest: ['subject', 'deliverTo'],
  VisionPrescription: ['patient', 'patient'],
}

/** Types that name several patients as equals: one other patient in it, and it is not one's own. */
const SHARED_TYPES: ReadonlySet<string> = new Set(['Appointment'])

const MEMBERS = new Map(Object.entries(MEMBERSHIP))

/** Names the search parameter that pins a type to one patient; undefined for types outside the compartment. */
export function compartmentParameter(resourceType: string): string | undefined {
  return MEMBERS.get(resourceType)?.[0]
}

/**
 * Says whether a resource belongs to one of these patients.
 * A reference to another server is never a membership, whatever its path says (SMART.md LEAK-20).
 */
export function belongsToPatient(
  resource: FhirResource,
  patientIds: readonly string[],
  fhirBase: string,
): boolean {
  const named = patientsOf(resource, fhirBase)
  const isOwn = (id: string) => patientIds.includes(id)
  return SHARED_TYPES.has(resource.resourceType)
    ? named.length > 0 && named.every(isOwn)
    : named.some(isOwn)
}

/**
 * Says whether a resource is about one of these patients and files nothing under another: the element it
 * is about names them in a way that only this server reads, and no other element names another patient.
 * What cannot be followed from here is not taken for one's own: a contained resource, a `urn:`, an
 * identifier, another server (SMART.md LEAK-16, LEAK-20).
 */
export function isOnlyAbout(
  resource: FhirResource,
  patientIds: readonly string[],
  fhirBase: string,
): boolean {
  const isOwn = (id: string) => patientIds.includes(id)
  const [, about, ...others] = MEMBERS.get(resource.resourceType) ?? ['']
  if (about === undefined) return false
  const subjects = valuesAt(resource, about).map((value) => localReference(value, fhirBase))
  const patients = subjects.filter((subject) => subject?.resourceType === 'Patient')
  const named = others
    .flatMap((path) => valuesAt(resource, path))
    .map((value) => localReference(value, fhirBase))
    .filter((reference) => reference?.resourceType === 'Patient')
  return (
    patients.length > 0 &&
    subjects.every((subject) => subject !== undefined) &&
    [...patients, ...named].every((patient) => patient !== undefined && isOwn(patient.id))
  )
}

/** Lists the patients whose compartments a resource is in, by id; a Patient is in its own. */
export function patientsOf(resource: FhirResource, fhirBase: string): string[] {
  if (resource.resourceType === 'Patient') return resource.id ? [resource.id] : []
  const ids: string[] = []
  for (const path of (MEMBERS.get(resource.resourceType) ?? ['']).slice(1)) {
    for (const value of valuesAt(resource, path)) {
      const reference = localReference(value, fhirBase)
      if (reference?.resourceType === 'Patient' && !ids.includes(reference.id)) {
        ids.push(reference.id)
      }
    }
  }
  return ids
}
