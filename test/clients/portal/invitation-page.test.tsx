import './browser.ts'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Component } from '../../../portal/src/features/vendor/invitation/invitation-page.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { aFault, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

interface Guest {
  /** Who is signed in. */
  readonly as?: string
  readonly state?: string
  readonly refusal?: string
  /** A question that is never answered. */
  readonly unreachable?: string
}

/** Somebody who opened the link of an invitation for cleo@acme.example. */
function aGuest({ as, state = 'OPEN', refusal, unreachable }: Guest) {
  vi.spyOn(session, 'getState').mockReturnValue({ kind: as ? 'signed-in' : 'anonymous' })
  const api = aScriptedApi({
    Viewer: () => ({
      organization: null,
      viewer: as
        ? {
            ...{ __typename: 'Viewer', id: 'me', name: 'Cleo', email: as },
            ...{ abilities: [], vendorRole: null, vendor: null },
          }
        : null,
    }),
    Invitation: () => ({
      vendorInvitation: {
        ...{ __typename: 'InvitationView', vendorName: 'Acme', email: 'cleo@acme.example' },
        ...{ role: 'DEVELOPER', state, expiresAt: '2030-01-02T03:04:05Z' },
      },
    }),
    VendorInvitationAccept: () => ({
      vendorInvitationAccept: {
        __typename: 'VendorPayload',
        vendor: refusal ? null : { __typename: 'Vendor', id: 'vendor' },
        userErrors: refusal ? [aFault(['token'], refusal)] : [],
      },
    }),
  })
  if (unreachable) api.unreachable.add(unreachable)
  const at = '/invitation?token=t1'
  const router = renderPage({ client: api.client, path: '*', at, Component })
  return { api, router, user: userEvent.setup() }
}

describe('an invitation', () => {
  it('says what one would be, and leads to the registrations once it is accepted', async () => {
    const { user, api, router } = aGuest({ as: 'cleo@acme.example' })
    expect(await screen.findByRole('heading', { name: 'Work for Acme' })).toBeDefined()
    expect(screen.getByText(/^Developer\. Drafts and submits apps/)).toBeDefined()
    const accept = await screen.findByRole('button', { name: 'Accept the invitation' })
    accept.focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/registrations'))
    const sent = api.asked.find(({ name }) => name === 'VendorInvitationAccept')
    expect(sent?.variables).toEqual({ token: 't1' })
    expect(api.asked.filter(({ name }) => name === 'Viewer').length).toBeGreaterThan(1) // one is a member now
  })

  it('says why it was refused', async () => {
    const { user, router } = aGuest({ as: 'cleo@acme.example', refusal: 'It was withdrawn.' })
    await user.click(await screen.findByRole('button', { name: 'Accept the invitation' }))
    expect((await screen.findByRole('alert')).textContent).toBe('It was withdrawn.')
    expect(router.state.location.pathname).toBe('/invitation')
  })

  it('is still open after a failed network', async () => {
    const { user, api } = aGuest({ as: 'cleo@acme.example' })
    api.unreachable.add('VendorInvitationAccept')
    await user.click(await screen.findByRole('button', { name: 'Accept the invitation' }))
    expect((await screen.findByRole('alert')).textContent).toContain('still open')
    api.unreachable.clear()
    await press(user, 'Accept the invitation')
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  it('offers a visitor to sign in, or an account with the invited address', async () => {
    aGuest({})
    expect(await screen.findByRole('button', { name: 'Sign in to accept' })).toBeDefined()
    const link = screen.getByRole('link', { name: 'Open an account' })
    expect(link.getAttribute('href')).toBe('/sign-up?invitation=t1&email=cleo%40acme.example')
  })

  it('offers somebody with another address to sign out', async () => {
    aGuest({ as: 'ada@acme.example' })
    expect((await screen.findByRole('alert')).textContent).toContain('for cleo@acme.example')
    expect(screen.queryByRole('button', { name: /Accept/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Sign out' })).toBeDefined()
  })

  it('asks nobody to sign in before it is known who is there', async () => {
    aGuest({ as: 'cleo@acme.example', unreachable: 'Viewer' })
    expect(await screen.findByText(/could not be reached/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Sign in to accept' })).toBeNull()
  })

  it.each([
    ['EXPIRED', 'This invitation has expired.'],
    ['ACCEPTED', 'This invitation was accepted already.'],
    ['REVOKED', 'This invitation was withdrawn.'],
  ])('that is %s says so', async (state, words) => {
    aGuest({ as: 'cleo@acme.example', state })
    expect((await screen.findByText(new RegExp(words))).textContent).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })
})
