import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { InboxBell } from '../../../portal/src/app/shell/inbox-bell.tsx'
import { byDay } from '../../../portal/src/features/inbox/by-day.ts'
import { Component } from '../../../portal/src/features/inbox/inbox-page.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

function aNotice(overrides: Record<string, unknown> = {}) {
  return {
    __typename: 'Notification',
    id: 'notice-1',
    event: 'APP_VERSION_CHANGES_REQUESTED',
    title: 'Chart Lens: changes requested',
    body: 'The reviewers ask for changes to version 1 of Chart Lens.',
    quote: 'The privacy page is missing.',
    path: '/portal/apps/chart-lens/description?version=1',
    createdAt: new Date().toISOString(),
    readAt: null,
    ...overrides,
  }
}

const viewer = (unreadNotifications: number, more: Record<string, unknown> = {}) => ({
  viewer: { __typename: 'Viewer', id: 'viewer-1', unreadNotifications, ...more },
})

function inbox(...notices: readonly ReturnType<typeof aNotice>[]) {
  const unread = notices.filter(({ readAt }) => !readAt).length
  return () =>
    viewer(unread, {
      notifications: {
        __typename: 'NotificationConnection',
        edges: notices.map((node) => ({
          __typename: 'NotificationEdge',
          cursor: `c-${node.id}`,
          node,
        })),
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        totalCount: notices.length,
      },
    })
}

const marked = () => ({
  notificationMarkRead: { __typename: 'ViewerPayload', ...viewer(0), userErrors: [] },
})

const added = (title: string, unread: number) => ({
  notificationAdded: {
    __typename: 'NotificationEvent',
    cursor: 'e1',
    notification: { __typename: 'Notification', id: 'notice-9', title },
    ...viewer(unread),
  },
})

const readElsewhere = (ids: readonly string[] | null, unread: number) => ({
  notificationsRead: {
    ...{ __typename: 'NotificationReadEvent', cursor: 'e2', ids },
    readAt: new Date().toISOString(),
    ...viewer(unread),
  },
})

function open(api: ReturnType<typeof aScriptedApi>, at = '/inbox') {
  return renderPage({ client: api.client, path: '/inbox', at, Component })
}

describe('the bell', () => {
  it('says how many are unread, changes live, and says what came', async () => {
    const api = aScriptedApi({ UnreadNotifications: () => viewer(2) })
    renderPage({ client: api.client, path: '/', at: '/', Component: InboxBell })
    const bell = await screen.findByRole('link', { name: 'Inbox, 2 unread' })
    expect(bell.getAttribute('href')).toBe('/inbox')
    api.send('NotificationAdded', added('Chart Lens: live', 3))
    expect(await screen.findByRole('link', { name: 'Inbox, 3 unread' })).toBeTruthy()
    const said = await screen.findByText('New notice: Chart Lens: live')
    expect(said.closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite')
  })

  it('is quiet while everything is read', async () => {
    const api = aScriptedApi({ UnreadNotifications: () => viewer(0) })
    renderPage({ client: api.client, path: '/', at: '/', Component: InboxBell })
    expect(await screen.findByRole('link', { name: 'Inbox' })).toBeTruthy()
  })
})

describe('the inbox', () => {
  it('groups by day and leads to the thing, here or in the gallery', async () => {
    const api = aScriptedApi({
      Inbox: inbox(
        aNotice(),
        aNotice({
          ...{ id: 'notice-2', title: 'Trend: you allowed access', path: '/my-apps', quote: null },
          ...{ createdAt: '2026-01-05T10:00:00Z', readAt: '2026-01-06T10:00:00Z' },
        }),
      ),
    })
    open(api)
    const today = within(await screen.findByRole('region', { name: 'Today' }))
    const link = today.getByRole('link', { name: 'Unread: Chart Lens: changes requested' })
    expect(link.getAttribute('href')).toBe('/apps/chart-lens/description?version=1')
    expect(today.getByText('The privacy page is missing.')).toBeTruthy()
    const old = screen.getByRole('link', { name: 'Trend: you allowed access' })
    expect(old.getAttribute('href')).toBe('/my-apps')
  })

  it('marks one and all as read, in place and by the keyboard', async () => {
    const api = aScriptedApi({
      Inbox: inbox(aNotice(), aNotice({ id: 'notice-2', title: 'Trend: live' })),
      NotificationMarkRead: marked,
    })
    open(api)
    const one = await screen.findByRole('button', { name: 'Mark read: Trend: live' })
    one.focus()
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByRole('link', { name: 'Trend: live' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Mark read: Trend: live' })).toBeNull()
    const asked = () =>
      api.asked.filter(({ name }) => name === 'NotificationMarkRead').map((a) => a.variables)
    expect(asked()).toEqual([{ input: { ids: ['notice-2'] } }])
    expect(screen.getByText('Everything is read.')).toBeTruthy()
  })

  it('marks a notice read when it is followed', async () => {
    const api = aScriptedApi({ Inbox: inbox(aNotice()), NotificationMarkRead: marked })
    open(api)
    await userEvent.click(await screen.findByRole('link', { name: /changes requested/ }))
    expect(api.asked.some(({ name }) => name === 'NotificationMarkRead')).toBe(true)
  })

  it('keeps the filter in the address, and looks again when something comes', async () => {
    const api = aScriptedApi({ Inbox: inbox() })
    const router = open(api)
    expect(await screen.findByText('No notice yet')).toBeTruthy()
    await userEvent.click(screen.getByRole('radio', { name: 'Unread' }))
    expect(router.state.location.search).toBe('?show=unread')
    expect(await screen.findByText('Nothing is unread')).toBeTruthy()
    const count = () => api.asked.filter(({ name }) => name === 'Inbox').length
    const before = count()
    api.send('NotificationAdded', added('Chart Lens: live', 1))
    await expect.poll(count, { timeout: 10_000 }).toBeGreaterThan(before)
  })
})

describe('an inbox that is not there yet', () => {
  it('says nothing of what is read', async () => {
    const api = aScriptedApi({ Inbox: inbox(aNotice()) })
    api.unreachable.add('Inbox')
    open(api)
    expect(await screen.findByText(/could not be reached/)).toBeTruthy()
    expect(screen.queryByText('Everything is read.')).toBeNull()
    api.unreachable.clear()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('1 unread')).toBeTruthy()
  })
})

describe('what was read in another tab', () => {
  it('is shown as read in this one', async () => {
    const api = aScriptedApi({
      UnreadNotifications: () => viewer(2),
      Inbox: inbox(aNotice(), aNotice({ id: 'notice-2', title: 'Trend: live' })),
    })
    const Both = () => (
      <>
        <InboxBell />
        <Component />
      </>
    )
    renderPage({ client: api.client, path: '/inbox', at: '/inbox', Component: Both })
    await screen.findByRole('button', { name: 'Mark read: Trend: live' })
    api.send('NotificationsRead', readElsewhere(['notice-2'], 1))
    expect(await screen.findByRole('link', { name: 'Inbox, 1 unread' })).toBeTruthy()
    expect(await screen.findByRole('link', { name: 'Trend: live' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Mark read: Trend: live' })).toBeNull()
    expect(screen.getByRole('button', { name: /Mark read: Chart Lens/ })).toBeTruthy()
    api.send('NotificationsRead', readElsewhere(null, 0))
    expect(await screen.findByText('Everything is read.')).toBeTruthy()
    await expect
      .poll(() => screen.queryByRole('button', { name: /^Mark read/ }), { timeout: 10_000 })
      .toBeNull()
  })
})

describe('days', () => {
  it.each([
    [0, 'Today'],
    [1, 'Yesterday'],
    [2, 'Friday, November 20, 2026'],
  ])('%i days ago is %s', (days, heading) => {
    const now = new Date(2026, 10, 22, 0, 30)
    const createdAt = new Date(2026, 10, 22 - days, 0, 10).toISOString()
    expect(byDay([{ createdAt }], now, 'en-US')).toEqual([{ heading, items: [{ createdAt }] }])
  })
})
