import type { ConsentCard_ConsentFragment } from '../../../gallery/src/gql/graphql.ts'

/** Something a person allowed, as My apps asks for it. */
export type Consent = Omit<ConsentCard_ConsentFragment, ' $fragmentName'>

/** Something a person allowed, with sensible values; what a test is about overrides them. */
export function aConsent(overrides: Partial<Consent> = {}): Consent {
  return {
    id: 'consent-1',
    appName: 'Heart Diary',
    appSlug: 'heart-diary',
    vendorName: 'Cardio Works GmbH',
    iconUrl: null,
    environment: 'PRODUCTION',
    patientName: 'Ada Example',
    scopes: [
      { scope: 'patient/Observation.rs', plainLanguage: 'See your test results', writes: false },
      { scope: 'patient/Appointment.c', plainLanguage: 'Add to your appointments', writes: true },
    ],
    grantedAt: '2026-09-01T08:00:00.000Z',
    expiresAt: null,
    lastUsedAt: '2026-10-01T08:00:00.000Z',
    revokedAt: null,
    attestationWarningShown: false,
    sunsetAt: null,
    successor: null,
    receipt: {
      pdfUrl: '/receipts/consent-1.pdf',
      jsonUrl: '/receipts/consent-1.json',
      fhirUrl: null,
    },
    launches: [
      {
        id: 'launch-1',
        at: '2026-10-01T08:00:00.000Z',
        mode: 'STANDALONE',
        openedBy: null,
        succeeded: true,
      },
    ],
    ...overrides,
  }
}

/** Answers what My apps asks; a revoked consent is revoked from then on. */
export function consentApi(given: readonly Consent[], refusal?: string): object {
  let consents = [...given]
  return {
    viewer: () => ({ id: 'viewer', name: 'Ada Example', email: 'ada@example.org', consents }),
    consentRevoke({ consentId }: { consentId: string }) {
      if (refusal) {
        const fault = { __typename: 'FieldError', message: refusal, code: 'FORBIDDEN' }
        return { consent: null, userErrors: [fault] }
      }
      consents = consents.map((consent) =>
        consent.id === consentId ? { ...consent, revokedAt: new Date().toISOString() } : consent,
      )
      return { consent: consents.find(({ id }) => id === consentId), userErrors: [] }
    },
  }
}
