import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ConnectionTab } from '../../../portal/src/features/app-information/connection/connection-tab.tsx'
import type { RequestedVersion } from '../../../portal/src/features/app-information/connection/requested-connection.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const BASE = 'https://hospital.example'

const base = (url: string, name: string | null, version: string) => ({
  ...{ __typename: 'FhirBase', url, name, version },
})

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
  fhirBases: [
    base(`${BASE}/fhir-sandbox`, null, 'R4'),
    base(`${BASE}/fhir-sandbox-stu3`, 'stu3', 'STU3'),
  ],
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
async function openTab(clients: readonly object[], abilities?: readonly string[]) {
  if (abilities) vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
  const api = aScriptedApi({
    AppClients: () => ({ app: { __typename: 'App', id: 'app-1', clients } }),
    Viewer: () => ({ viewer: abilities ? viewerWith(abilities) : null, organization: null }),
    ClientSecretRotate: () => ({
      clientSecretRotate: {
        ...{ __typename: 'SecretPayload', client: CLIENT, plaintextOnce: null, userErrors: [] },
      },
    }),
  })
  const Component = () => <ConnectionTab slug="chart" version={VERSION} />
  renderPage({ client: api.client, path: '/', at: '/', Component })
  await screen.findByText('As registered with version 2')
  return api
}

const viewerWith = (abilities: readonly string[]) => ({
  ...{ __typename: 'Viewer', id: 'me', name: 'Robin', email: 'robin@example.org', abilities },
  ...{ vendorRole: null, vendor: null },
})

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

describe('a launch request (EHR-15)', () => {
  it.each([
    ['SANDBOX', 'Sandbox', 'Leads to the sandbox: invented data only.'],
    ['PRODUCTION', 'Production', 'Leads to production: real records.'],
    ['PILOT', 'Pilot', 'Leads to production, for the people of the pilot: real records.'],
  ])('of %s says in words where it leads', async (environment, name, words) => {
    await openTab([{ ...CLIENT, environment }])
    const sheet = await screen.findByLabelText(name)
    const copy = { name: `Copy Launch Request URL (${name})` }
    expect(within(sheet).getByRole('button', copy)).toBeTruthy()
    expect(within(sheet).getByText(words)).toBeTruthy()
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

  it('R098 names the bases beside the one it begins at, with their versions', async () => {
    await openTab([CLIENT])
    const term = await screen.findByText('FHIR Endpoint stu3 (STU3)')
    expect(term.parentElement?.textContent).toContain(`${BASE}/fhir-sandbox-stu3`)
    expect(screen.getAllByText(/^FHIR Endpoint/, { selector: 'dt' })).toHaveLength(2)
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

describe('the secrets of a client', () => {
  const MAKE = 'New secret'
  const REPLACE = 'Have it replaced'

  it.each<[string, string[], string[]]>([
    ['its vendor makes and revokes', ['secret.rotate', 'secret.reveal'], [MAKE, 'Revoke …a1b2']],
    ['the hospital has replaced and revokes', ['secret.rotate'], [REPLACE, 'Revoke …a1b2']],
    ['whoever only reads the sheet leaves', ['connection-sheet.read'], []],
  ])('are what %s', async (_who, abilities, buttons) => {
    await openTab([CLIENT], abilities)
    const section = await screen.findByLabelText('Client secrets, sandbox')
    if (buttons.length) await within(section).findByRole('button', { name: buttons[0] ?? '' })
    const shown = within(section).queryAllByRole('button')
    expect(shown.map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual(
      buttons,
    )
  })

  it('end by the word of the hospital, which says when and is shown none', async () => {
    const api = await openTab([CLIENT], ['secret.rotate'])
    await userEvent.click(await screen.findByRole('button', { name: REPLACE }))
    const dialog = await screen.findByRole('dialog')
    const hours = within(dialog).getByLabelText('Hours the secret still works')
    await userEvent.clear(hours)
    await userEvent.type(hours, '24')
    await userEvent.click(within(dialog).getByRole('button', { name: REPLACE }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const sent = api.asked.find(({ name }) => name === 'ClientSecretRotate')
    expect(sent?.variables).toEqual({ input: { clientId: 'client-1', overlapHours: 24 } })
  })
})
