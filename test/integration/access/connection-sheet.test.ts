import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { aReviewer, aVendor } from '../../support/builders.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { AppVersionDraftInput } from '../../support/gql/graphql.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const SHEETS = graphql(`
  query TestConnectionSheets($slug: String!) {
    app(slug: $slug) {
      clients {
        id
        environment
        clientId
        clientType
        secrets {
          id
        }
        scopes
        defaultScopes
        fhirBase
        discoveryUrl
        authorizeUrl
        tokenUrl
        revocationUrl
        launchRequestUrl
      }
    }
  }
`)

const ROTATE = graphql(`
  mutation TestSheetSecret($input: ClientSecretRotateInput!) {
    payload: clientSecretRotate(input: $input) {
      client {
        secrets {
          activatesAt
          expiresAt
        }
      }
      plaintextOnce
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

const KEY = { kty: 'RSA', kid: 'a', n: 'w'.repeat(342), e: 'AQAB' }
const BACKEND: AppVersionDraftInput = {
  clientType: 'BACKEND_SERVICE',
  redirectUrls: [],
  launchUrl: null,
  jwks: JSON.stringify({ keys: [KEY] }),
  scopes: [
    {
      scope: 'system/Patient.rs',
      purpose: 'Count the patients of a ward.',
      justification: 'It looks after everybody.',
    },
  ],
}

/** The sheets of a live app, by environment. */
async function sheets(fields: AppVersionDraftInput) {
  const { app } = await anAppVersion(cast, { ...fields, status: 'LIVE' })
  const answer = await cast.owner.client.get(SHEETS, { slug: app.slug })
  return new Map(answer.app?.clients.map((client) => [client.environment, client]))
}

type Sheet = NonNullable<ReturnType<Awaited<ReturnType<typeof sheets>>['get']>>

async function sheet(environment: LaunchEnvironment, fields: AppVersionDraftInput): Promise<Sheet> {
  const found = (await sheets(fields)).get(environment)
  if (!found) throw new Error(`no client in ${environment}`)
  return found
}

describe('the connection of a live app', () => {
  test.each(['SANDBOX', 'PRODUCTION'] as const)('R098-R101 in %s', async (environment) => {
    const issuer = platform.urls.issuer[environment]
    const fhirBase = platform.urls.fhir[environment]
    expect(await sheet(environment, { name: `Sheet ${environment}` })).toMatchObject({
      fhirBase,
      discoveryUrl: `${fhirBase}/.well-known/smart-configuration`,
      authorizeUrl: `${issuer}/authorize`,
      tokenUrl: `${issuer}/token`,
      revocationUrl: `${issuer}/token/revocation`,
    })
  })

  test('R093: its client IDs are random, one for each environment', async () => {
    const all = await Promise.all(['One', 'Two'].map((name) => sheets({ name })))
    const ids = all.flatMap((clients) => [...clients.values()].map(({ clientId }) => clientId))
    expect(new Set(ids).size).toBe(4)
    expect(ids.filter((id) => !/^[\w-]{16,}$/.test(id))).toEqual([])
  })

  test('R097: its scopes are those asked for, and the defaults beside them', async () => {
    const { scopes, defaultScopes } = await sheet('PRODUCTION', { name: 'Scopes' })
    expect(scopes).toEqual(expect.arrayContaining(['patient/Patient.rs']))
    expect(defaultScopes).toEqual(['openid', 'fhirUser', 'launch'])
  })

  test('R102: its launch request is ready to be sent', async () => {
    const redirect = 'https://chart.example/callback?from=gatehouse'
    const client = await sheet('PRODUCTION', { name: 'Launch', redirectUrls: [redirect] })
    const url = new URL(client.launchRequestUrl ?? 'about:blank')
    expect(`${url.origin}${url.pathname}`).toBe(client.authorizeUrl)
    expect([...url.searchParams.keys()].slice(0, 6)).toEqual([
      'response_type',
      'client_id',
      'redirect_uri',
      'scope',
      'state',
      'aud',
    ])
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: redirect,
      aud: client.fhirBase,
    })
    expect(url.searchParams.get('scope')?.split(' ')).toEqual(
      expect.arrayContaining(['openid', 'fhirUser', ...client.scopes]),
    )
  })
})

describe('EHR-15: a launch request', () => {
  test('stays in its environment: no address of one stands in that of the other', async () => {
    const clients = await sheets({ name: 'Apart' })
    const places = [...clients].map(([environment, { launchRequestUrl }]) => {
      const url = new URL(launchRequestUrl ?? 'about:blank')
      const aud = url.searchParams.get('aud')
      return [environment, `${url.origin}${url.pathname}`, aud, url.searchParams.get('client_id')]
    })
    const { issuer, fhir } = platform.urls
    const idOf = (environment: LaunchEnvironment) => clients.get(environment)?.clientId
    expect(places.toSorted()).toEqual([
      ['PRODUCTION', `${issuer.PRODUCTION}/authorize`, fhir.PRODUCTION, idOf('PRODUCTION')],
      ['SANDBOX', `${issuer.SANDBOX}/authorize`, fhir.SANDBOX, idOf('SANDBOX')],
    ])
  })

  test('of the sandbox is not understood in production, and the other way round', async () => {
    const clients = await sheets({ name: 'Crossed' })
    for (const [environment, other] of CROSSED) {
      const asked = clients.get(environment)?.launchRequestUrl ?? ''
      const crossed = asked.replace(platform.urls.issuer[environment], platform.urls.issuer[other])
      const response = await fetch(crossed, { redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([400, null])
      expect(await response.text()).toContain('invalid_client')
    }
  })
})

const CROSSED = [
  ['SANDBOX', 'PRODUCTION'],
  ['PRODUCTION', 'SANDBOX'],
] as const

describe('R094-R096: a secret', () => {
  test('is made for a confidential app, with its two dates', async () => {
    const client = await sheet('PRODUCTION', {
      name: 'Confidential',
      clientType: 'CONFIDENTIAL_SYMMETRIC',
    })
    const { payload } = await cast.owner.client.get(ROTATE, { input: { clientId: client.id } })
    expect(payload.plaintextOnce).toMatch(/^[\w-]{32,}$/)
    expect(payload.client?.secrets).toEqual([
      { activatesAt: expect.any(String), expiresAt: expect.any(String) },
    ])
  })

  test.each<[string, AppVersionDraftInput]>([
    ['a public app', { clientType: 'PUBLIC' }],
    ['an app that signs with a key', BACKEND],
  ])('is not there for %s, and cannot be made', async (name, fields) => {
    const client = await sheet('PRODUCTION', { name, ...fields })
    expect(client.secrets).toEqual([])
    const { payload } = await cast.owner.client.get(ROTATE, { input: { clientId: client.id } })
    expect(payload.plaintextOnce).toBeNull()
    expect(payload.userErrors).toHaveLength(1)
  })

  test('nor is there a launch request for an app that nobody launches', async () => {
    const client = await sheet('PRODUCTION', { name: 'Nightly', ...BACKEND })
    expect(client).toMatchObject({ launchRequestUrl: null, defaultScopes: [] })
  })
})
