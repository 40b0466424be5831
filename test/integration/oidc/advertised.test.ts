import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../../../schema/vocabulary/launch-environment.ts'
import { aBackendService } from './backend-service.ts'
import { words } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const both = it.each(LAUNCH_ENVIRONMENTS)
const otherThan = (environment: LaunchEnvironment) =>
  environment === 'PRODUCTION' ? 'SANDBOX' : 'PRODUCTION'

async function smartOf(environment: LaunchEnvironment) {
  const base = world.platform.urls.fhir[environment]
  return (await fetch(`${base}/.well-known/smart-configuration`)).json()
}

async function openidOf(environment: LaunchEnvironment) {
  const issuer = world.platform.urls.issuer[environment]
  return (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
}

async function oauthUrisOf(environment: LaunchEnvironment): Promise<Record<string, string>> {
  const response = await fetch(`${world.platform.urls.fhir[environment]}/metadata`)
  const { extension } = (await response.json()).rest[0].security
  const uris: { url: string; valueUri: string }[] = extension[0].extension
  return Object.fromEntries(uris.map(({ url, valueUri }) => [url, valueUri]))
}

/** A request with nothing in it, as a program makes it. */
async function knock(url: string, method = 'POST', form: Record<string, string> = {}) {
  const isForm = method === 'POST'
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    ...(isForm ? { body: new URLSearchParams(form) } : {}),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, error: isJson ? JSON.parse(text).error : undefined }
}

describe('CAP-02, CAP-04 the CapabilityStatement', () => {
  both(
    'of %s names what smart-configuration names, and registration where it is open',
    async (environment) => {
      const smart = await smartOf(environment)
      expect(await oauthUrisOf(environment)).toEqual({
        authorize: smart.authorization_endpoint,
        token: smart.token_endpoint,
        introspect: smart.introspection_endpoint,
        revoke: smart.revocation_endpoint,
        manage: smart.management_endpoint,
        ...(smart.registration_endpoint ? { register: smart.registration_endpoint } : {}),
      })
      expect('registration_endpoint' in smart).toBe(environment === 'SANDBOX')
    },
  )

  it('names no registration where it is closed', async () => {
    const closed = await startWorld({ CLIENT_REGISTRATION: 'false' })
    try {
      const { fhir, issuer } = closed.platform.urls
      const text = await (await fetch(`${fhir.SANDBOX}/metadata`)).text()
      expect(text).toContain(`${issuer.SANDBOX}/token`)
      expect(text).not.toContain('/register')
    } finally {
      await closed.stop()
    }
  })
})

describe('DISC-26 what an environment advertises', () => {
  both('of %s never leads into the other', async (environment) => {
    const documents = JSON.stringify([
      await smartOf(environment),
      await openidOf(environment),
      await oauthUrisOf(environment),
    ])
    const { fhir, issuer } = world.platform.urls
    for (const foreign of [issuer, fhir].map((urls) => urls[otherThan(environment)])) {
      expect(documents).not.toContain(`${foreign}/`)
      expect(documents).not.toContain(`${foreign}"`)
    }
  })

  both('of %s works: every address answers as what it is said to be', async (environment) => {
    const { user_access_brand_bundle, ...smart } = await smartOf(environment)
    const openid = await openidOf(environment)
    const answers = {
      authorization_endpoint: await knock(smart.authorization_endpoint, 'GET'),
      posted: await knock(smart.authorization_endpoint),
      token_endpoint: await knock(smart.token_endpoint),
      introspection_endpoint: await knock(smart.introspection_endpoint),
      revocation_endpoint: await knock(smart.revocation_endpoint),
      jwks_uri: await knock(smart.jwks_uri, 'GET'),
      management_endpoint: await knock(smart.management_endpoint, 'GET'),
      brands: await knock(user_access_brand_bundle, 'GET'),
      userinfo_endpoint: await knock(openid.userinfo_endpoint, 'GET'),
      end_session_endpoint: await knock(openid.end_session_endpoint, 'GET'),
      endSessionPosted: await knock(openid.end_session_endpoint),
    }
    expect(answers).toEqual({
      authorization_endpoint: { status: 400, error: undefined },
      posted: { status: 303, error: undefined },
      token_endpoint: { status: 401, error: 'invalid_client' },
      introspection_endpoint: { status: 401, error: 'invalid_client' },
      revocation_endpoint: { status: 401, error: 'invalid_client' },
      jwks_uri: { status: 200, error: undefined },
      management_endpoint: { status: 200, error: undefined },
      brands: { status: 200, error: undefined },
      userinfo_endpoint: { status: 401, error: 'invalid_token' },
      end_session_endpoint: { status: 200, error: undefined },
      endSessionPosted: { status: 303, error: undefined },
    })
    if (environment === 'SANDBOX')
      expect((await knock(smart.registration_endpoint)).status).toBe(401)
  })
})

/** Ways to a token that authorization servers know; a grant that is not refused as unknown is one that works. */
const GRANTS = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'implicit',
  'password',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:uma-ticket',
  'urn:openid:params:grant-type:ciba',
]

/** Where the authorization server answers, had it more to offer than it says. */
const UNADVERTISED = [
  'backchannel',
  'bc-authorize',
  'ciba',
  'challenge',
  'connect/register',
  'device',
  'device/auth',
  'device/code',
  'introspect',
  'par',
  'reg',
  'request',
  'revoke',
  'session/check',
  'token/exchange',
]

describe('DISC-26 the other way round, what works', () => {
  both('at %s is advertised: grants', async (environment) => {
    const smart = await smartOf(environment)
    const openid = await openidOf(environment)
    const client_id = (await anApp(world, { environment })).client.clientId
    const working: string[] = []
    for (const grant_type of GRANTS) {
      const { error } = await knock(smart.token_endpoint, 'POST', { client_id, grant_type })
      if (error !== 'unsupported_grant_type') working.push(grant_type)
    }
    expect(words(openid.grant_types_supported.join(' '))).toEqual(working.toSorted())
    // SMART lists the two ways that begin something (SMART.md DISC-07); refreshing goes with the first.
    const begun = working.filter((grant) => grant !== 'refresh_token')
    expect(smart.grant_types_supported.toSorted()).toEqual(begun.toSorted())
  })

  both('at %s is advertised: addresses', async (environment) => {
    const issuer = world.platform.urls.issuer[environment]
    const closed = environment === 'PRODUCTION' ? [...UNADVERTISED, 'register'] : UNADVERTISED
    for (const path of closed) {
      for (const method of ['GET', 'POST']) {
        expect([path, method, (await knock(`${issuer}/${path}`, method)).status]).toEqual([
          path,
          method,
          404,
        ])
      }
    }
  })

  it('is advertised: ways to be answered, and ways to prove who one is', async () => {
    const openid = await openidOf('SANDBOX')
    const smart = await smartOf('SANDBOX')
    for (const response_mode of ['query', 'fragment', 'form_post', 'web_message', 'jwt']) {
      const { body, url } = await world.app.open({ response_mode, aud: undefined })
      const isRefused = /unsupported.response_mode/.test(`${decodeURIComponent(url)} ${body}`)
      expect([response_mode, !isRefused]).toEqual([
        response_mode,
        openid.response_modes_supported.includes(response_mode),
      ])
    }
    expect(openid.token_endpoint_auth_methods_supported.toSorted()).toEqual(
      [...smart.token_endpoint_auth_methods_supported, 'none'].toSorted(),
    )
    expect(openid.scopes_supported).toEqual(expect.arrayContaining(['openid', 'fhirUser']))
  })
})

const CHUNK = 50

describe('DISC-17 every scope that is listed can be had', () => {
  it('by an app: patient/, user/ and those about launch and person', async () => {
    const { scopes_supported } = await smartOf('SANDBOX')
    // An EHR begins with `launch`, and a token lasts in one way at a time: see EHR-04 and REFR-02.
    const asked: string[] = scopes_supported.filter(
      (scope: string) => !/^(launch|online_access)$|^system\//.test(scope),
    )
    const app = await anApp(world, { scopes: asked.filter((scope) => scope.includes('.')) })
    // An address line does not take all of them at a time.
    for (let from = 0; from < asked.length; from += CHUNK) {
      const some = asked.slice(from, from + CHUNK)
      const { json } = await app.tokens({
        ...{ email: world.clinician.email, patient: 'p1', encounter: 'e1' },
        params: { scope: some.join(' ') },
        allow: () => some,
      })
      expect(words(json.scope)).toEqual(some.toSorted())
    }
  })

  it('by a backend service: system/', async () => {
    const { scopes_supported } = await smartOf('SANDBOX')
    const asked: string[] = scopes_supported.filter((scope: string) => scope.startsWith('system/'))
    expect(asked.length).toBeGreaterThan(20)
    const service = await aBackendService(world.platform, asked)
    const { json } = await service.token({ scope: asked.join(' ') })
    expect(words(json.scope)).toEqual(asked.toSorted())
  })
})
