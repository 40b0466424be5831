import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/review/incidents/incident-page.tsx'
import { aFault, expectKept, expectRefusal, fill, press } from './forms.ts'
import { aContact, anIncident, aReachedApp } from './incidents.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aViewer } from './staff.ts'

const FOUND = 'A cache in the browser was not bound to the patient.'
const DONE = 'The maker closed the leak, and we tried it ourselves.'

/** Somebody who handles an incident; null is one that is not there. */
function anOfficer(
  incident: ReturnType<typeof anIncident> | null = anIncident(),
  refusal?: ReturnType<typeof aFault>,
) {
  let shown = incident
  const api = aScriptedApi({
    ...aViewer('review-queue.read', 'app-version.suspend'),
    Incident: () => ({ incident: shown }),
    IncidentClose: () => {
      const closedAt = '2026-11-21T10:00:00Z'
      const closed = { closedAt, closedByName: 'Eve', finding: FOUND, remedy: DONE }
      if (!refusal) shown = anIncident({ ...closed, canClose: false, revision: 5 })
      const payload = { __typename: 'IncidentPayload', incident: refusal ? null : shown }
      return { payload: { ...payload, userErrors: refusal ? [refusal] : [] } }
    },
  })
  renderPage({ client: api.client, path: '/incidents/:id', at: '/incidents/i1', Component })
  const sent = () => api.asked.filter(({ name }) => name === 'IncidentClose')
  return { api, sent, user: userEvent.setup() }
}

const section = (name: string) => screen.findByRole('region', { name })

describe('whom to call', () => {
  it('is the support contact of the app, and the vendor with the number that was tried', async () => {
    const vendor = aContact('v1', 'Quillstone', { contactVerifiedAt: '2026-08-01T10:00:00Z' })
    const app = aReachedApp('viewer', vendor)
    anOfficer(anIncident({ app, apps: [app] }))
    const contacts = within(await section('Whom to call'))
    const links = contacts.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toEqual([
      '/vendors/v1',
      'mailto:help@viewer.example',
      'mailto:desk@v1.example',
      'tel:+14135550142',
    ])
    expect(contacts.getByText('Ada Acme, CTO')).toBeDefined()
    expect(contacts.getByText(/^Verified by a call, /)).toBeDefined()
  })

  it('warns of a number nobody tried, and names a vendor none of whose apps was live', async () => {
    anOfficer(anIncident({ app: null, apps: [], vendor: aContact('v1', 'Quillstone') }))
    const contacts = within(await section('Whom to call'))
    expect(contacts.getByText(/^Not verified: nobody reached/)).toBeDefined()
    expect(contacts.queryByText('Support contact')).toBeNull()
  })

  it('names each vendor of a scope once with its apps, and the rest on request', async () => {
    const vendors = ['v1', 'v2', 'v3', 'v4'].map((id) => aContact(id, `Vendor ${id}`))
    const apps = vendors.flatMap((vendor) =>
      ['chart', 'lab'].map((app) => aReachedApp(`${app}-${vendor.id}`, vendor)),
    )
    const { user } = anOfficer(anIncident({ app: null, scope: 'patient/Goal.rs', apps }))
    const contacts = within(await section('Whom to call'))
    const names = () => contacts.getAllByRole('heading', { level: 3 }).map((h) => h.textContent)
    expect(names()).toEqual(['Vendor v1', 'Vendor v2', 'Vendor v3'])
    expect(contacts.getByText(/^The lab-v2:/).textContent).toContain('help@lab-v2.example')
    await user.click(contacts.getByRole('button', { name: 'Show 1 more vendor' }))
    expect(names().at(-1)).toBe('Vendor v4')
  })

  it('says so when nothing was reached', async () => {
    anOfficer(anIncident({ app: null, scope: 'patient/Goal.rs', apps: [] }))
    expect(within(await section('Whom to call')).getByText('It reached no app.')).toBeDefined()
  })
})

describe('the time to revoke', () => {
  it.each([
    [{}, 'Every server obeyed after 0.042 s.'],
    [
      { secondsToRevoke: null },
      'Access is refused already; not every server has confirmed it yet.',
    ],
    [{ secondsToRevoke: null, replicas: [] }, 'Nothing was measured.'],
  ])('of %j reads: %s', async (facts, words) => {
    anOfficer(anIncident(facts))
    expect(within(await section('Time to revoke')).getByRole('status').textContent).toBe(words)
  })
})

describe('closing an incident', () => {
  const fields = async () => ({
    finding: await screen.findByLabelText(/^What was found/),
    remedy: screen.getByLabelText(/^What was done/),
  })

  it('sends both parts for the revision that was seen, and shows the summary', async () => {
    const { sent, user } = anOfficer()
    const { finding, remedy } = await fields()
    fill(finding, FOUND)
    fill(remedy, DONE)
    await press(user, 'Close the incident')
    const summary = within(await section('Summary'))
    await summary.findByText(FOUND)
    expect(sent().map(({ variables }) => variables)).toEqual([
      { input: { incidentId: 'i1', expectedRevision: 4, finding: FOUND, remedy: DONE } },
    ])
    expect(summary.queryByRole('button', { name: 'Close the incident' })).toBeNull()
  })

  it('lists a refusal, shows it at the field, and keeps every word', async () => {
    const message = 'Write at least 20 characters; there are 5.'
    const { user } = anOfficer(anIncident(), aFault(['remedy'], message, 'TOO_SHORT'))
    const { finding, remedy } = await fields()
    fill(finding, FOUND)
    fill(remedy, 'Done.')
    await press(user, 'Close the incident')
    await expectRefusal(user, { field: remedy, message, typed: 'Done.' })
    expect(finding).toHaveProperty('value', FOUND)
  })

  it('keeps every word without a network', async () => {
    const { api, user } = anOfficer()
    const { finding } = await fields()
    fill(finding, FOUND)
    api.unreachable.add('IncidentClose')
    await press(user, 'Close the incident')
    await expectKept(finding, FOUND)
  })

  it('is for those who suspend; others read who does', async () => {
    anOfficer(anIncident({ canClose: false }))
    const summary = within(await section('Summary'))
    expect(summary.getByText(/app admin or a security officer closes it/)).toBeDefined()
    expect(summary.queryByRole('button', { name: 'Close the incident' })).toBeNull()
  })
})

describe('the page of an incident', () => {
  it('holds its place while it loads, and looks again when a server confirms', async () => {
    const { api } = anOfficer()
    expect(screen.getByText('Loading')).toBeDefined()
    await section('What happened')
    api.send('IncidentChanged', { incidentChanged: { __typename: 'IncidentEvent', cursor: '7' } })
    await waitFor(() => expect(api.asked.filter(({ name }) => name === 'Incident').length).toBe(2))
  })

  it('says that there is none, and leads back', async () => {
    anOfficer(null)
    await screen.findByRole('heading', { name: 'There is no such incident' })
    expect(screen.getByRole('link', { name: 'Incidents' }).getAttribute('href')).toBe('/incidents')
  })
})
