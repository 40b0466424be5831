import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Component } from '../../../portal/src/features/vendor/members/members-page.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { eventually } from '../../support/eventually.ts'
import { expectKept, expectRefusal } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const member = (name: string, role: string) => ({
  __typename: 'VendorMember',
  id: `id-${name}`,
  name,
  email: `${name}@acme.example`,
  role,
  joinedAt: '2026-01-02T03:04:05Z',
})

/** A vendor whose owner, or viewer, looks at its members. */
function aVendorOf(abilities: readonly string[], refusal?: { code: string; message: string }) {
  vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
  const vendor = {
    __typename: 'Vendor',
    id: 'vendor',
    displayName: 'Acme',
    members: [member('ada', 'OWNER'), member('bob', 'DEVELOPER')],
    invitations: [],
  }
  const payload = {
    userErrors: refusal
      ? [{ __typename: 'FieldError', path: ['email'], limit: null, ...refusal }]
      : [],
  }
  return aScriptedApi({
    Viewer: () => ({
      viewer: {
        __typename: 'Viewer',
        id: 'me',
        name: 'ada',
        email: 'ada@acme.example',
        abilities,
        vendorRole: 'OWNER',
        vendor: { __typename: 'Vendor', id: 'vendor', displayName: 'Acme', kind: 'BUSINESS' },
      },
      organization: null,
    }),
    VendorMembers: () => ({
      viewer: { __typename: 'Viewer', id: 'me', email: 'ada@acme.example', vendor },
    }),
    VendorMemberInvite: () => ({
      vendorMemberInvite: {
        __typename: 'VendorInvitationPayload',
        invitation: refusal ? null : { __typename: 'VendorInvitation', id: 'new' },
        ...payload,
      },
    }),
    VendorMemberRemove: () => ({
      vendorMemberRemove: { __typename: 'VendorPayload', ...payload },
    }),
  })
}

function open(api: ReturnType<typeof aScriptedApi>) {
  renderPage({ client: api.client, path: '/vendor/members', at: '/vendor/members', Component })
}

describe('the members of a vendor', () => {
  it('are invited by their address and a role', async () => {
    const api = aVendorOf(['vendor-member.invite'])
    open(api)
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText(/^E-mail/), 'cleo@acme.example')
    await user.click(screen.getByRole('radio', { name: 'Viewer' }))
    await user.click(screen.getByRole('button', { name: 'Send the invitation' }))
    await eventually(() =>
      expect(api.asked.find(({ name }) => name === 'VendorMemberInvite')?.variables).toEqual({
        input: { vendorId: 'vendor', email: 'cleo@acme.example', role: 'VIEWER' },
      }),
    )
  })

  it('keep what was typed when the server refuses, with the reason under the field', async () => {
    open(aVendorOf(['vendor-member.invite'], { code: 'NOT_UNIQUE', message: 'Invited already.' }))
    const user = userEvent.setup()
    const field = await screen.findByLabelText(/^E-mail/)
    await user.type(field, 'cleo@acme.example{Enter}')
    await expectRefusal(user, { field, message: 'Invited already.', typed: 'cleo@acme.example' })
  })

  it('keep what was typed without a network', async () => {
    const api = aVendorOf(['vendor-member.invite'])
    open(api)
    const user = userEvent.setup()
    const field = await screen.findByLabelText(/^E-mail/)
    api.unreachable.add('VendorMemberInvite')
    await user.type(field, 'cleo@acme.example')
    await user.click(screen.getByRole('radio', { name: 'Viewer' }))
    await user.click(screen.getByRole('button', { name: 'Send the invitation' }))
    await expectKept(field, 'cleo@acme.example')
    expect(screen.getByRole('radio', { name: 'Viewer' })).toHaveProperty('checked', true)
  })

  it('make room for the next address once one is invited', async () => {
    open(aVendorOf(['vendor-member.invite']))
    const user = userEvent.setup()
    const field = await screen.findByLabelText(/^E-mail/)
    await user.type(field, 'cleo@acme.example{Enter}')
    await vi.waitFor(() => expect(field).toHaveProperty('value', ''), { timeout: 10_000 })
  })

  it('are removed after a question that says what happens', async () => {
    const api = aVendorOf(['vendor-member.invite'])
    open(api)
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Remove bob' }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('closed to bob at once')
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }))
    await eventually(() =>
      expect(api.asked.find(({ name }) => name === 'VendorMemberRemove')?.variables).toEqual({
        memberId: 'id-bob',
      }),
    )
  })

  it('cannot be changed by somebody who may only look', async () => {
    open(aVendorOf([]))
    await screen.findByText('bob')
    expect(screen.queryByRole('button', { name: /Remove|role/ })).toBeNull()
    expect(screen.queryByLabelText(/^E-mail/)).toBeNull()
    await screen.findByText(/Only an owner/)
  })
})
