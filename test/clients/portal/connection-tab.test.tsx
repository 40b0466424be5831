import './browser.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ConnectionTab } from '../../../portal/src/features/app-information/connection/connection-tab.tsx'
import type { RequestedVersion } from '../../../portal/src/features/app-information/connection/requested-connection.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const BASE = 'https://hospital.example'

const CLIENT = {
  __typename: 'OAuthClient',
  id: 'client-1',
  environment: 'SANDBOX',
  clientId: 'k3X9-client',
  clientType: 'CONFIDENTIAL_SYMMETRIC',
  idTokenAlg: 'ES256',
  redirectUrls: ['https://chart.example/callback', 'com.chart.example:/callback'],
  launchUrl: 'https://chart.example/launch',
  jwksUrl: null,
  jwksHealth: null,
  isEnabled: true,
  secrets: [
    {
      __typename: 'ClientSecret',
      id: 'secret-1',
      lastFour: 'a1b2',
      label: 'server',
      activatesAt: '2026-01-02T03:04:05Z',
      expiresAt: '2027-01-02T03:04:05Z',
    },
  ],
  scopes: ['launch/patient', 'patient/Observation.rs'],
  defaultScopes: ['openid', 'fhirUser'],
  fhirBase: `${BASE}/fhir-sandbox`,
  discoveryUrl: `${BASE}/fhir-sandbox/.well-known/smart-configuration`,
  authorizeUrl: `${BASE}/auth-sandbox/authorize`,
  tokenUrl: `${BASE}/auth-sandbox/token`,
  revocationUrl: `${BASE}/auth-sandbox/token/revocation`,
  introspectionUrl: null,
  launchRequestUrl: `${BASE}/auth-sandbox/authorize?response_type=code`,
}

const VERSION: RequestedVersion = {
  number: 2,
  clientType: 'CONFIDENTIAL_SYMMETRIC',
  idTokenAlg: 'ES256',
  redirectUrls: ['https://chart.example/callback', 'com.chart.example:/callback'],
  launchUrl: 'https://chart.example/launch',
  jwksUrl: null,
  jwks: null,
  scopes: [
    {
      scope: 'patient/Observation.rs',
      purpose: 'Draws the curve of the results.',
      justification: 'Without them there is no curve.',
      decision: 'NARROWED',
      grantedScopes: ['patient/Observation.rs?category=laboratory'],
      reason: 'Laboratory is enough.',
    },
  ],
}

/** The tab of an app with these clients. */
async function openTab(clients: readonly object[]) {
  const api = aScriptedApi({
    AppClients: () => ({ app: { __typename: 'App', id: 'app-1', clients } }),
    Viewer: () => ({ viewer: null, organization: null }),
  })
  const Component = () => <ConnectionTab slug="chart" version={VERSION} />
  renderPage({ client: api.client, path: '/', at: '/', Component })
  await screen.findByText('As registered with version 2')
}

const assigned = (labels: readonly string[]) => labels.map((label) => `${label}: assigned`)

const ENDPOINTS = [
  'FHIR Endpoint',
  'OAuth 2.0 Authorize Endpoint',
  'OAuth 2.0 Token Endpoint',
  'Client Consent Revocation',
  'Launch Request URL',
]

describe('the registered app checklist (R103)', () => {
  it.each([
    ['CONFIDENTIAL_SYMMETRIC', ['Client ID', 'Client Secret', 'Scope', ...ENDPOINTS]],
    ['PUBLIC', ['Client ID', 'Scope', ...ENDPOINTS]],
    ['BACKEND_SERVICE', ['Client ID', 'Scope', ...ENDPOINTS.slice(0, -1)]],
  ])('of a client that is %s names what it has to have', async (clientType, labels) => {
    await openTab([{ ...CLIENT, clientType }])
    const list = await screen.findByLabelText('Registered App Checklist')
    const items = within(list).getAllByRole('listitem')
    expect(items.map((item) => item.textContent)).toEqual(assigned(labels))
  })

  it('says what is missing', async () => {
    await openTab([{ ...CLIENT, secrets: [], launchRequestUrl: null }])
    const list = await screen.findByLabelText('Registered App Checklist')
    expect(within(list).getByText('Client Secret: missing')).toBeTruthy()
    expect(within(list).getByText('Launch Request URL: missing')).toBeTruthy()
  })
})

describe('the connection of an app', () => {
  it('R095 shows when a system generated secret begins and ends', async () => {
    await openTab([CLIENT])
    for (const heading of ['System Generated Secret', 'Activation Date', 'Expiration Date']) {
      expect(await screen.findByText(heading, { selector: 'th' })).toBeTruthy()
    }
  })

  it('R096 has none of it for a public app', async () => {
    await openTab([{ ...CLIENT, clientType: 'PUBLIC', secrets: [] }])
    await screen.findByLabelText('Registered App Checklist')
    for (const words of [/secret/i, /Activation Date/, /Expiration Date/]) {
      const sheet = screen.getByLabelText('Sandbox')
      expect(within(sheet).queryByText(words)).toBeNull()
    }
  })

  it('R097 marks the scopes that everybody gets', async () => {
    await openTab([CLIENT])
    const sheet = await screen.findByLabelText('Sandbox')
    expect(within(sheet).getAllByText('default')).toHaveLength(CLIENT.defaultScopes.length)
  })

  it('R087 shows what was submitted, before there is a client', async () => {
    await openTab([])
    await screen.findByText('No client yet')
    const registered = screen.getByLabelText('As registered with version 2')
    for (const text of [
      'Confidential, with a secret',
      ...VERSION.redirectUrls,
      'https://chart.example/launch',
      'Purpose: Draws the curve of the results.',
      'Justification: Without them there is no curve.',
      'Decision: Narrowed',
      'patient/Observation.rs?category=laboratory',
      'Why: Laboratory is enough.',
    ]) {
      expect(within(registered).getByText(text)).toBeTruthy()
    }
  })
})
