import './browser.ts'
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/registration/start/start-page.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const anApp = (name: string, status: string) => ({
  __typename: 'AppEdge',
  cursor: name,
  node: {
    __typename: 'App',
    id: `app-${name}`,
    slug: name,
    name,
    latestVersion: { __typename: 'AppVersion', id: `version-${name}`, number: 3, status },
  },
})

/** Register App, for a vendor with one app in each status. */
async function openStart() {
  const edges = ['DRAFT', 'IN_REVIEW', 'LIVE', 'REJECTED', 'SUSPENDED', 'RETIRED'].map((status) =>
    anApp(status.toLowerCase(), status),
  )
  const apps = { __typename: 'AppConnection', edges }
  const vendor = { __typename: 'Vendor', id: 'vendor-1', apps }
  const api = aScriptedApi({
    MyApps: () => ({ viewer: { __typename: 'Viewer', id: 'viewer-1', vendor } }),
    AppVersionDraftSave: () => ({
      appVersionDraftSave: { __typename: 'AppVersionPayload', appVersion: null, userErrors: [] },
    }),
  })
  const at = '/registrations/new'
  renderPage({ client: api.client, path: at, at, Component })
  await screen.findByText('Submit a new version')
  return api
}

describe('Register App', () => {
  it('R027 begins a new app or submits a new version', async () => {
    await openStart()
    expect(screen.getByText('Register a new app')).toBeTruthy()
    expect(screen.getByText('0 of 100 characters')).toBeTruthy()
  })

  it('R127 offers the existing apps, but for those whose version is not decided', async () => {
    const api = await openStart()
    fireEvent.click(screen.getByPlaceholderText('Choose one'))
    const options = [...document.querySelectorAll('[data-combobox-option]')]
    expect(
      options.map((option) => [option.textContent, option.hasAttribute('data-combobox-disabled')]),
    ).toEqual([
      ['draft, version 3 (Draft)', true],
      ['in_review, version 3 (In Review)', true],
      ['live, version 3 (Live)', false],
      ['rejected, version 3 (Rejected)', false],
      ['suspended, version 3 (Suspended)', false],
      ['retired, version 3 (Retired)', false],
    ])
    fireEvent.click(screen.getByText('live, version 3 (Live)'))
    const form = screen.getByText('Submit a new version').closest('form')
    if (form) fireEvent.submit(form)
    await expect
      .poll(() => api.asked.at(-1), { timeout: 20_000 })
      .toEqual({ name: 'AppVersionDraftSave', variables: { input: { appId: 'app-live' } } })
  })
})
