import type { CertificationLevel } from '../../../schema/vocabulary/certification.ts'
import type { PartnerTier } from '../../../schema/vocabulary/partner.ts'
import type {
  AppUse,
  AttestationAnswer,
  Audience,
  ComplianceClaim,
  FhirVersion,
  IntentLabel,
  LaunchMode,
  OperatingSystem,
  RiskTier,
} from '../../../schema/vocabulary/registration.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'

/** A scope of a listing, as the contract names its parts. */
export interface ListedScope {
  readonly scope: string
  readonly plainLanguage: string
  readonly purpose: string
  readonly writes: boolean
  readonly sensitivity: RiskTier
}

/** A listing, as the contract names its parts. */
export interface Listing {
  readonly slug: string
  readonly name: string
  readonly vendorName: string
  readonly shortDescription: string
  readonly longDescription: string
  readonly iconUrl: string | null
  readonly operatingSystems: readonly OperatingSystem[]
  readonly audiences: readonly Audience[]
  readonly uses: readonly AppUse[]
  readonly intent: IntentLabel | null
  readonly fhirVersions: readonly FhirVersion[]
  readonly compliance: readonly ComplianceClaim[]
  readonly launchModes: readonly LaunchMode[]
  readonly homepageUrl: string
  readonly privacyPolicyUrl: string
  readonly termsUrl: string
  readonly launchUrl: string | null
  readonly attestation: AttestationAnswer
  readonly riskTier: RiskTier
  readonly appId: string
  readonly certification: CertificationLevel
  readonly partnerTier: PartnerTier
  readonly versionNumber: number
  readonly liveSince: string
  readonly lastReviewedAt: string | null
  readonly supportContact: string
  readonly launchCount: number
  readonly scenarios: readonly string[]
  readonly scopes: readonly ListedScope[]
}

/** A listing with sensible values; what a test is about overrides them. */
export function aListing(overrides: Partial<Listing> = {}): Listing {
  return {
    slug: 'heart-diary',
    name: 'Heart Diary',
    vendorName: 'Cardio Works GmbH',
    shortDescription: 'Keeps blood pressure and pulse beside the medicines you take.',
    longDescription:
      'Heart Diary shows how your blood pressure follows your medicines.\nYou decide what your doctor sees.',
    iconUrl: null,
    operatingSystems: ['WEB', 'IOS'],
    audiences: ['PATIENT'],
    uses: ['HEALTH_AND_THERAPY_MANAGEMENT'],
    intent: 'PATIENT_ENGAGEMENT',
    fhirVersions: ['R4'],
    compliance: ['HIPAA', 'GDPR'],
    launchModes: ['STANDALONE'],
    homepageUrl: 'https://cardio.example/',
    privacyPolicyUrl: 'https://cardio.example/privacy',
    termsUrl: 'https://cardio.example/terms',
    launchUrl: 'https://cardio.example/launch',
    attestation: 'ACCEPTED',
    riskTier: 'MODERATE',
    appId: 'QXBwOjE',
    certification: 'CERTIFIED',
    partnerTier: 'VERIFIED',
    versionNumber: 3,
    liveSince: '2026-09-01T08:00:00.000Z',
    lastReviewedAt: '2026-08-28T10:00:00.000Z',
    supportContact: 'help@cardio.example',
    launchCount: 1482,
    scenarios: ['merged-chart', 'deceased'],
    scopes: [
      aScope('patient/Observation.rs', 'To draw your blood pressure over time.'),
      aScope('patient/MedicationRequest.rs', 'To show which medicine you took when.'),
      aScope('patient/Condition.rs', 'To explain what your values mean for you.'),
      aScope('launch/patient', 'To know whose record it reads.'),
    ],
    ...overrides,
  }
}

/** A scope with the sentence the API would give it. */
export function aScope(scope: string, purpose: string): ListedScope {
  const { sentence, writes, sensitivity } = describeScope(scope, 'patient')
  return { scope, plainLanguage: sentence, purpose, writes, sensitivity }
}
