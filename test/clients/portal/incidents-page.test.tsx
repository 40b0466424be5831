import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/review/incidents/incidents-page.tsx'
import { press } from './forms.ts'
import { anIncident } from './incidents.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aPage, aViewer } from './staff.ts'

const SECOND = anIncident({ id: 'i2', kind: 'EMERGENCY', app: null, scope: 'patient/Goal.rs' })
const CLOSED = { closedAt: '2026-11-21T10:00:00Z', secondsToRevoke: null }

interface Scene {
  readonly at?: string
  readonly abilities?: readonly string[]
  /** What the second page is; without it there is one page. */
  readonly rest?: readonly object[]
  readonly rows?: readonly object[]
}

/** A reviewer, unless said otherwise, before the list of incidents. */
function aReviewer({ at = '/incidents', rest, rows = [anIncident()], ...scene }: Scene = {}) {
  const api = aScriptedApi({
    ...aViewer(...(scene.abilities ?? ['review-queue.read'])),
    Incidents: ({ after }) => ({
      incidents: after
        ? aPage('Incident', rest ?? [], { total: 2 })
        : aPage('Incident', rows, rest ? { next: 'one', total: 2 } : {}),
    }),
  })
  const router = renderPage({ client: api.client, path: '/incidents', at, Component })
  const asked = () =>
    api.asked.filter(({ name }) => name === 'Incidents').map(({ variables }) => variables)
  return { api, asked, router, user: userEvent.setup() }
}

describe('the list of incidents', () => {
  it('says what was stopped, why, how fast, and whether it is closed', async () => {
    aReviewer({ rows: [anIncident(), { ...SECOND, ...CLOSED }] })
    const link = await screen.findByRole('link', { name: 'App The viewer' })
    expect(link.getAttribute('href')).toBe('/incidents/i1')
    const [first, second] = within(screen.getByRole('table')).getAllByRole('row').slice(1)
    expect(first?.textContent).toContain('Results of somebody else were shown.')
    expect(first?.textContent).toContain('0.042 s')
    expect(first?.textContent).toMatch(/Open$/)
    expect(second?.textContent).toContain('Scope patient/Goal.rs')
    expect(second?.textContent).toMatch(/–Closed$/)
    expect(screen.getByText('2 incidents')).toBeDefined()
  })

  it('is narrowed to the open ones, and the address says so', async () => {
    const { asked, router, user } = aReviewer({ at: '/incidents?app=a1' })
    await screen.findByRole('link', { name: 'App The viewer' })
    await user.click(screen.getByRole('radio', { name: 'Open' }))
    await waitFor(() => expect(asked().at(-1)).toEqual({ filter: { isOpen: true, appId: 'a1' } }))
    expect(router.state.location.search).toBe('?show=open&app=a1')
  })

  it('grows by a page, and says so when the next one cannot be read', async () => {
    const { api, asked, user } = aReviewer({ rest: [SECOND] })
    await screen.findByText('2 incidents')
    api.unreachable.add('Incidents')
    await press(user, 'Show more')
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached')
    expect(screen.getByRole('link', { name: 'App The viewer' })).toBeDefined()
    api.unreachable.clear()
    await press(user, 'Show more')
    await screen.findByRole('link', { name: 'Scope patient/Goal.rs' })
    expect(screen.getByRole('link', { name: 'App The viewer' })).toBeDefined()
    expect(asked().at(-1)).toMatchObject({ after: 'one' })
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
  })

  it('looks again when one is opened or closed', async () => {
    const { api, asked } = aReviewer()
    await screen.findByRole('link', { name: 'App The viewer' })
    api.send('IncidentChanged', { incidentChanged: { __typename: 'IncidentEvent', cursor: '7' } })
    await waitFor(() => expect(asked().length).toBe(2))
  })

  it('says that there is none, and what would open one', async () => {
    aReviewer({ rows: [] })
    expect(await screen.findByText(/opened by every suspension and every emergency/)).toBeDefined()
  })

  it('is for those who review, and nothing is asked for others', async () => {
    const { asked } = aReviewer({ abilities: ['metrics.read'] })
    expect(await screen.findByRole('heading', { name: /for those who review/ })).toBeDefined()
    expect(asked()).toEqual([])
  })

  it('says that it could not be read, and reads on request', async () => {
    const { api, user } = aReviewer()
    api.unreachable.add('Incidents')
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached')
    api.unreachable.clear()
    await press(user, 'Try again')
    await screen.findByRole('link', { name: 'App The viewer' })
  })
})
