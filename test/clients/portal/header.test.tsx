import './browser.ts'
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Header } from '../../../portal/src/app/shell/header.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const ADA = {
  ...{ __typename: 'Viewer', id: 'me', name: 'Ada', email: 'ada@acme.example' },
  ...{ abilities: [], vendorRole: null, vendor: null },
}

function open(kind: 'anonymous' | 'signed-in' | 'starting', at = '/') {
  vi.spyOn(session, 'getState').mockReturnValue({ kind })
  const api = aScriptedApi({})
  const Component = () => <Header onSearch={() => undefined} />
  renderPage({ client: api.client, path: at, at, Component })
  return api
}

describe('the header', () => {
  it('asks nobody to sign in who is signed in and whose name is on its way', async () => {
    const api = open('signed-in')
    await vi.waitFor(() => expect(api.waiting.length).toBeGreaterThan(0), { timeout: 10_000 })
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull()
    api.send('Viewer', { viewer: ADA, organization: null })
    expect(await screen.findByRole('button', { name: 'Profile of Ada' })).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull()
  })

  it('holds the place while it is not known who is there', () => {
    open('starting')
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull()
  })

  it('shows visitors the way in', async () => {
    open('anonymous')
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeDefined()
  })

  it('carries the name of the hospital, and of the product where it has none', async () => {
    const api = open('anonymous')
    const named = { ...{ __typename: 'Organization', id: 'house', supportEmail: 'a@b.example' } }
    const rest = { selfRegistration: 'OPEN', logoUrl: null, legalLinks: [] }
    await vi.waitFor(() => expect(api.waiting.length).toBeGreaterThan(0), { timeout: 10_000 })
    expect(screen.queryByText('Gatehouse')).toBeNull()
    api.send('Viewer', { viewer: null, organization: { ...named, ...rest, name: 'Lakeside' } })
    expect(await screen.findByRole('link', { name: 'Lakeside' })).toBeDefined()
    expect(screen.queryByText('Gatehouse')).toBeNull()
  })

  it('keeps one line: what there is no room for stands behind a button that says where one is', async () => {
    const api = open('signed-in', '/incidents')
    await vi.waitFor(() => expect(api.waiting.length).toBeGreaterThan(0), { timeout: 10_000 })
    const abilities = ['review-queue.read', 'attestation-text.publish']
    api.send('Viewer', { viewer: { ...ADA, abilities }, organization: null })
    const more = await screen.findByRole('button', { name: 'More: Incidents' })
    const main = screen.getByRole('navigation', { name: 'Main' })
    expect([...main.querySelectorAll('a')].map((link) => link.textContent)).toEqual([
      'Review queue',
      'Vendors',
      'App requests',
      'Access reviews',
    ])
    fireEvent.click(more)
    const items = await screen.findAllByRole('menuitem')
    expect(items.map((item) => item.textContent)).toEqual([
      'Attestation text',
      'Incidents',
      'Emergencies',
      'Backend services',
      'Review clocks',
      'Documentation',
    ])
    expect(items[1]?.getAttribute('href')).toBe('/incidents')
  })

  it('shows all places to those who have few', async () => {
    const api = open('signed-in')
    await vi.waitFor(() => expect(api.waiting.length).toBeGreaterThan(0), { timeout: 10_000 })
    const vendor = { __typename: 'Vendor', id: 'v', displayName: 'Acme', kind: 'BUSINESS' }
    api.send('Viewer', { viewer: { ...ADA, vendor }, organization: null })
    expect(await screen.findByRole('link', { name: 'My Registrations' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Documentation' })).toBeDefined()
    expect(screen.queryByRole('button', { name: /^More/ })).toBeNull()
  })
})
