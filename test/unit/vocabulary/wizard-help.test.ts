import { describe, expect, it } from 'vitest'
import { ICON_LIMITS, TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import {
  APP_USE_NAMES,
  AUDIENCE_NAMES,
  COMPLIANCE_CLAIM_NAMES,
  FHIR_VERSION_NAMES,
  OPERATING_SYSTEM_NAMES,
} from '../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../schema/vocabulary/wizard-help.ts'

describe('the fields of the wizard are called as the requirements call them', () => {
  it.each([
    ['R061', 'name', 1, 'App name'],
    ['R062', 'operatingSystems', 2, 'Supported operating systems'],
    ['R063', 'homepageUrl', 2, 'App Homepage URL'],
    ['R064', 'privacyPolicyUrl', 2, 'URL to the App’s Privacy Policy'],
    ['R065', 'termsUrl', 2, 'URL to the App’s Terms of Service'],
    ['R066, A19 O5', 'redirectUrls', 2, 'OAuth Redirect URLs'],
    ['R067', 'launchUrl', 2, 'Web App Launch URL'],
    ['R227', 'runtimeModel', 2, 'Who runs the app'],
    ['R068', 'icon', 3, 'Upload App Icon'],
    ['R239', 'supportContact', 3, 'Support contact'],
    ['R069', 'shortDescription', 3, 'Short App Description'],
    ['R070', 'longDescription', 3, 'Long App Description'],
    ['R071', 'audiences', 4, 'Audience Category'],
    ['R072', 'uses', 4, 'App Use Category'],
    ['R073', 'fhirVersions', 4, 'FHIR Version Supported'],
    ['R074', 'compliance', 4, 'Privacy & Security Compliance'],
    ['R076', 'clientType', 4, 'Confidentiality'],
    ['R078', 'scopes', 5, 'Scopes requested'],
    ['R079', 'reviewerNotes', 6, 'Notes for the reviewer'],
    ['R080, R129', 'changeNotes', 6, 'Change Notes'],
    ['R081', 'attestationAnswer', 7, 'Attestation'],
  ] as const)('%s: %s, in step %i, is “%s”', (_row, field, step, label) => {
    expect(WIZARD_FIELDS[field]).toMatchObject({ step, label })
  })
})

describe('the help of a field', () => {
  it.each([
    ['name', `${TEXT_LIMITS.name.max} characters`],
    ['icon', `${ICON_LIMITS.width} by ${ICON_LIMITS.height} pixels`],
    ['shortDescription', '20 to 150 characters'],
    ['longDescription', '200 to 1000 characters'],
    ['launchUrl', 'Web apps only'],
    ['compliance', 'supporting documents'],
    ['changeNotes', 'Required from the second version on'],
    ['attestationAnswer', 'If you decline, the app is still registered'],
  ] as const)('of %s says “%s”', (field, words) => {
    expect(WIZARD_FIELDS[field].help).toContain(words)
  })

  it.each([
    ['R068', 'icon', 'google-play'],
    ['R077', 'clientType', 'smart-app-launch/STU2.2/app-launch.html#support-for-public'],
    ['R078', 'scopes', 'smart-app-launch/STU2.2/scopes-and-launch-context.html'],
  ] as const)('%s: of %s leads to %s', (_row, field, address) => {
    expect(WIZARD_FIELDS[field].link.href).toContain(address)
  })
})

describe('what can be chosen is what the requirements list, in their order', () => {
  it.each([
    ['R062', OPERATING_SYSTEM_NAMES, ['Web', 'iOS', 'Android']],
    ['R071', AUDIENCE_NAMES, ['Payer', 'Provider', 'Pharma', 'Patient', 'Developer']],
    [
      'R072',
      APP_USE_NAMES,
      [
        'Health & Therapy Management',
        'Provider Care Coordination',
        'Clinical Applications',
        'Research',
        'Data Monitoring Analysis',
      ],
    ],
    ['R073', FHIR_VERSION_NAMES, ['DSTU1', 'DSTU2', 'STU3', 'R4']],
    [
      'R074',
      COMPLIANCE_CLAIM_NAMES,
      ['HIPAA', 'GDPR', 'CARIN Code of Conduct', 'ONC Model Privacy Notice'],
    ],
  ])('%s', (_row, names, expected) => {
    expect(Object.values(names)).toEqual(expected)
  })
})
