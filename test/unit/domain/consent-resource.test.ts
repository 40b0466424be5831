import { describe, expect, it } from 'vitest'
import {
  type ConsentReceipt,
  durationWords,
  howToStop,
} from '../../../api/domain/consent-receipt.ts'
import { consentResource } from '../../../api/domain/consent-resource.ts'

const LABORATORY = 'patient/Observation.rs?category=http://codes.example|laboratory'

function aReceipt(
  changes: Partial<ConsentReceipt> = {},
  scopes = ['patient/Patient.rs'],
): ConsentReceipt {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    environment: 'PRODUCTION',
    clientId: 'client',
    appName: 'Trend Lines',
    vendorName: 'Acme',
    privacyPolicyUrl: null,
    termsUrl: null,
    personName: 'Robin Example',
    patientRef: 'Patient/p1',
    patientName: null,
    wasWarned: false,
    hospital: { name: 'Lakeside', supportEmail: 'help@lakeside.example' },
    givenAt: new Date('2026-01-02T03:04:05Z'),
    expiresAt: null,
    hasExpired: false,
    revokedAt: null,
    isRevokedByOthers: false,
    manageUrl: 'https://hospital.example/my-apps',
    fhirBase: 'https://hospital.example/fhir',
    scopes: scopes.map((scope) => ({
      scope,
      sentence: 'See it',
      detail: 'All of it.',
      writes: /\.[rs]*[cud]/.test(scope),
      purpose: null,
    })),
    ...changes,
  }
}

describe('a consent as a FHIR resource', () => {
  it('says who allowed whom what, since when', () => {
    expect(consentResource(aReceipt())).toMatchObject({
      resourceType: 'Consent',
      status: 'active',
      scope: { coding: [{ code: 'patient-privacy' }] },
      category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
      patient: { reference: 'https://hospital.example/fhir/Patient/p1' },
      dateTime: '2026-01-02T03:04:05.000Z',
      policyRule: { coding: [{ code: 'OPTIN' }] },
      provision: {
        type: 'permit',
        period: { start: '2026-01-02T03:04:05.000Z' },
        actor: [
          { role: { coding: [{ code: 'IRCP' }] }, reference: { display: 'Trend Lines, by Acme' } },
        ],
        provision: [{ class: [{ code: 'Patient' }], action: [{ coding: [{ code: 'access' }] }] }],
      },
    })
  })

  it.each([
    ['openid', []],
    ['patient/*.rs', [{ type: 'permit', action: [expect.anything()] }]],
    [
      'patient/Condition.cruds',
      [expect.objectContaining({ action: [expect.anything(), expect.anything()] })],
    ],
    [
      LABORATORY,
      [
        expect.objectContaining({
          code: [{ coding: [{ system: 'http://codes.example', code: 'laboratory' }] }],
        }),
      ],
    ],
  ])('says of %s what it opens', (scope, rules) => {
    const resource = consentResource(aReceipt({}, [scope]))
    const { provision = [] } = Object(resource?.provision)
    expect(provision).toEqual(rules)
  })

  it('is inactive from when it was taken back', () => {
    const revokedAt = new Date('2026-02-03T00:00:00Z')
    expect(consentResource(aReceipt({ revokedAt }))).toMatchObject({
      status: 'inactive',
      provision: { period: { end: '2026-02-03T00:00:00.000Z' } },
    })
  })

  it('says until when it was allowed, and is inactive from then on', () => {
    const expiresAt = new Date('2026-02-01T03:04:05Z')
    const provision = { period: { end: '2026-02-01T03:04:05.000Z' } }
    expect(consentResource(aReceipt({ expiresAt }))).toMatchObject({ status: 'active', provision })
    expect(consentResource(aReceipt({ expiresAt, hasExpired: true }))).toMatchObject({
      status: 'inactive',
      provision,
    })
  })

  it('cannot be said without a patient', () => {
    expect(consentResource(aReceipt({ patientRef: null }))).toBeUndefined()
  })
})

describe('how long it lasts and how to stop it, in words', () => {
  const day = new Date('2026-02-03T00:00:00Z')
  it.each([
    [aReceipt(), /until you take it back; the app reaches your data only while you use it/],
    [aReceipt({}, ['offline_access']), /also while you are not using the app/],
    [aReceipt({ expiresAt: day }), /until 2026-02-03, or until you take it back/],
    [aReceipt({ expiresAt: day, hasExpired: true }), /Ended: its time was over on 2026-02-03/],
    [aReceipt({ revokedAt: day }), /you took it back on 2026-02-03/],
    [
      aReceipt({ revokedAt: day, isRevokedByOthers: true }),
      /the hospital took it back on 2026-02-03/,
    ],
  ])('%#', (receipt, words) => {
    expect(durationWords(receipt)).toMatch(words)
    const stop = howToStop(receipt)
    expect(stop).toMatch(
      receipt.revokedAt || receipt.hasExpired ? /nothing left to do/ : /my-apps.*help@lakeside/,
    )
  })
})
