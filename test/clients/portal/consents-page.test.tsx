import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/review/consents/consents-page.tsx'
import { aFault, expectKept, expectRefusal, fill, openDialog, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aPage, aViewer } from './staff.ts'

const REASON = 'The patient asked the ward to end it.'

function aConsent(overrides: Record<string, unknown> = {}) {
  return {
    ...{ __typename: 'StandingConsent', id: 'c1', pseudonym: '1A2B3C', environment: 'PRODUCTION' },
    ...{ scopes: ['patient/Observation.rs', 'openid'], grantedAt: '2026-09-01T08:00:00Z' },
    ...{ lastUsedAt: null, expiresAt: null },
    app: { __typename: 'App', id: 'a1', name: 'Heart Diary' },
    person: null,
    ...overrides,
  }
}

const PERSON = {
  ...{ __typename: 'ConsentingPerson', name: 'Ada Example', email: 'ada@example.org' },
  patientRef: 'Patient/p1',
}

const LIVE_APPS = ['Heart Diary', 'Lab Lens'].map((name, place) => ({
  ...{ __typename: 'LiveApp', appId: `a${place + 1}`, name, vendorId: 'v1', vendorName: 'Cardio' },
  ...{ riskTier: 'LOW', sensitivity: 'LOW', scopes: [] },
}))

interface Scene {
  readonly at?: string
  readonly rows?: readonly object[]
  readonly abilities?: readonly string[]
  readonly refusal?: ReturnType<typeof aFault>
  readonly hasMore?: boolean
}

/** An app admin, unless said otherwise, before what people allow apps. */
function anAdmin({
  at = '/consents',
  rows = [aConsent()],
  refusal,
  hasMore,
  ...scene
}: Scene = {}) {
  const { abilities = ['consent.revoke-any'] } = scene
  const userErrors = refusal ? [refusal] : []
  const api = aScriptedApi({
    ...aViewer(...abilities),
    LiveApps: () => ({ liveApps: LIVE_APPS }),
    StandingConsents: () => ({ standingConsents: aPage('StandingConsent', rows) }),
    StandingConsentRevoke: () => ({
      payload: {
        __typename: 'StandingConsentPayload',
        consent: refusal ? null : { ...aConsent(), revokedAt: '2026-11-23T08:00:00Z' },
        userErrors,
      },
    }),
    StandingConsentsRevoke: () => ({
      payload: {
        __typename: 'StandingConsentsPayload',
        revoked: refusal ? null : 500,
        hasMore: hasMore ?? false,
        userErrors,
      },
    }),
  })
  renderPage({ client: api.client, path: '/consents', at, Component })
  const asked = (name: string) =>
    api.asked.filter((one) => one.name === name).map(({ variables }) => variables)
  return { api, asked, user: userEvent.setup() }
}

describe('what people allow apps', () => {
  it('is shown by a pseudonym to those who may not read of people', async () => {
    anAdmin({ rows: [aConsent({ person: null })] })
    expect(await screen.findByText('Person 1A2B3C')).toBeDefined()
    expect(screen.getByText('1 consent in force')).toBeDefined()
    expect(screen.getByText('patient/Observation.rs')).toBeDefined()
    expect(screen.queryByLabelText('E-mail of the person')).toBeNull()
  })

  it('is shown by name, and found by an address, to those who may', async () => {
    const abilities = ['consent.revoke-any', 'audit.read-people']
    const { asked } = anAdmin({ abilities, rows: [aConsent({ person: PERSON })] })
    expect(await screen.findByText('ada@example.org')).toBeDefined()
    fill(screen.getByLabelText('E-mail of the person'), ' ada@ ')
    await waitFor(() =>
      expect(asked('StandingConsents').at(-1)).toEqual({
        filter: { environment: 'PRODUCTION', email: 'ada@' },
      }),
    )
  })

  it('is asked for as the address says', async () => {
    const { asked } = anAdmin({ at: '/consents?app=a1&records=SANDBOX' })
    await screen.findByText('Person 1A2B3C')
    expect(asked('StandingConsents')[0]).toEqual({
      filter: { environment: 'SANDBOX', appId: 'a1' },
    })
  })

  it('says that there is nothing, and where it would come from', async () => {
    anAdmin({ rows: [] })
    expect(await screen.findByRole('heading', { name: 'No consent fits' })).toBeDefined()
  })

  it('is no business of others, and nothing is asked for them', async () => {
    const { asked } = anAdmin({ abilities: ['review-queue.read'] })
    expect(await screen.findByRole('heading', { name: /for app admins/ })).toBeDefined()
    expect(asked('StandingConsents')).toEqual([])
  })

  it('holds its place while it loads, says that it could not, and loads on request', async () => {
    const { api, user } = anAdmin()
    api.unreachable.add('StandingConsents')
    expect(screen.getAllByText('Loading').length).toBe(1)
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached')
    api.unreachable.clear()
    await press(user, 'Try again')
    expect(await screen.findByText('Person 1A2B3C')).toBeDefined()
  })

  it('shows nothing of the filter before when another one could not be read', async () => {
    const { api, user } = anAdmin()
    await screen.findByText('Person 1A2B3C')
    api.unreachable.add('StandingConsents')
    await user.click(screen.getByRole('combobox', { name: 'Records' }))
    await user.click(await screen.findByRole('option', { name: 'Sandbox' }))
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached')
    expect(screen.queryByText('Person 1A2B3C')).toBeNull()
  })
})

describe('ending one', () => {
  const openOne = async (user: ReturnType<typeof userEvent.setup>) => {
    await user.click(await screen.findByRole('button', { name: 'End… 1A2B3C, Heart Diary' }))
    const dialog = await openDialog('End the consent of Person 1A2B3C for Heart Diary')
    return { dialog, field: within(dialog).getByLabelText(/^Reason/) }
  }

  it('takes a reason, sends it once, says that it is done and looks again', async () => {
    const { asked, user } = anAdmin()
    const { dialog, field } = await openOne(user)
    await waitFor(() => expect(document.activeElement).toBe(field))
    fill(field, REASON)
    await press(user, 'End it', dialog)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked('StandingConsentRevoke')).toEqual([{ input: { consentId: 'c1', reason: REASON } }])
    expect(asked('StandingConsents').length).toBe(2)
    expect(screen.getByText('The consent is ended.').getAttribute('role')).toBe('status')
  })

  it('is not done by thinking again', async () => {
    const { asked, user } = anAdmin()
    const { dialog } = await openOne(user)
    await press(user, 'Keep it', dialog)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked('StandingConsentRevoke')).toEqual([])
  })

  it('lists a refusal, shows it at the field, and keeps every word', async () => {
    const message = 'Write at least 20 characters; there are 4.'
    const { user } = anAdmin({ refusal: aFault(['reason'], message, 'TOO_SHORT') })
    const { dialog, field } = await openOne(user)
    fill(field, 'Gone')
    await press(user, 'End it', dialog)
    await expectRefusal(user, { field, message, typed: 'Gone' })
  })

  it('keeps every word without a network', async () => {
    const { api, user } = anAdmin()
    const { dialog, field } = await openOne(user)
    fill(field, REASON)
    api.unreachable.add('StandingConsentRevoke')
    await press(user, 'End it', dialog)
    await expectKept(field, REASON)
  })
})

describe('ending all of an app', () => {
  it('says how many and of which app, and that there are more', async () => {
    const { asked, user } = anAdmin({ at: '/consents?app=a1', hasMore: true })
    await user.click(await screen.findByRole('button', { name: 'End all of this app…' }))
    const dialog = await openDialog('End 1 consent for Heart Diary')
    fill(within(dialog).getByLabelText(/^Reason/), REASON)
    await press(user, 'End it', dialog)
    await screen.findByText('500 consents are ended. There are more: end them again.')
    expect(asked('StandingConsentsRevoke')).toEqual([
      { input: { appId: 'a1', environment: 'PRODUCTION', reason: REASON } },
    ])
  })

  it('is not offered while every app is shown, nor for the rows of another filter', async () => {
    const { api, user } = anAdmin()
    await screen.findByText('Person 1A2B3C')
    expect(screen.queryByRole('button', { name: /^End all/ })).toBeNull()
    api.silent.add('StandingConsents')
    await user.click(screen.getByRole('combobox', { name: 'App' }))
    await user.click(await screen.findByRole('option', { name: 'Lab Lens' }))
    expect(screen.getByText('Person 1A2B3C')).toBeDefined()
    expect(screen.queryByRole('button', { name: /^End all/ })).toBeNull()
  })
})
