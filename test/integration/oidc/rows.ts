import { randomUUID } from 'node:crypto'
import { randomToken, sha256Hex } from '../../../api/secrets.ts'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type {
  ClientType,
  FhirVersion,
  IdTokenAlgorithm,
} from '../../../schema/vocabulary/registration.ts'
import type { Role } from '../../../schema/vocabulary/role.ts'
import type { TestPlatform } from '../../support/test-platform.ts'

/** Where the rows are written. */
export type Registry = Pick<TestPlatform, 'orm' | 'organization' | 'ports' | 'urls'>

/** The password of everybody in these tests. */
export const PASSWORD = 'correct horse battery staple'

interface PersonFacts {
  roles?: Role[]
  /** "Patient/id" or "Practitioner/id" in both environments. */
  fhirUser?: string
  isUnverified?: boolean
  isDisabled?: boolean
}

/** Writes an account straight into the tables, and returns its id and address. */
export async function aPerson(platform: Registry, facts: PersonFacts = {}) {
  const { orm, organization, ports } = platform
  const id = randomUUID()
  const email = `${id}@example.org`
  const own = { organization_id: organization.id, created_at: new Date() }
  await insert(platform, 'user_account', {
    ...own,
    id,
    email,
    updated_at: new Date(),
    first_name: 'Robin',
    last_name: 'Example',
    password_hash: await hashOf(ports.passwords),
    roles: literal(facts.roles ?? ['PATIENT']),
    email_verified_at: facts.isUnverified ? null : new Date(),
    disabled_at: facts.isDisabled ? new Date() : null,
  })
  for (const environment of facts.fhirUser ? ['PRODUCTION', 'SANDBOX'] : []) {
    const reference = facts.fhirUser
    await insert(platform, 'fhir_identity', {
      ...own,
      id: randomUUID(),
      user_id: id,
      environment,
      reference,
    })
  }
  return { id, email, disable: () => disable(orm, id) }
}

interface ClientFacts {
  scopes: string[]
  environment?: LaunchEnvironment
  clientType?: ClientType
  redirectUrls?: string[]
  launchUrl?: string
  jwks?: { keys: object[] }
  jwksUrl?: string
  idTokenAlg?: IdTokenAlgorithm
  status?: string
  attestation?: 'ACCEPTED' | 'DECLINED'
  /** FHIR versions it declares. @default none */
  fhirVersions?: FhirVersion[]
}

export interface TestClient {
  clientId: string
  /** Good for confidential clients with a secret. */
  secret: string
  appId: string
  appVersionId: string
}

/** Writes an app with one version, a client and its approval straight into the tables. */
export async function aClient(platform: Registry, facts: ClientFacts): Promise<TestClient> {
  const ids = {
    vendor: randomUUID(),
    app: randomUUID(),
    version: randomUUID(),
    client: randomUUID(),
  }
  const environment = facts.environment ?? 'SANDBOX'
  const clientType = facts.clientType ?? 'PUBLIC'
  const owner = await aPerson(platform, { roles: ['DEVELOPER'] })
  const own = { organization_id: platform.organization.id, created_at: new Date() }
  const edited = { ...own, updated_at: new Date() }
  await insertApp(platform, { ids, edited, ownerId: owner.id, facts, clientType })
  const clientId = randomToken().slice(0, 22)
  await insert(platform, 'oauth_client', {
    ...edited,
    id: ids.client,
    app_id: ids.app,
    pinned_version_id: ids.version,
    environment,
    client_id: clientId,
    client_type: clientType,
    id_token_alg: facts.idTokenAlg ?? 'RS256',
    redirect_urls: literal(facts.redirectUrls ?? [REDIRECT]),
    launch_url: facts.launchUrl ?? null,
    jwks: facts.jwks ? JSON.stringify(facts.jwks) : null,
    jwks_url: facts.jwksUrl ?? null,
  })
  for (const scope of facts.scopes) {
    const grant = { ...own, id: randomUUID(), app_version_id: ids.version, environment }
    await insert(platform, 'scope_grant', { ...grant, owner_id: owner.id, scope })
  }
  const secret = randomToken()
  await insertSecret(platform, ids.client, secret)
  return { clientId, secret, appId: ids.app, appVersionId: ids.version }
}

/** Where apps of these tests want their answers. */
export const REDIRECT = 'https://app.example/callback'

/** Adds a secret to a client, live at once. */
export async function insertSecret(
  platform: Registry,
  clientRow: string,
  secret: string,
): Promise<void> {
  await insert(platform, 'client_secret', {
    id: randomUUID(),
    organization_id: platform.organization.id,
    created_at: new Date(),
    oauth_client_id: clientRow,
    secret_hash: sha256Hex(secret),
    last_four: secret.slice(-4),
    activates_at: new Date(Date.now() - 1000),
    expires_at: new Date(Date.now() + 86_400_000),
  })
}

interface AppRows {
  ids: { vendor: string; app: string; version: string }
  edited: object
  ownerId: string
  facts: ClientFacts
  clientType: ClientType
}

async function insertApp(platform: Registry, { ids, edited, ownerId, facts, clientType }: AppRows) {
  await insert(platform, 'vendor', {
    ...{
      ...edited,
      id: ids.vendor,
      kind: 'BUSINESS',
      legal_first_name: 'Ada',
      legal_last_name: 'Acme',
    },
    ...{ legal_business_name: 'Acme <Health>', position: 'CTO', address: '{}', phone: '1' },
    email: 'vendor@example.org',
  })
  await insert(platform, 'app', {
    ...{ ...edited, id: ids.app, vendor_id: ids.vendor, owner_id: ownerId, slug: ids.app },
    ...{ name: 'Chart & Co', support_contact: 'x', runtime_model: 'VENDOR_SAAS', risk_tier: 'LOW' },
  })
  const status = facts.status ?? 'LIVE'
  await insert(platform, 'app_version', {
    ...{
      ...edited,
      id: ids.version,
      app_id: ids.app,
      number: 1,
      status,
      status_changed_at: new Date(),
    },
    review_state: status === 'IN_REVIEW' ? 'WAITING' : null,
    ...{
      name: 'Chart & Co',
      client_type: clientType,
      operating_systems: '{}',
      redirect_urls: '{}',
    },
    ...{
      audiences: '{PATIENT}',
      uses: '{}',
      fhir_versions: literal(facts.fhirVersions ?? []),
      compliance: '{}',
      launch_modes: '{}',
    },
    attestation_answer: facts.attestation ?? 'ACCEPTED',
  })
}

async function insert(platform: Registry, table: string, row: object): Promise<void> {
  const places = Object.keys(row).map(() => '?')
  await platform.orm.em.execute(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  )
}

function literal(values: readonly string[]): string {
  return `{${values.map((value) => JSON.stringify(value)).join(',')}}`
}

let hash: Promise<string> | undefined

function hashOf(passwords: TestPlatform['ports']['passwords']): Promise<string> {
  hash ??= passwords.hash(PASSWORD)
  return hash
}

async function disable(orm: TestPlatform['orm'], id: string): Promise<void> {
  await orm.em.execute('update user_account set disabled_at = now() where id = ?', [id])
}
