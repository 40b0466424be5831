import type { DraftFields } from '../../../portal/src/features/registration/draft/draft-fields.ts'

/** A draft as the wizard holds it, complete enough for every step. */
export function aDraft(overrides: Partial<DraftFields> = {}): DraftFields {
  return {
    name: 'Chart Lens',
    operatingSystems: ['WEB'],
    homepageUrl: 'https://chartlens.example',
    privacyPolicyUrl: 'https://chartlens.example/privacy',
    termsUrl: 'https://chartlens.example/terms',
    redirectUrls: ['https://chartlens.example/callback'],
    launchUrl: '',
    launchModes: ['STANDALONE'],
    runtimeModel: 'VENDOR_SAAS',
    iconId: null,
    shortDescription: 'Shows the chart as one timeline.',
    longDescription: '',
    supportContact: 'help@chartlens.example',
    audiences: ['PATIENT'],
    uses: ['CLINICAL_APPLICATIONS'],
    intent: null,
    fhirVersions: ['R4'],
    compliance: [],
    clientType: 'PUBLIC',
    idTokenAlg: 'RS256',
    jwksUrl: '',
    jwks: '',
    scopes: [],
    reviewerNotes: '',
    changeNotes: '',
    launchBehaviour: { onEhrLaunch: '', onStandalone: '', onConsentRevoked: '' },
    ...overrides,
  }
}
