import './browser.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/registration/wizard-page.tsx'
import { fill, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aVersionRow } from './version-rows.ts'

const URL = 'https://chartlens.example/jwks.json'
const GOOD = {
  ...{ isReachable: true, isUsable: true, detail: 'One key can be used.' },
  keys: [key({ kid: 'k1', alg: 'ES384', strength: 'P-384' })],
}

function key(facts: { kid?: string; alg?: string; strength?: string; problem?: string }) {
  return { __typename: 'KeyCheck', kid: null, alg: null, strength: null, problem: null, ...facts }
}

/** The step of the client type, of an app that signs with its own key. */
async function openKeys(keys: { url?: string; jwks?: string } = {}) {
  const state: { check: Record<string, unknown> } = { check: GOOD }
  const version = {
    ...aVersionRow({ name: 'Chart Lens', revision: 1 }),
    ...{ clientType: 'CONFIDENTIAL_ASYMMETRIC', jwksUrl: keys.url ?? null },
    jwks: keys.jwks ?? null,
  }
  const api = aScriptedApi({
    AppVersionDraft: () => ({ node: version }),
    Viewer: () => ({ viewer: null, organization: null }),
    AppVersionDraftSave: () => ({
      appVersionDraftSave: { __typename: 'AppVersionPayload', appVersion: version, userErrors: [] },
    }),
    JwksCheck: () => ({ jwksCheck: { __typename: 'JwksCheck', ...state.check } }),
  })
  const at = '/registrations/version-1/categories'
  renderPage({ client: api.client, path: '/registrations/:versionId/:step', at, Component })
  const field = await screen.findByLabelText(/^JWKS URL/i)
  const checks = () => api.asked.filter(({ name }) => name === 'JwksCheck')
  return { api, state, field, checks, user: userEvent.setup() }
}

describe('the check of a key set', () => {
  it('asks for nothing while there is nothing to check', async () => {
    const { checks } = await openKeys()
    expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull()
    expect(checks()).toEqual([])
  })

  it('reads the keys once the typing rests, and lists them', async () => {
    const { field, checks } = await openKeys()
    for (const length of [10, 20, URL.length]) fill(field, URL.slice(0, length))
    expect(await screen.findByText('Reading the keys…')).toBeDefined()
    expect(await screen.findByText('One key can be used.')).toBeDefined()
    const list = screen.getByRole('list', { name: 'Keys found' })
    expect(within(list).getByText(/ES384, P-384/).textContent).toBe('k1 ES384, P-384')
    expect(checks().map(({ variables }) => variables)).toEqual([{ url: URL }])
    expect(list.closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite')
  })

  it('says which key cannot be used and why, and looks again on request', async () => {
    const { state, user } = await openKeys()
    const detail = 'None of the keys can be used.'
    const weak = key({ alg: 'RS256', strength: '1024 bits', problem: 'too short' })
    state.check = { ...GOOD, isUsable: false, detail, keys: [weak] }
    fireEvent.change(screen.getByLabelText(/^JWKS URL/i), { target: { value: URL } })
    expect(await screen.findByText(`These keys cannot be used. ${detail}`)).toBeDefined()
    expect(screen.getByText(/too short/).textContent).toBe('no kid RS256, 1024 bits: too short')
    state.check = GOOD
    await press(user, 'Check again')
    expect(await screen.findByText('One key can be used.')).toBeDefined()
  })

  it('reads what was pasted before the address', async () => {
    const jwks = '{"keys":[]}'
    const { checks } = await openKeys({ url: URL, jwks })
    await waitFor(() => expect(checks().map(({ variables }) => variables)).toEqual([{ jwks }]))
  })

  it('says in plain words that the network failed, keeps the address, and tries again', async () => {
    const { api, field, user } = await openKeys()
    api.unreachable.add('JwksCheck')
    fill(field, URL)
    const words = await screen.findByText(/^The keys could not be checked/)
    expect(words.textContent).toContain('could not be reached')
    expect(field).toHaveProperty('value', URL)
    api.unreachable.clear()
    await press(user, 'Check again')
    expect(await screen.findByText('One key can be used.')).toBeDefined()
    expect(screen.queryByText(/could not be checked/)).toBeNull()
  })
})
