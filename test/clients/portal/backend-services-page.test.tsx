import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/review/backend-services/backend-services-page.tsx'
import { fill, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aPage, aViewer } from './staff.ts'

function aService(overrides: Record<string, unknown> = {}) {
  return {
    ...{ __typename: 'BackendService', versionId: 'r1', vendorId: 'v1', number: 2 },
    ...{ name: 'Quality Measures', status: 'LIVE', vendorName: 'Larkmoor', riskTier: 'HIGH' },
    ...{ scopes: ['system/Observation.rs'], isGranted: true, clientId: 'quality-measures' },
    ...{ isClientDisabled: false, jwksUrl: 'https://larkmoor.example/keys', keySetFault: null },
    lastUsedAt: null,
    ...overrides,
  }
}

interface Scene {
  readonly at?: string
  readonly abilities?: readonly string[]
  readonly rows?: readonly object[]
  readonly rest?: readonly object[]
}

/** A reviewer, unless said otherwise, before the apps that work without a person. */
function aReviewer({ at = '/backend-services', rows = [aService()], rest, ...scene }: Scene = {}) {
  const api = aScriptedApi({
    ...aViewer(...(scene.abilities ?? ['review-queue.read'])),
    BackendServices: ({ after }) => ({
      backendServices: after
        ? aPage('BackendService', rest ?? [], { total: 2 })
        : aPage('BackendService', rows, rest ? { next: 'one', total: 2 } : {}),
    }),
  })
  const router = renderPage({ client: api.client, path: '/backend-services', at, Component })
  const asked = () =>
    api.asked.filter(({ name }) => name === 'BackendServices').map(({ variables }) => variables)
  return { api, asked, router, user: userEvent.setup() }
}

describe('the apps that work without a person', () => {
  it('are listed with what they may read, their client and where their keys are', async () => {
    aReviewer()
    const link = await screen.findByRole('link', { name: 'Quality Measures' })
    expect(link.getAttribute('href')).toBe('/review/r1')
    const row = link.closest('tr')?.textContent
    for (const fact of [
      'Version 2',
      'Granted',
      'system/Observation.rs',
      'quality-measures',
      'Keys at https://larkmoor.example/keys',
      'Not yet',
      'High',
    ])
      expect(row).toContain(fact)
    expect(screen.getByText('1 of 1')).toBeDefined()
  })

  it('say what keeps one from working, and count what does not fit', async () => {
    const scopes = Array.from({ length: 6 }, (_, n) => `system/Kind${n}.rs`)
    const keySetFault = 'The address of the keys does not answer.'
    aReviewer({ rows: [aService({ isClientDisabled: true, jwksUrl: null, keySetFault, scopes })] })
    const row = (await screen.findByRole('link', { name: 'Quality Measures' })).closest('tr')
    for (const fact of ['Switched off', 'Keys handed in', keySetFault, 'and 2 more'])
      expect(row?.textContent).toContain(fact)
  })

  it('are searched and narrowed by status, and the address says so', async () => {
    const { asked, router, user } = aReviewer()
    await screen.findByRole('link', { name: 'Quality Measures' })
    fill(screen.getByLabelText('Search by app or vendor'), 'lark')
    await waitFor(() => expect(asked().at(-1)).toEqual({ filter: { search: 'lark' } }))
    await user.click(screen.getByRole('combobox', { name: 'Status' }))
    await user.click(await screen.findByRole('option', { name: 'Live' }))
    await waitFor(() =>
      expect(asked().at(-1)).toEqual({ filter: { search: 'lark', statuses: ['LIVE'] } }),
    )
    expect(router.state.location.search).toBe('?q=lark&status=LIVE')
  })

  it('grow by a page', async () => {
    const { asked, user } = aReviewer({ rest: [aService({ versionId: 'r2', name: 'Bed Flow' })] })
    await screen.findByText('1 of 2')
    await press(user, 'Show more')
    expect(await screen.findByRole('link', { name: 'Bed Flow' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Quality Measures' })).toBeDefined()
    expect(screen.getByText('2 of 2')).toBeDefined()
    expect(asked().at(-1)).toMatchObject({ after: 'one' })
  })

  it('may be none, and it is said when one would come', async () => {
    aReviewer({ rows: [] })
    expect(await screen.findByRole('heading', { name: 'No backend service fits' })).toBeDefined()
  })

  it('are for people who review; service accounts are a way for who administers', async () => {
    const { asked } = aReviewer({ abilities: ['organization.administer'] })
    await screen.findByRole('heading', { name: /for people who review/ })
    expect(asked()).toEqual([])
    const actions = within(document.body).getByRole('link', { name: 'Service accounts' })
    expect(actions.getAttribute('href')).toBe('/settings/service-accounts')
  })

  it('say that they could not be read, and are read on request', async () => {
    const { api, user } = aReviewer()
    api.unreachable.add('BackendServices')
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached')
    api.unreachable.clear()
    await press(user, 'Try again')
    await screen.findByRole('link', { name: 'Quality Measures' })
  })
})
