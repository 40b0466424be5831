import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'

const WELL_KNOWN = '/.well-known/smart-configuration'

let database: Awaited<ReturnType<typeof migratedOrm>>
let proxy: FhirProxy

beforeAll(async () => {
  database = await migratedOrm()
})
afterAll(() => database.close())
beforeEach(async () => {
  proxy = await startFhirProxy({ orm: database.orm })
  return () => proxy.close()
})

describe('smart-configuration', () => {
  it.each<Record<string, string>>([
    {},
    { accept: 'application/fhir+json' },
    { accept: 'text/html' },
    { accept: '*/*' },
    { authorization: 'Bearer x' },
    { authorization: `Basic ${btoa('a:b')}` },
  ])('DISC-01 DISC-02 DISC-03 DISC-04 is the same JSON with %j', async (headers) => {
    const response = await proxy.ask(WELL_KNOWN, undefined, { headers })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await response.json()).toMatchObject({ issuer: proxy.issuer })
  })

  it('DISC-05 DISC-09 DISC-19 names absolute addresses below the issuer', async () => {
    const configuration = await (await proxy.ask(WELL_KNOWN)).json()
    const root = new URL(proxy.base).origin
    expect(configuration).toMatchObject({
      issuer: proxy.issuer,
      jwks_uri: `${proxy.issuer}/jwks`,
      authorization_endpoint: `${proxy.issuer}/authorize`,
      token_endpoint: `${proxy.issuer}/token`,
      introspection_endpoint: `${proxy.issuer}/token/introspection`,
      revocation_endpoint: `${proxy.issuer}/token/revocation`,
      management_endpoint: `${root}/my-apps`,
    })
    expect(JSON.stringify(configuration)).not.toContain('sandbox')
  })

  it('DISC-06 DISC-07 DISC-08 DISC-15 DISC-16 DISC-18 DISC-20 says how tokens are had', async () => {
    const configuration = await (await proxy.ask(WELL_KNOWN)).json()
    expect(configuration).toMatchObject({
      grant_types_supported: ['authorization_code', 'client_credentials'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: [
        ...['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
      ],
      token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    })
    expect(configuration).not.toHaveProperty('registration_endpoint')
  })
})

describe('what smart-configuration promises', () => {
  it('DISC-11 DISC-12 DISC-13 DISC-14 claims the capabilities of both launches and no other', async () => {
    const { capabilities } = await (await proxy.ask(WELL_KNOWN)).json()
    expect(capabilities.toSorted()).toEqual([
      'authorize-post',
      'client-confidential-asymmetric',
      'client-confidential-symmetric',
      'client-public',
      'context-banner',
      'context-ehr-encounter',
      'context-ehr-patient',
      'context-standalone-encounter',
      'context-standalone-patient',
      'context-style',
      'launch-ehr',
      'launch-standalone',
      'permission-offline',
      'permission-online',
      'permission-patient',
      'permission-user',
      'permission-v1',
      'permission-v2',
      'smart-app-state',
      'sso-openid-connect',
    ])
  })

  it('DISC-22 names the base of app state among those that take the same tokens', async () => {
    const configuration = await (await proxy.ask(WELL_KNOWN)).json()
    const url = `${proxy.base}/app-state`
    expect(configuration.associated_endpoints).toEqual([{ url, capabilities: ['smart-app-state'] }])
    expect(configuration).not.toHaveProperty('smart_app_state_endpoint')
    expect(configuration.scopes_supported).toEqual(
      expect.arrayContaining(['patient/Basic.cu', 'user/Basic.cu', 'system/Basic.rs']),
    )
    const described = await (await fetch(`${url}/metadata`)).json()
    expect(described).toMatchObject({
      resourceType: 'CapabilityStatement',
      implementation: { url },
      rest: [{ security: { cors: true }, resource: [{ type: 'Basic' }] }],
    })
    expect(described.rest[0].resource).toHaveLength(1)
  })

  it('DISC-10 names an issuer because it claims to sign people in', async () => {
    const { capabilities, issuer, jwks_uri } = await (await proxy.ask(WELL_KNOWN)).json()
    expect(capabilities).toContain('sso-openid-connect')
    for (const address of [issuer, jwks_uri]) expect(URL.canParse(address)).toBe(true)
  })

  it('DISC-17 lists only scopes that open something', async () => {
    const { scopes_supported: scopes } = await (await proxy.ask(WELL_KNOWN)).json()
    expect(scopes).toEqual(
      expect.arrayContaining(['openid', 'fhirUser', 'offline_access', 'patient/Observation.rs']),
    )
    expect(scopes).toContain('user/*.rs')
    expect(scopes).toContain('patient/Observation.cu')
    expect(scopes).not.toContain('patient/Group.rs')
    expect(scopes).toContain('patient/Binary.rs')
    expect(scopes).not.toContain('patient/Binary.cu')
    expect(scopes).toContain('launch')
  })
})

describe('who reads smart-configuration', () => {
  it('DISC-23 CORS-01 is open to every origin, preflight too', async () => {
    for (const method of ['GET', 'OPTIONS']) {
      const headers = { origin: 'https://any.example' }
      const response = await proxy.ask(WELL_KNOWN, undefined, { method, headers })
      expect(response.ok).toBe(true)
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    }
  })

  it('DISC-27 answers HEAD, and knows nothing else below .well-known', async () => {
    const head = await proxy.ask(WELL_KNOWN, undefined, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const other = await proxy.ask('/.well-known/udap')
    expect(other.status).toBe(404)
    expect(await other.json()).toMatchObject({ resourceType: 'OperationOutcome' })
  })
})

describe('metadata', () => {
  it('CAP-01 DISC-24 is readable by everybody, from everywhere', async () => {
    const headers = { origin: 'https://any.example' }
    const response = await proxy.ask('/metadata', undefined, { headers })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/fhir\+json/)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('CAP-02 CAP-03 CAP-04 CAP-05 names the authorization server as smart-configuration does', async () => {
    const configuration = await (await proxy.ask(WELL_KNOWN)).json()
    const statement = await (await proxy.ask('/metadata')).json()
    const { extension, service } = statement.rest[0].security
    expect(service[0].coding[0].code).toBe('SMART-on-FHIR')
    expect(extension[0].url).toBe(
      'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
    )
    expect(extension[0].extension).toEqual([
      { url: 'authorize', valueUri: configuration.authorization_endpoint },
      { url: 'token', valueUri: configuration.token_endpoint },
      { url: 'introspect', valueUri: configuration.introspection_endpoint },
      { url: 'revoke', valueUri: configuration.revocation_endpoint },
      { url: 'manage', valueUri: configuration.management_endpoint },
    ])
  })

  it('CAP-06 CAP-07 tells only of what is let through, and nothing of what lies behind', async () => {
    const text = await (await proxy.ask('/metadata')).text()
    expect(text).not.toMatch(/fake|export|lastn|history-system|_has|_filter|operation/)
    const { implementation, rest } = JSON.parse(text)
    expect(implementation.url).toBe(proxy.base)
    expect(rest[0].resource).toMatchObject([
      {
        type: 'Observation',
        interaction: ['read', 'vread', 'create', 'delete', 'search-type'].map((code) => ({ code })),
        searchParam: [{ name: 'code' }],
        searchInclude: ['Observation:subject'],
        ...{ conditionalRead: 'not-match', conditionalCreate: true, conditionalDelete: 'single' },
      },
      { type: 'Binary', interaction: [{ code: 'read' }] },
    ])
    expect(rest[0].interaction).toEqual([{ code: 'transaction' }])
    expect(rest[0].resource).toHaveLength(2)
    expect(rest[0].resource[0]).not.toHaveProperty('conditionalUpdate')
    expect(rest[0].resource[1]).not.toHaveProperty('searchParam')
    expect(rest[0].resource[1]).not.toHaveProperty('conditionalDelete')
  })

  it('is asked for once a minute, and again after a failure', async () => {
    proxy.upstream.override = async () => ({ status: 503, headers: {}, body: undefined })
    const failed = await proxy.ask('/metadata')
    expect(failed.status).toBe(502)
    expect(await failed.text()).not.toContain('503')
    proxy.upstream.override = undefined
    for (let i = 0; i < 3; i += 1) expect((await proxy.ask('/metadata')).status).toBe(200)
    expect(proxy.upstream.requests).toHaveLength(2)
  })
})
