import { describe, expect, it } from 'vitest'
import type { ReviewVersion } from '../../../portal/src/features/review/workspace/review-version.ts'
import { compareSubmissions } from '../../../portal/src/features/review/workspace/submission-lines.ts'

// Scopes and documents are masked fragments, which no literal can be; nothing here looks at them.
const VERSION = {
  ...{ __typename: 'AppVersion', id: 'v1', revision: 1, number: 1, name: 'Curves' },
  ...{ status: 'IN_REVIEW', statusChangedAt: '2026-01-02T03:04:05Z', statusReason: null },
  ...{ rejectionCode: null, reviewState: 'WAITING', submittedAt: null, submittedBy: null },
  ...{ iconUrl: 'https://hospital.example/icons/1', operatingSystems: ['WEB'] },
  ...{ homepageUrl: null, privacyPolicyUrl: null, termsUrl: null, redirectUrls: [] },
  ...{ launchUrl: null, launchModes: ['EHR'], shortDescription: null, longDescription: null },
  ...{ audiences: [], uses: [], intent: null, fhirVersions: ['R4'], compliance: [] },
  ...{ clientType: 'CONFIDENTIAL_ASYMMETRIC', idTokenAlg: 'RS256', jwksUrl: null },
  ...{ jwks: '{"keys":[]}', runtimeModel: 'VENDOR_SAAS', reviewerNotes: null, changeNotes: null },
  ...{ riskTier: 'LOW', riskReasons: [], canRaiseRisk: false, launchBehaviour: null },
  ...{ attestation: null, allowedTransitions: [] },
} as unknown as ReviewVersion

const changedBy = (change: Partial<ReviewVersion>) =>
  compareSubmissions({ ...VERSION, ...change }, VERSION)
    .filter(({ hasChanged }) => hasChanged)
    .map(({ label }) => label)

describe('what reviewers are shown as changed', () => {
  it.each<[string, Partial<ReviewVersion>, string[]]>([
    ['nothing', {}, []],
    ['the name', { name: 'Columns' }, ['App name']],
    ['the icon', { iconUrl: 'https://hospital.example/icons/2' }, ['Icon']],
    ['the key set itself', { jwks: '{"keys":[{"kid":"a"}]}' }, ['JWKS']],
    ['the signature of ID tokens', { idTokenAlg: 'ES256' }, ['ID token signature']],
    ['who runs it', { runtimeModel: 'HOSPITAL_HOSTED' }, ['Who runs the app']],
    [
      'the type of a client that gets no ID tokens',
      { clientType: 'BACKEND_SERVICE' },
      ['Confidentiality', 'ID token signature'],
    ],
  ])('when %s is another', (_what, change, labels) => {
    expect(changedBy(change)).toEqual(labels)
  })

  it('is nothing of a first version', () => {
    const lines = compareSubmissions(VERSION, undefined)
    expect(lines.some(({ hasChanged }) => hasChanged)).toBe(false)
    expect(lines.find(({ label }) => label === 'Icon')).toMatchObject({ isPicture: true })
  })
})
