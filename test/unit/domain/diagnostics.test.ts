import { expect, test } from 'vitest'
import { type DiagnosticFacts, diagnose } from '../../../api/domain/diagnostics.ts'

const SOUND: DiagnosticFacts = {
  isProduction: true,
  baseUrl: 'https://apps.hospital.example',
  issuers: { PRODUCTION: 'https://a.example/auth', SANDBOX: 'https://a.example/auth-sandbox' },
  fhirBases: { PRODUCTION: 'https://a.example/fhir', SANDBOX: 'https://a.example/fhir-sandbox' },
  fhirServers: { PRODUCTION: 'http://fhir:8080', SANDBOX: 'http://fhir-sandbox:8080' },
  ...{ sendsMail: true, scansDocuments: true, hasOwnKeyEncryption: true },
  ...{ selfRegistration: false, clientRegistration: true, overdueKeys: [] },
  ...{ expiringSecrets: 0, unusableKeySets: 0, appAdmins: 2, securityOfficers: 1 },
  unexplainedScopes: [],
}

test('a sound installation has nothing to mend', () => {
  expect(diagnose(SOUND).filter(({ severity }) => severity !== 'OK')).toEqual([])
})

test.each<[Partial<DiagnosticFacts>, string, string]>([
  [{ fhirServers: { PRODUCTION: 'http://f/', SANDBOX: 'http://f' } }, 'fhir-servers', 'ERROR'],
  [{ fhirBases: { PRODUCTION: 'https://f', SANDBOX: 'https://f' } }, 'fhir-servers', 'ERROR'],
  [{ issuers: { PRODUCTION: 'https://i', SANDBOX: 'https://i/' } }, 'issuers', 'ERROR'],
  [{ baseUrl: 'http://apps.hospital.example' }, 'tls', 'ERROR'],
  [{ baseUrl: 'http://localhost:4000' }, 'tls', 'WARNING'],
  [{ sendsMail: false }, 'mail', 'ERROR'],
  [{ sendsMail: false, isProduction: false }, 'mail', 'WARNING'],
  [{ scansDocuments: false }, 'scanner', 'WARNING'],
  [{ hasOwnKeyEncryption: false }, 'key-encryption', 'WARNING'],
  [{ overdueKeys: ['SANDBOX'] }, 'signing-keys', 'ERROR'],
  [{ expiringSecrets: 3 }, 'client-secrets', 'WARNING'],
  [{ unusableKeySets: 1 }, 'key-sets', 'WARNING'],
  [{ selfRegistration: true }, 'self-registration', 'WARNING'],
  [{ appAdmins: 1 }, 'two-people', 'WARNING'],
  [{ securityOfficers: 0 }, 'two-people', 'WARNING'],
  [{ unexplainedScopes: ['patient/SupplyRequest.rs'] }, 'scope-catalog', 'WARNING'],
])('%j is found', (change, key, severity) => {
  const found = diagnose({ ...SOUND, ...change }).filter((each) => each.severity !== 'OK')
  expect(found).toMatchObject([{ key, severity }])
})
