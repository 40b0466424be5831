import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MyAppsRoot } from '../../../gallery/src/app/my-apps-root.tsx'
import { createApolloClient } from '../../../gallery/src/lib/apollo-client.ts'
import { createSession } from '../../../gallery/src/lib/sign-in/session.ts'
import { eventually } from '../../support/eventually.ts'
import { aConsent, type Consent, consentApi } from './consents.ts'
import { goTo } from './go-to.ts'
import { type Hospital, openHospital } from './hospital.ts'

let hospital: Hospital

beforeEach(async () => {
  hospital = await openHospital()
  goTo(`${hospital.origin}/my-apps`)
})

afterEach(() => {
  cleanup()
  hospital.close()
})

/** Opens My apps as the page's own script does. */
async function openMyApps(): Promise<void> {
  const session = createSession(hospital.origin)
  const apolloClient = createApolloClient(session.accessToken, `${hospital.origin}/graphql`)
  await session.start()
  render(<MyAppsRoot session={session} apolloClient={apolloClient} />)
}

async function openAs(consents: readonly Consent[], refusal?: string): Promise<void> {
  hospital.person = 'Ada Example'
  hospital.root = consentApi(consents, refusal)
  await openMyApps()
}

function card(name: string): HTMLElement {
  return screen.getByRole('article', { name })
}

describe('My apps', () => {
  it('asks a stranger to sign in', async () => {
    await openMyApps()
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy()
  })

  it('shows what an app may do, for whom, since when, and how it was launched', async () => {
    await openAs([aConsent({ attestationWarningShown: true })])
    await screen.findByRole('article', { name: 'Heart Diary' })
    const text = card('Heart Diary').textContent
    for (const fact of [
      'Cardio Works GmbH',
      'Ada Example',
      'See your test results',
      'Add to your appointmentsChanges the record',
      'You revoke it',
      'The vendor declined the privacy and security terms',
      'From the app itself',
      'Started',
    ]) {
      expect(text).toContain(fact)
    }
    expect(screen.getByText('Signed in as Ada Example')).toBeTruthy()
  })

  it('offers the receipt in the forms there are, each by a name of its own', async () => {
    await openAs([aConsent()])
    const pdf = await screen.findByRole('link', { name: 'PDF receipt for Heart Diary' })
    expect(pdf.getAttribute('href')).toBe('/receipts/consent-1.pdf')
    expect(screen.getByRole('link', { name: 'JSON receipt for Heart Diary' })).toBeTruthy()
    expect(screen.queryByRole('link', { name: /^FHIR/ })).toBeNull()
  })

  it('says nothing of receipts for what was allowed before there were any', async () => {
    await openAs([aConsent({ receipt: null })])
    await screen.findByRole('article', { name: 'Heart Diary' })
    expect(screen.queryByText(/Receipt to keep/)).toBeNull()
  })

  it('tells a sandbox from the hospital’s own records', async () => {
    await openAs([aConsent({ environment: 'SANDBOX' })])
    await screen.findByText('Sandbox, invented data')
  })

  it('says so when nothing is allowed', async () => {
    await openAs([])
    await screen.findByRole('heading', { name: 'No app can see your data' })
  })

  it('lists what has ended apart, without a way to revoke it again', async () => {
    const revokedAt = '2026-10-02T08:00:00.000Z'
    await openAs([
      aConsent(),
      aConsent({ id: 'c2', appName: 'Old App', revokedAt }),
      aConsent({ id: 'c3', appName: 'Expired App', expiresAt: '2020-01-01T00:00:00.000Z' }),
    ])
    const ended = await screen.findByRole('region', { name: 'Ended' })
    expect(within(ended).getByRole('article', { name: 'Old App' })).toBeTruthy()
    expect(within(ended).getByRole('article', { name: 'Expired App' })).toBeTruthy()
    expect(within(ended).queryByRole('button')).toBeNull()
  })

  it('offers to try again when the list cannot be loaded', async () => {
    await openAs([aConsent()])
    cleanup()
    hospital.root = { viewer: () => Promise.reject(new Error('away')) }
    await openMyApps()
    const retry = await screen.findByRole('button', { name: 'Try again' })
    hospital.root = consentApi([aConsent()])
    await userEvent.click(retry)
    await screen.findByRole('article', { name: 'Heart Diary' })
  })
})

it('says until when what stands was allowed, and of what ran out that it did', async () => {
  await openAs([
    aConsent({ id: 'standing', expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString() }),
    aConsent({ id: 'over', appName: 'Old Diary', expiresAt: '2026-09-30T08:00:00.000Z' }),
  ])
  await screen.findByRole('article', { name: 'Heart Diary' })
  expect(card('Heart Diary').textContent).toMatch(/Until(in|next) /)
  expect(card('Old Diary').textContent).toContain('Ran out')
  expect(card('Old Diary').textContent).not.toContain('Until')
})

describe('revoking', () => {
  it('takes two clicks, works at once and is announced', async () => {
    await openAs([aConsent(), aConsent({ id: 'c2', appName: 'Lab Lens' })])
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke access of Heart Diary' }),
    )
    const confirm = screen.getByRole('button', { name: 'Revoke now' })
    expect(document.activeElement).toBe(confirm)
    await userEvent.click(confirm)
    const ended = await screen.findByRole('region', { name: 'Ended' })
    expect(within(ended).getByRole('article', { name: 'Heart Diary' })).toBeTruthy()
    const status = screen.getByRole('status')
    expect(status.textContent).toBe('Heart Diary can no longer use your data.')
    await eventually(() => expect(document.activeElement).toBe(status))
    const active = screen.getByRole('region', { name: 'Allowed now' })
    expect(within(active).getByRole('article', { name: 'Lab Lens' })).toBeTruthy()
  })

  it('changes nothing when the person thinks again', async () => {
    await openAs([aConsent()])
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke access of Heart Diary' }),
    )
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }))
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Revoke access of Heart Diary' }),
    )
    expect(screen.queryByRole('region', { name: 'Ended' })).toBeNull()
  })

  it('says what the hospital answers when it refuses', async () => {
    await openAs([aConsent()], 'This access was ended already.')
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke access of Heart Diary' }),
    )
    await userEvent.click(screen.getByRole('button', { name: 'Revoke now' }))
    expect((await screen.findByRole('alert')).textContent).toBe('This access was ended already.')
  })

  it('says that the access still stands when the hospital cannot be reached', async () => {
    await openAs([aConsent()])
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke access of Heart Diary' }),
    )
    hospital.close()
    await userEvent.click(screen.getByRole('button', { name: 'Revoke now' }))
    expect((await screen.findByRole('alert')).textContent).toContain('still stands')
  })
})
