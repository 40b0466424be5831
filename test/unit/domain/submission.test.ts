import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSubmission } from '../../../api/domain/submission.ts'
import type { SubmissionDraft } from '../../../api/domain/submission-draft.ts'
import { ATTESTATION_ANSWERS } from '../../../schema/vocabulary/registration.ts'

/** A first registration that is whole. */
const COMPLETE: SubmissionDraft = {
  number: 1,
  name: 'Heart Diary',
  operatingSystems: ['WEB', 'IOS'],
  homepageUrl: 'https://heart.example.com',
  privacyPolicyUrl: 'https://heart.example.com/privacy',
  termsUrl: 'https://heart.example.com/terms',
  redirectUrls: ['https://heart.example.com/callback', 'com.example.heart:/callback'],
  launchUrl: 'https://heart.example.com/launch',
  shortDescription: 'Blood pressure, kept and shared.',
  longDescription: 'Keeps blood pressure and shares it with the care team. '.repeat(5),
  audiences: ['PATIENT'],
  uses: ['HEALTH_AND_THERAPY_MANAGEMENT'],
  fhirVersions: ['R4'],
  compliance: [],
  clientType: 'PUBLIC',
  scopes: [
    { scope: 'launch/patient', purpose: 'Opens the diary of one patient.' },
    { scope: 'patient/Observation.rs', purpose: 'Shows earlier measurements.' },
  ],
  attestationAnswer: 'ACCEPTED',
}

const codes = (draft: Partial<SubmissionDraft>, mode: 'draft' | 'submit' = 'submit') =>
  checkSubmission({ ...COMPLETE, ...draft }, mode).map(
    (issue) => `${issue.path.join('.')} ${issue.code}`,
  )

const BACKEND: Partial<SubmissionDraft> = {
  clientType: 'BACKEND_SERVICE',
  redirectUrls: [],
  launchUrl: null,
  jwksUrl: 'https://heart.example.com/jwks.json',
  scopes: [{ scope: 'system/Location.rs', purpose: 'Lists the places of care.' }],
}

const RSA = { kty: 'RSA', kid: 'a', n: 'w'.repeat(342), e: 'AQAB' }

/** What is left out or wrong, and what is said about it at submission. */
const FAULTS: readonly (readonly [Partial<SubmissionDraft>, string[]])[] = [
  [{ name: '' }, ['name REQUIRED']],
  [{ name: '   ' }, ['name REQUIRED']],
  [{ name: 'a'.repeat(101) }, ['name TOO_LONG']],
  [{ name: 'a\u0000b' }, ['name INVALID']],
  [{ operatingSystems: [] }, ['operatingSystems REQUIRED']],
  [{ operatingSystems: ['WEB', 'WEB'] }, ['operatingSystems NOT_UNIQUE']],
  [{ operatingSystems: ['WEB', 'BEOS'] }, ['operatingSystems INVALID']],
  [{ homepageUrl: null }, ['homepageUrl REQUIRED']],
  [{ homepageUrl: 'http://heart.example.com' }, ['homepageUrl INVALID']],
  [{ privacyPolicyUrl: undefined }, ['privacyPolicyUrl REQUIRED']],
  [{ termsUrl: 'terms' }, ['termsUrl INVALID']],
  [{ redirectUrls: [] }, ['redirectUrls REQUIRED']],
  [{ redirectUrls: ['https://a.example/#x'] }, ['redirectUrls.0 INVALID']],
  [{ redirectUrls: ['https://a.example/', 'https://a.example/'] }, ['redirectUrls.1 NOT_UNIQUE']],
  [{ launchUrl: null }, ['launchUrl REQUIRED']],
  [{ launchUrl: 'com.example.heart:/launch' }, ['launchUrl INVALID']],
  [{ operatingSystems: ['IOS'] }, ['launchUrl INVALID']],
  [{ shortDescription: 'a'.repeat(19) }, ['shortDescription TOO_SHORT']],
  [{ shortDescription: 'a'.repeat(151) }, ['shortDescription TOO_LONG']],
  [{ longDescription: 'a'.repeat(199) }, ['longDescription TOO_SHORT']],
  [{ longDescription: 'a'.repeat(1001) }, ['longDescription TOO_LONG']],
  [{ audiences: [] }, ['audiences REQUIRED']],
  [{ uses: null }, ['uses REQUIRED']],
  [{ fhirVersions: ['R5'] }, ['fhirVersions INVALID']],
  [{ compliance: ['HIPAA', 'HIPAA'] }, ['compliance NOT_UNIQUE']],
  [{ intent: 'FUN' }, ['intent INVALID']],
  [{ clientType: null }, ['clientType REQUIRED']],
  [{ clientType: 'CONFIDENTIAL_ASYMMETRIC' }, ['jwksUrl REQUIRED']],
  [{ jwksUrl: 'http://heart.example.com/jwks' }, ['jwksUrl INVALID']],
  [{ jwks: { keys: [{ ...RSA, d: 'AQ' }] } }, ['jwks INVALID']],
  [{ scopes: [] }, ['scopes REQUIRED']],
  [{ scopes: [{ scope: 'openid' }] }, ['scopes.0.purpose REQUIRED']],
  [{ scopes: [{ scope: 'openid', purpose: 'short' }] }, ['scopes.0.purpose TOO_SHORT']],
  [{ reviewerNotes: 'a'.repeat(4001) }, ['reviewerNotes TOO_LONG']],
  [{ number: 2 }, ['changeNotes REQUIRED']],
  [{ number: 2, changeNotes: 'Fixes.' }, ['changeNotes TOO_SHORT']],
  [
    { launchBehaviour: { onStandalone: 'a'.repeat(1001) } },
    ['launchBehaviour.onStandalone TOO_LONG'],
  ],
  [{ attestationAnswer: null }, ['attestationAnswer ATTESTATION_REQUIRED']],
]

describe('a submission', () => {
  it('is complete when every step is', () => {
    expect(checkSubmission(COMPLETE, 'submit')).toEqual([])
    expect(codes({ number: 2, changeNotes: 'Shows trends as well.' })).toEqual([])
  })

  it.each(ATTESTATION_ANSWERS)('R082 is complete with the attestation %s', (attestationAnswer) => {
    expect(codes({ attestationAnswer })).toEqual([])
  })

  it.each(FAULTS)('with %j says so', (draft, expected) => {
    expect(codes(draft)).toEqual(expected)
  })

  it('has every limit at its exact place', () => {
    expect(codes({ name: 'a', shortDescription: 'a'.repeat(20) })).toEqual([])
    expect(codes({ name: 'a'.repeat(100), shortDescription: 'a'.repeat(150) })).toEqual([])
    expect(codes({ longDescription: 'a'.repeat(200) })).toEqual([])
    expect(codes({ longDescription: 'a'.repeat(1000) })).toEqual([])
    const urls = (count: number) =>
      Array.from({ length: count }, (_, i) => `https://a.example/${i}`)
    expect(codes({ redirectUrls: urls(20) })).toEqual([])
    expect(codes({ redirectUrls: urls(21) })).toEqual(['redirectUrls TOO_LONG'])
  })

  it('says the limit and what was found', () => {
    expect(checkSubmission({ ...COMPLETE, shortDescription: 'Too short.' }, 'submit')).toEqual([
      {
        path: ['shortDescription'],
        code: 'TOO_SHORT',
        message: 'Use at least 20 characters; there are 10.',
        limit: 20,
        actual: 10,
      },
    ])
  })

  it('without anything names every required field, in the order of the steps', () => {
    expect(checkSubmission({ number: 1 }, 'submit').map((issue) => issue.path[0])).toEqual([
      'name',
      'operatingSystems',
      'homepageUrl',
      'privacyPolicyUrl',
      'termsUrl',
      'redirectUrls',
      'shortDescription',
      'longDescription',
      'audiences',
      'uses',
      'fhirVersions',
      'clientType',
      'scopes',
      'attestationAnswer',
    ])
  })
})

describe('the scopes of a submission', () => {
  const asking = (scope: string, justification?: string) =>
    codes({ scopes: [{ scope, purpose: 'Does its work with it.', justification }] })

  it('SCOPE-13 are read by the parser that grants them', () => {
    expect(asking('patient/Observaton.rs')).toEqual(['scopes.0.scope INVALID'])
    expect(asking('patient/Condition.rs?code:in=x')).toEqual(['scopes.0.scope INVALID'])
    expect(asking('')).toEqual(['scopes.0.scope REQUIRED'])
    expect(asking(`patient/Condition.rs?code=${'a'.repeat(500)}`)).toEqual([
      'scopes.0.scope TOO_LONG',
    ])
  })

  it('STATE-04 for app state name codes of the app, in full', () => {
    for (const own of ['https://heart.example.com|settings', 'https://heart.example.com/codes|a']) {
      expect(
        asking(`patient/Basic.cruds?code=${own}`, 'Keeps how the person wants to see their diary.'),
      ).toEqual([])
    }
    expect(asking('patient/Basic.rs?code=https://hospital.example/auth/clients/abc|a')).toEqual([])
    expect(
      asking(
        'user/Basic.rs?code=http://terminology.hl7.org/CodeSystem/basic-resource-type|consent',
      ),
    ).toEqual([])
    for (const foreign of [
      'settings',
      'https://heart.example.com|',
      'https://other.example|settings',
    ]) {
      expect(asking(`patient/Basic.rs?code=${foreign}`)).toEqual(['scopes.0.scope INVALID'])
    }
    const scopes = [
      { scope: 'patient/Basic.rs?code=https://other.example|a', purpose: 'Keeps it.' },
    ]
    expect(codes({ scopes }, 'draft'), 'addresses may still change').toEqual([])
  })

  it('R216 are justified where the data is sensitive', () => {
    const reason = 'Warns of drugs that do not go together.'
    expect(asking('patient/MedicationRequest.rs')).toEqual([
      'scopes.0.justification SCOPE_JUSTIFICATION_REQUIRED',
    ])
    expect(asking('patient/MedicationRequest.rs', 'Needed.')).toEqual([
      'scopes.0.justification TOO_SHORT',
    ])
    expect(asking('patient/MedicationRequest.rs', reason)).toEqual([])
    expect(asking('patient/Observation.cu')).toEqual([
      'scopes.0.justification SCOPE_JUSTIFICATION_REQUIRED',
    ])
  })

  it('are each asked for once, however they are spelled', () => {
    const purpose = 'Shows earlier measurements.'
    const scopes = ['patient/Observation.rs', 'patient/Observation.read'].map((scope) => ({
      scope,
      purpose,
    }))
    expect(codes({ scopes })).toEqual(['scopes.1 NOT_UNIQUE'])
  })

  it('R157 of a backend service are system scopes, and those of nobody else', () => {
    expect(asking('system/Location.rs')).toEqual(['scopes.0.scope SCOPE_NOT_ALLOWED'])
    expect(codes({ ...BACKEND, scopes: COMPLETE.scopes })).toEqual([
      'scopes.0.scope SCOPE_NOT_ALLOWED',
      'scopes.1.scope SCOPE_NOT_ALLOWED',
    ])
  })
})

describe('a client that signs', () => {
  it('as a backend service needs keys, and no address people are sent to', () => {
    expect(codes(BACKEND)).toEqual([])
    expect(codes({ ...BACKEND, jwksUrl: null })).toEqual(['jwksUrl REQUIRED'])
    expect(codes({ ...BACKEND, jwksUrl: null, jwks: { keys: [RSA] } })).toEqual([])
  })

  it.each([
    ['not an object', []],
    ['no list', { keys: RSA }],
    ['an empty list', { keys: [] }],
    ['too many keys', { keys: Array.from({ length: 11 }, (_, i) => ({ ...RSA, kid: `${i}` })) }],
    ['a symmetric key', { keys: [{ kty: 'oct', kid: 'a', k: 'AQ' }] }],
    ['another kind of key', { keys: [{ kty: 'OKP', kid: 'a', x: 'AQ' }] }],
    ['no kid', { keys: [{ ...RSA, kid: undefined }] }],
    ['a kid twice', { keys: [RSA, RSA] }],
    ['half an RSA key', { keys: [{ kty: 'RSA', kid: 'a', n: 'AQ' }] }],
    ['half an EC key', { keys: [{ kty: 'EC', kid: 'a', crv: 'P-384', x: 'AQ' }] }],
    ['another curve', { keys: [{ kty: 'EC', kid: 'a', crv: 'P-256', x: 'AQ', y: 'AQ' }] }],
    ['a weak RSA key', { keys: [{ ...RSA, n: 'w'.repeat(341) }] }],
    ['a key for another algorithm', { keys: [{ ...RSA, alg: 'RS256' }] }],
    ['a key for encryption', { keys: [{ ...RSA, use: 'enc' }] }],
    ['a text instead of a key', { keys: ['key'] }],
  ])('R156 is refused with %s', (_what, jwks) => {
    expect(codes({ jwks })).toEqual(['jwks INVALID'])
  })

  it('R156 may have an RSA and a P-384 key', () => {
    const ec = { kty: 'EC', kid: 'b', crv: 'P-384', x: 'AQ', y: 'AQ' }
    expect(codes({ jwks: { keys: [RSA, ec] } })).toEqual([])
  })
})

describe('a draft', () => {
  it('may be empty, and may be short of everything', () => {
    expect(checkSubmission({ number: 3 }, 'draft')).toEqual([])
    const short = { name: 'a', shortDescription: 'a', longDescription: 'a', changeNotes: 'a' }
    expect(codes({ ...short, number: 2, launchUrl: null, clientType: null }, 'draft')).toEqual([])
    expect(codes({ scopes: [{ scope: 'system/Location.rs' }] }, 'draft')).toEqual([])
  })

  it('keeps the maxima and the formats', () => {
    const wrong: Partial<SubmissionDraft> = {
      name: 'a'.repeat(101),
      homepageUrl: 'http://x',
      redirectUrls: ['*'],
      scopes: [{ scope: 'patient/Observation.sr', purpose: 'a'.repeat(301) }],
    }
    expect(codes(wrong, 'draft')).toEqual([
      'name TOO_LONG',
      'homepageUrl INVALID',
      'redirectUrls.0 INVALID',
      'scopes.0.scope INVALID',
      'scopes.0.purpose TOO_LONG',
    ])
  })

  it('is never refused for what a submission would accept', () => {
    const partial = fc.subarray(Object.keys(COMPLETE).filter((key) => key !== 'number'))
    fc.assert(
      fc.property(partial, (missing) => {
        const kept = Object.entries(COMPLETE).filter(([key]) => !missing.includes(key))
        const draft: SubmissionDraft = { number: 1, ...Object.fromEntries(kept) }
        expect(checkSubmission(draft, 'draft')).toEqual([])
      }),
    )
  })
})
