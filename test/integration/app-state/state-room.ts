import { query } from '../../support/sql.ts'
import type { TestClient } from '../oidc/rows.ts'
import { aClient } from '../oidc/rows.ts'
import { SmartApp } from '../oidc/smart-app.ts'
import { startWorld, type World } from '../oidc/world.ts'

/** The origin of the apps of these tests: every one of them is redirected to an address there. */
export const ORIGIN = 'https://app.example'

export const PREFERENCES = { system: ORIGIN, code: 'display-preferences' }
export const KEYS = { system: ORIGIN, code: 'phr-keys' }

/** What an app of these tests may ask for. */
const SCOPES = [
  'patient/Patient.rs',
  'patient/Basic.cruds',
  `patient/Basic.cuds?code=${ORIGIN}|phr-keys`,
  `patient/Basic.s?code=${ORIGIN}|phr-keys`,
  'patient/*.cruds',
  'user/Basic.cruds',
  'user/Basic.rs',
  'user/*.cruds',
]

/** A world with an app whose vendor has no other. */
export interface StateRoom extends World {
  readonly app: SmartApp
  /** Another app, of another vendor, redirected to the same origin. */
  readonly stranger: SmartApp
}

export async function openStateRoom(): Promise<StateRoom> {
  const world = await startWorld()
  const [app, stranger] = await Promise.all([aStateApp(world), aStateApp(world)])
  return { ...world, app, stranger }
}

export async function aStateApp({ platform }: World): Promise<SmartApp> {
  return new SmartApp(platform, await aClient(platform, { scopes: SCOPES }))
}

/** Another client of the same app, in production. */
export async function inProduction({ platform }: World, client: TestClient): Promise<SmartApp> {
  const clientId = `${client.clientId.slice(0, 20)}-p`
  const { databaseUrl } = platform
  await query(
    databaseUrl,
    `insert into oauth_client (id, organization_id, created_at, updated_at, app_id, pinned_version_id, environment, client_id,
       client_type, redirect_urls)
     select gen_random_uuid(), organization_id, now(), now(), app_id, pinned_version_id, 'PRODUCTION', $1, client_type, redirect_urls
     from oauth_client where client_id = $2`,
    [clientId, client.clientId],
  )
  await query(
    databaseUrl,
    `insert into scope_grant (id, organization_id, created_at, app_version_id, environment, owner_id, scope)
     select gen_random_uuid(), organization_id, now(), app_version_id, 'PRODUCTION', owner_id, scope
     from scope_grant where app_version_id = $1`,
    [client.appVersionId],
  )
  return new SmartApp(platform, { ...client, clientId }, 'PRODUCTION')
}

/** Asks for app state with the token of one launch. */
export class StateClient {
  readonly #token: string
  readonly base: string
  readonly fhirBase: string

  constructor({ fhirBase }: Pick<SmartApp, 'fhirBase'>, token: string) {
    this.fhirBase = fhirBase
    this.base = `${fhirBase}/app-state`
    this.#token = token
  }

  /** Launches an app and comes back with a token for these scopes. */
  static async launched(
    app: SmartApp,
    walk: { email: string; scope: string; patient?: string },
  ): Promise<StateClient> {
    const { email, scope, patient } = walk
    const params = { scope: `openid fhirUser ${scope}` }
    const { json } = await app.tokens({ email, params, ...(patient && { patient }) })
    if (!json.access_token) throw new Error(JSON.stringify(json))
    return new StateClient(app, json.access_token)
  }

  get token(): string {
    return this.#token
  }

  send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return fetch(`${this.base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }

  create(body: unknown) {
    return this.send('POST', '/Basic', body)
  }

  /** Creates what has to be there. */
  async created(body: unknown): Promise<{ id: string; etag: string; resource: Basic }> {
    const response = await this.create(body)
    if (response.status !== 201) throw new Error(await response.text())
    const resource: Basic = await response.json()
    return { id: resource.id, etag: response.headers.get('etag') ?? '', resource }
  }

  update(id: string, etag: string | undefined, body: object) {
    return this.send('PUT', `/Basic/${id}`, { ...body, id }, etag ? { 'if-match': etag } : {})
  }

  remove(id: string, etag: string | undefined) {
    return this.send('DELETE', `/Basic/${id}`, undefined, etag ? { 'if-match': etag } : {})
  }

  search(parameters: Record<string, string>) {
    return this.send('GET', `/Basic?${new URLSearchParams(parameters)}`)
  }

  /** The ids that a search finds; its status where it is refused. */
  async found(parameters: Record<string, string>): Promise<string[] | number> {
    const response = await this.search(parameters)
    if (response.status !== 200) return response.status
    const { entry = [] }: { entry?: { resource: Basic }[] } = await response.json()
    return entry.map(({ resource }) => resource.id)
  }

  /** A Basic about something below this base; about the hospital where nothing is named. */
  state(coding: object, subject?: string, value = '{"view":"list"}') {
    return {
      resourceType: 'Basic',
      code: { coding: [coding] },
      ...(subject ? { subject: { reference: `${this.fhirBase}/${subject}` } } : {}),
      extension: [{ url: `${ORIGIN}/preferences`, valueString: value }],
    }
  }
}

/** As it is answered. */
export interface Basic {
  id: string
  meta: { versionId: string; lastUpdated: string }
  subject?: { reference: string }
  extension?: { url: string; valueString: string }[]
}

/** A code as a search names it. */
export function token({ system, code }: { system: string; code: string }): string {
  return `${system}|${code}`
}
