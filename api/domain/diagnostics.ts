import type { Check, Severity } from '../../schema/vocabulary/validation.ts'

/** What an installation is, as far as the checks look at it. */
export interface DiagnosticFacts {
  readonly isProduction: boolean
  readonly baseUrl: string
  readonly issuers: Environments
  readonly fhirBases: Environments
  /** The FHIR server behind each, where it is not the embedded one. */
  readonly fhirServers: { PRODUCTION: string | undefined; SANDBOX: string | undefined }
  readonly sendsMail: boolean
  readonly scansDocuments: boolean
  readonly hasOwnKeyEncryption: boolean
  readonly selfRegistration: boolean
  readonly clientRegistration: boolean
  /** Environments whose newest signing key has been used longer than it should be. */
  readonly overdueKeys: readonly string[]
  readonly expiringSecrets: number
  readonly unusableKeySets: number
  readonly appAdmins: number
  readonly securityOfficers: number
  /** Scopes that are asked for, granted or allowed, and that the catalog has no entry for. */
  readonly unexplainedScopes: readonly string[]
}

interface Environments {
  readonly PRODUCTION: string
  readonly SANDBOX: string
}

type Finding = readonly [severity: Severity, message: string]

/** Looks at how an installation is set up: what endangers patients is an error, what will hurt later a warning (A20). */
export function diagnose(facts: DiagnosticFacts): Check[] {
  const check = (
    key: string,
    title: string,
    where: string,
    [severity, message]: Finding,
  ): Check => ({
    ...{ key, title, severity, message, where },
  })
  return [
    check('fhir-servers', 'FHIR servers', 'FHIR_UPSTREAM_URL', fhirServers(facts)),
    check('issuers', 'Authorization servers', 'PUBLIC_URL', issuers(facts)),
    check('tls', 'Encrypted connection', 'PUBLIC_URL', tls(facts)),
    check('mail', 'Mail', 'SMTP_URL', mail(facts)),
    check('scanner', 'Scanner for documents', 'CLAMD_URL', scanner(facts)),
    check('key-encryption', 'Key that seals signing keys', 'KEY_ENCRYPTION_KEYS', sealing(facts)),
    check('signing-keys', 'Signing keys', 'SIGNING_KEY_DAYS', signingKeys(facts)),
    check('client-secrets', 'Secrets of apps', 'client_secret', secrets(facts)),
    check('key-sets', 'Key sets of apps', 'key_set_probe', keySets(facts)),
    check('self-registration', 'Sign-up of developers', 'selfRegistration', signUp(facts)),
    check(
      'client-registration',
      'Apps that register themselves',
      'CLIENT_REGISTRATION',
      clients(facts),
    ),
    check('scope-catalog', 'Scope catalog', 'scope_request', scopeCatalog(facts)),
    check('two-people', 'People for decisions of two', 'roles', people(facts)),
  ]
}

function fhirServers({
  fhirServers: { PRODUCTION, SANDBOX },
  fhirBases,
}: DiagnosticFacts): Finding {
  const isShared = PRODUCTION !== undefined && sameServer(PRODUCTION, SANDBOX)
  if (isShared || sameServer(fhirBases.PRODUCTION, fhirBases.SANDBOX))
    return ['ERROR', 'Production and sandbox read the same FHIR server: sandbox apps see patients.']
  return ['OK', 'Production and sandbox have FHIR servers of their own.']
}

function issuers({ issuers: { PRODUCTION, SANDBOX } }: DiagnosticFacts): Finding {
  return sameServer(PRODUCTION, SANDBOX)
    ? ['ERROR', 'Production and sandbox have the same authorization server.']
    : ['OK', 'Production and sandbox have authorization servers of their own.']
}

function tls({ baseUrl, isProduction }: DiagnosticFacts): Finding {
  if (baseUrl.startsWith('https:')) return ['OK', 'People and apps come by https.']
  const severity = isProduction && !isLocal(baseUrl) ? 'ERROR' : 'WARNING'
  return [
    severity,
    'The public address is not https: passwords and records can be read on the way.',
  ]
}

function mail({ sendsMail, isProduction }: DiagnosticFacts): Finding {
  if (sendsMail) return ['OK', 'Mail is sent by the server that is named.']
  return [isProduction ? 'ERROR' : 'WARNING', 'Mail is not sent: it lies in the development inbox.']
}

function scanner({ scansDocuments }: DiagnosticFacts): Finding {
  return scansDocuments
    ? ['OK', 'Documents are scanned before anybody reads them.']
    : ['WARNING', 'No scanner is named: documents are shown unscanned, and marked so.']
}

function sealing({ hasOwnKeyEncryption, isProduction }: DiagnosticFacts): Finding {
  if (hasOwnKeyEncryption) return ['OK', 'It is given, and lies apart from the data.']
  const message = 'It lies in a file beside the data: whoever copies the folder has both.'
  return [isProduction ? 'WARNING' : 'OK', message]
}

function signingKeys({ overdueKeys }: DiagnosticFacts): Finding {
  if (overdueKeys.length === 0) return ['OK', 'Keys change in time.']
  return ['ERROR', `Used longer than they should be: ${overdueKeys.join(', ')}.`]
}

function secrets({ expiringSecrets: count }: DiagnosticFacts): Finding {
  if (count === 0) return ['OK', 'None ends within 30 days.']
  return ['WARNING', `Ending within 30 days without a later one: ${count}.`]
}

function keySets({ unusableKeySets: count }: DiagnosticFacts): Finding {
  if (count === 0) return ['OK', 'All could be read and used.']
  return ['WARNING', `Not usable at the last look: ${count}. Those apps cannot sign in.`]
}

function signUp({ selfRegistration }: DiagnosticFacts): Finding {
  return selfRegistration
    ? ['WARNING', 'Anybody may create a developer account. Switch it off if vendors are invited.']
    : ['OK', 'Nobody may create an account by themselves.']
}

function clients({ clientRegistration }: DiagnosticFacts): Finding {
  return clientRegistration
    ? ['OK', 'In the sandbox, with a token their vendor made. Production never does.']
    : ['OK', 'Apps cannot register themselves.']
}

function scopeCatalog({ unexplainedScopes: scopes }: DiagnosticFacts): Finding {
  if (scopes.length === 0) return ['OK', 'Every scope in use has an entry.']
  const named = scopes.slice(0, NAMED_AT_MOST).join(', ')
  const others = scopes.length - NAMED_AT_MOST
  const more = others > 0 ? `, and ${others} more` : ''
  return ['WARNING', `In use without an entry that says what they allow: ${named}${more}.`]
}

const NAMED_AT_MOST = 5

function people({ appAdmins, securityOfficers }: DiagnosticFacts): Finding {
  if (appAdmins < 2)
    return ['WARNING', `Apps of high risk need two app admins; there are: ${appAdmins}.`]
  if (securityOfficers < 1)
    return ['WARNING', 'Nobody is a security officer, who disables in an emergency.']
  return ['OK', 'There are enough people for approvals and emergencies.']
}

function sameServer(one: string, other: string | undefined): boolean {
  return other !== undefined && one.replace(/\/+$/, '') === other.replace(/\/+$/, '')
}

function isLocal(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(url)?.hostname ?? '')
}
