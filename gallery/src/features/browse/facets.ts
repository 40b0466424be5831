import { CERTIFICATION_LEVEL_NAMES } from '../../../../schema/vocabulary/certification.ts'
import {
  APP_USE_NAMES,
  AUDIENCE_NAMES,
  FHIR_VERSION_NAMES,
  INTENT_LABEL_NAMES,
  OPERATING_SYSTEM_NAMES,
  RISK_TIER_NAMES,
} from '../../../../schema/vocabulary/registration.ts'
import type { PlainSentence } from '../../lib/words/reader.ts'

/** One group of filters: what the API calls it, what the address calls it, what people read. */
export interface FacetGroup {
  readonly field: string
  readonly parameter: string
  readonly title: PlainSentence
  readonly names: Readonly<Record<string, string>>
}

/** The groups beside the list, in the order people see them. */
export const FACET_GROUPS: readonly FacetGroup[] = [
  { field: 'audiences', parameter: 'audience', title: 'Made for', names: AUDIENCE_NAMES },
  { field: 'uses', parameter: 'use', title: 'Used for', names: APP_USE_NAMES },
  {
    field: 'operatingSystems',
    parameter: 'os',
    title: 'Works on',
    names: OPERATING_SYSTEM_NAMES,
  },
  { field: 'intents', parameter: 'intent', title: 'Purpose', names: INTENT_LABEL_NAMES },
  { field: 'riskTiers', parameter: 'risk', title: 'Risk tier', names: RISK_TIER_NAMES },
  {
    field: 'certifications',
    parameter: 'certification',
    title: 'Certification',
    names: { CERTIFIED: CERTIFICATION_LEVEL_NAMES.CERTIFIED },
  },
  { field: 'fhirVersions', parameter: 'fhir', title: 'FHIR version', names: FHIR_VERSION_NAMES },
]
