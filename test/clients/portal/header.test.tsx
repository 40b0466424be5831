import './browser.ts'
import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Header } from '../../../portal/src/app/shell/header.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const ADA = {
  ...{ __typename: 'Viewer', id: 'me', name: 'Ada', email: 'ada@acme.example' },
  ...{ abilities: [], vendorRole: null, vendor: null },
}

function open(kind: 'anonymous' | 'signed-in' | 'starting') {
  vi.spyOn(session, 'getState').mockReturnValue({ kind })
  const api = aScriptedApi({})
  const Component = () => <Header onSearch={() => undefined} />
  renderPage({ client: api.client, path: '/', at: '/', Component })
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
})
