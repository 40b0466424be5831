import type { CodeableConcept, Coding, Quantity } from '@medplum/fhirtypes'

/** Code systems the synthetic record uses. */
export const systems = {
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  loinc: 'http://loinc.org',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  ucum: 'http://unitsofmeasure.org',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  allergyClinical: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  allergyVerification: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  appointmentReason: 'http://terminology.hl7.org/CodeSystem/v2-0276',
  organizationType: 'http://terminology.hl7.org/CodeSystem/organization-type',
  practitionerRole: 'http://terminology.hl7.org/CodeSystem/practitioner-role',
  roleCode: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  mrn: 'https://gatehouse.example/mrn',
  visit: 'https://gatehouse.example/visit',
} as const

/** One coding; tables are written as `[code, display]`. */
export const coding = (system: string, [code, display]: readonly [string, string]): Coding => ({
  system,
  code,
  display,
})

/** A concept with one or more codings, the first display as its text. */
export const concept = (...codings: Coding[]): CodeableConcept => ({
  coding: codings,
  ...(codings[0]?.display === undefined ? {} : { text: codings[0].display }),
})

/** A concept of a code alone, as status value sets are used. */
export const statusConcept = (system: string, code: string): CodeableConcept => ({
  coding: [{ system, code }],
})

/** A UCUM quantity, rounded to some decimals. */
export const quantity = (value: number, unit: string, decimals = 1): Quantity => ({
  value: Number(value.toFixed(decimals)),
  unit,
  system: systems.ucum,
  code: unit,
})
