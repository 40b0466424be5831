import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/registrations/registrations-page.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

function aVersion(overrides: Record<string, unknown> = {}) {
  const number = overrides.number ?? 1
  return {
    __typename: 'AppVersion',
    id: `version-${overrides.name ?? 'Chart Lens'}-${number}`,
    number,
    name: 'Chart Lens',
    iconUrl: null,
    status: 'IN_REVIEW',
    statusChangedAt: '2026-11-20T10:00:00Z',
    reviewState: 'WAITING',
    attestationOverdueDays: null,
    attestation: null,
    isEditable: false,
    app: anApp(),
    ...overrides,
  }
}

function anApp(unreadMessages = 0, body = '') {
  const latestMessage = {
    __typename: 'Message',
    id: `message-${unreadMessages}`,
    body,
    createdAt: '2026-11-21T10:00:00Z',
    appVersion: { __typename: 'AppVersion', id: 'version-Chart Lens-1', number: 1 },
  }
  return {
    __typename: 'App',
    id: 'app-1',
    slug: 'chart-lens',
    unreadMessages,
    latestMessage: body ? latestMessage : null,
  }
}

function registrations(...versions: readonly ReturnType<typeof aVersion>[]) {
  return () => ({
    viewer: {
      __typename: 'Viewer',
      id: 'viewer-1',
      vendor: {
        __typename: 'Vendor',
        id: 'vendor-1',
        apps: {
          __typename: 'AppConnection',
          edges: [
            {
              __typename: 'AppEdge',
              cursor: 'c1',
              node: { __typename: 'App', id: 'app-1', slug: 'chart-lens', versions },
            },
          ],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: 'c1' },
          totalCount: 1,
        },
      },
    },
  })
}

function open(api: ReturnType<typeof aScriptedApi>, at = '/registrations') {
  return renderPage({ client: api.client, path: '/registrations', at, Component })
}

function statusChange(version: ReturnType<typeof aVersion>, to: string) {
  return {
    appVersionStatusChanged: {
      __typename: 'AppVersionStatusEvent',
      cursor: 'e1',
      transition: 'RELEASE',
      to,
      reviewState: null,
      appVersion: {
        ...version,
        status: to,
        statusChangedAt: '2026-11-22T10:00:00Z',
        reviewState: null,
        rejectionCode: null,
        statusReason: null,
        submittedAt: null,
        allowedTransitions: [],
        revision: 4,
      },
    },
  }
}

describe('My Registrations', () => {
  it('changes a status in place and says so', async () => {
    const waiting = aVersion()
    const api = aScriptedApi({
      MyRegistrations: registrations(waiting, aVersion({ name: 'Other' })),
    })
    open(api)
    const row = (await screen.findByRole('link', { name: 'Chart Lens' })).closest('tr')
    expect(row).not.toBeNull()
    const cells = within(row ?? document.body)
    expect(cells.getByText('In Review')).toBeTruthy()

    api.send('AppVersionStatusChanged', statusChange(waiting, 'LIVE'))

    expect(await cells.findByText('Live')).toBeTruthy()
    expect(await screen.findByText('Chart Lens, version 1: Live')).toBeTruthy()
    expect(api.asked.filter(({ name }) => name === 'MyRegistrations')).toHaveLength(1)
  })

  it('loads the list again when a version it does not know changes', async () => {
    const api = aScriptedApi({ MyRegistrations: registrations(aVersion()) })
    open(api)
    await screen.findByRole('link', { name: 'Chart Lens' })
    api.send('AppVersionStatusChanged', statusChange(aVersion({ number: 2 }), 'IN_REVIEW'))
    await expect
      .poll(() => api.asked.filter(({ name }) => name === 'MyRegistrations').length, {
        timeout: 10_000,
      })
      .toBe(2)
  })

  it('filters and sorts by the address', async () => {
    const api = aScriptedApi({
      MyRegistrations: registrations(
        aVersion({ name: 'Alpha', status: 'LIVE' }),
        aVersion({ name: 'Beta', status: 'DRAFT' }),
        aVersion({ name: 'Gamma', status: 'LIVE' }),
      ),
    })
    const router = open(api, '/registrations?status=LIVE&sort=-name')
    await screen.findByRole('link', { name: 'Alpha' })
    const names = screen
      .getAllByRole('link', { name: /Alpha|Beta|Gamma/ })
      .map((a) => a.textContent)
    expect(names).toEqual(['Gamma', 'Alpha'])

    await userEvent.type(screen.getByLabelText('Search by name'), 'alp')
    expect(screen.queryByRole('link', { name: 'Gamma' })).toBeNull()
    expect(router.state.location.search).toContain('q=alp')
  })

  it('offers the next action while there is nothing', async () => {
    const api = aScriptedApi({ MyRegistrations: registrations() })
    open(api)
    expect(await screen.findByText('No app yet')).toBeTruthy()
    expect(screen.getAllByRole('link', { name: 'Register App' }).length).toBeGreaterThan(0)
  })
})

describe('the column Message', () => {
  it('R034 shows the latest message of the app and how many are new, live', async () => {
    const api = aScriptedApi({
      MyRegistrations: registrations(aVersion({ number: 2, app: anApp(1, 'Why this scope?') })),
    })
    open(api)
    const message = await screen.findByRole('link', { name: 'Version 1: Why this scope?' })
    expect(message.getAttribute('href')).toBe('/apps/chart-lens/activity?version=1')
    expect(screen.getByText('1 new').textContent).toBe('1 new message')

    api.send('MessageAdded', {
      messageAdded: {
        __typename: 'MessageEvent',
        cursor: 'e2',
        message: {
          ...{ __typename: 'Message', id: 'message-2' },
          author: { __typename: 'Person', name: 'Ingrid' },
        },
        appVersion: {
          ...{ __typename: 'AppVersion', id: 'version-Chart Lens-1', name: 'Chart Lens' },
          app: anApp(2, 'And that one?'),
        },
      },
    })
    expect(await screen.findByRole('link', { name: 'Version 1: And that one?' })).toBeTruthy()
    expect(screen.getByText('2 new')).toBeTruthy()
    expect(screen.getByText('New message from Ingrid about Chart Lens')).toBeTruthy()
  })
})

describe('an attestation that is out of date', () => {
  it.each([
    ['live', { status: 'LIVE' }, '/apps/chart-lens/attestation-renewal?version=1', /live version/],
    [
      'open for changes',
      { isEditable: true },
      '/registrations/version-Chart Lens-1/attestation',
      /in the last step/,
    ],
    ['under review', {}, '/apps/chart-lens/privacy?version=1', /register a new version/],
  ])('R123-R125 leads from a version that is %s to where it is answered', async (...given) => {
    const [, facts, address, how] = given
    const api = aScriptedApi({
      MyRegistrations: registrations(aVersion({ attestationOverdueDays: 12, ...facts })),
    })
    open(api)
    const link = await screen.findByRole('link', { name: /Attestation out of date for 12 days/ })
    expect(link.getAttribute('href')).toBe(address)
    await userEvent.hover(link)
    const asked = await screen.findByText(/Please re-register this app and accept the updated/)
    expect(asked.textContent).toMatch(how)
  })
})
