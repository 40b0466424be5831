import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/review/vendors/vendor-page.tsx'
import { aFault, expectKept, expectRefusal, fill, openDialog, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

type Faults = readonly ReturnType<typeof aFault>[]

const REASON = 'The register of companies spells it with an ampersand.'
const NOTE = 'Asked for the number of the contract; it was right.'

const VENDOR = {
  __typename: 'Vendor',
  ...{ id: 'vendor', kind: 'BUSINESS', displayName: 'Acme', revision: 4 },
  ...{ legalFirstName: 'Ada', legalLastName: 'Byron', legalBusinessName: 'Acme and Sons' },
  ...{ duns: null, position: 'Owner', phone: '+1 555 0100', email: 'ada@acme.example' },
  ...{ website: null, contactVerifiedAt: null, createdAt: '2026-01-02T03:04:05Z' },
  ...{
    canProposeCorrection: true,
    canVerifyContact: true,
    canManageContracts: false,
    canProposePartner: false,
    partner: { __typename: 'PartnerStanding', tier: 'REGISTERED', criteria: [] },
    partnerProposals: [],
    members: [],
    corrections: [],
    calls: [],
  },
  address: {
    __typename: 'Address',
    ...{ line1: 'One Road', line2: null, city: 'Boston', region: 'MA' },
    ...{ postalCode: '02110', country: 'US' },
  },
}

/** A reviewer at the page of a vendor; the server refuses while there are faults. */
function aReviewer(faults: Faults = []) {
  const state = { faults }
  const api = aScriptedApi({
    VendorPage: () => ({ node: VENDOR }),
    VendorCorrectionPropose: () => ({
      vendorCorrectionPropose: {
        __typename: 'VendorCorrectionPayload',
        correction: state.faults.length ? null : { __typename: 'VendorCorrection', id: 'c1' },
        userErrors: state.faults,
      },
    }),
    VendorContactVerify: () => ({
      vendorContactVerify: {
        __typename: 'VendorPayload',
        vendor: state.faults.length ? null : { __typename: 'Vendor', id: 'vendor' },
        userErrors: state.faults,
      },
    }),
  })
  renderPage({ client: api.client, path: '/vendors/:id', at: '/vendors/vendor', Component })
  const sent = (name: string) => api.asked.find((one) => one.name === name)?.variables
  return { api, state, sent, user: userEvent.setup() }
}

async function openCorrection(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'Propose a correction' }))
  const dialog = await openDialog('Correct Acme')
  const field = (label: RegExp) => within(dialog).getByLabelText<HTMLInputElement>(label)
  return { dialog, name: field(/^Legal business name/), reason: field(/^Reason/), field }
}

async function openCall(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'Record a call' }))
  const dialog = await openDialog('Call back to Acme')
  const field = (label: RegExp) => within(dialog).getByLabelText<HTMLInputElement>(label)
  return { dialog, spokenTo: field(/^Spoke to/), note: field(/^Note/), field }
}

describe('the correction of a vendor', () => {
  it('sends what was changed and why, and closes', async () => {
    const { user, sent } = aReviewer()
    const { dialog, name, reason, field } = await openCorrection(user)
    const submit = within(dialog).getByRole('button', { name: 'Propose the correction' })
    expect(submit).toHaveProperty('disabled', true) // nothing was changed
    expect(field(/^D.U.N.S./).value).toBe('')
    fill(name, 'Acme & Sons')
    fill(reason, REASON)
    expect(within(dialog).getByText(/^54 of 2000 characters/)).toBeDefined()
    await user.click(submit)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent('VendorCorrectionPropose')).toEqual({
      input: {
        ...{ vendorId: 'vendor', expectedRevision: 4 },
        ...{ legalBusinessName: 'Acme & Sons', reason: REASON },
      },
    })
  })

  it('lists a refusal, shows it at the field, and keeps every word', async () => {
    const message = 'This D.U.N.S. number has eight digits; it needs nine.'
    const { user, state } = aReviewer([aFault(['input', 'duns'], message)])
    const { dialog, reason, field } = await openCorrection(user)
    const duns = field(/^D.U.N.S./)
    fill(duns, '12345678')
    fill(reason, REASON)
    await press(user, 'Propose the correction', dialog)
    await expectRefusal(user, { field: duns, message, typed: '12345678' })
    expect(reason.value).toBe(REASON)
    state.faults = []
    await user.type(duns, '9{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('says a fault that belongs to no field without a link to nowhere', async () => {
    const { user } = aReviewer([aFault(['input', 'vendorId'], 'There is no such vendor.')])
    const { dialog, name, reason } = await openCorrection(user)
    fill(name, 'Acme & Sons')
    fill(reason, REASON)
    await press(user, 'Propose the correction', dialog)
    expect((await screen.findByRole('alert')).textContent).toContain('There is no such vendor.')
    expect(screen.queryByRole('link', { name: /no such vendor/ })).toBeNull()
  })

  it('keeps every word without a network, and by a click beside it', async () => {
    const { user, api } = aReviewer()
    const { dialog, name, reason } = await openCorrection(user)
    fill(name, 'Acme & Sons')
    fill(reason, REASON)
    api.unreachable.add('VendorCorrectionPropose')
    await press(user, 'Propose the correction', dialog)
    await expectKept(reason, REASON)
    const beside = document.querySelector('.mantine-Modal-overlay')
    expect(beside).not.toBeNull()
    await user.click(beside ?? document.body)
    expect(name.value).toBe('Acme & Sons')
    expect(screen.getByRole('dialog')).toBe(dialog)
  })

  it('is left by Escape, and the focus is back where it was', async () => {
    const { user } = aReviewer()
    await openCorrection(user)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const opener = screen.getByRole('button', { name: 'Propose a correction' })
    await waitFor(() => expect(document.activeElement).toBe(opener))
  })
})

describe('the record of a call', () => {
  it('sends whom, when, by which number and how it went', async () => {
    const { user, sent } = aReviewer()
    const { dialog, spokenTo, note, field } = await openCall(user)
    expect(field(/^Number called/).value).toBe('+1 555 0100')
    fill(spokenTo, 'Ada Byron')
    fill(field(/^When/), '2026-01-02T10:30')
    fill(note, NOTE)
    await user.click(within(dialog).getByRole('radio', { name: /could not be confirmed/ }))
    await press(user, 'Record the call', dialog)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent('VendorContactVerify')).toEqual({
      input: {
        ...{ vendorId: 'vendor', expectedRevision: 4, outcome: 'NOT_VERIFIED' },
        ...{ spokenTo: 'Ada Byron', phone: '+1 555 0100', note: NOTE },
        calledAt: new Date('2026-01-02T10:30').toISOString(),
      },
    })
  })

  it('lists a refusal, shows it at the field, and keeps every word', async () => {
    const message = 'A call cannot have been made in the future.'
    const { user } = aReviewer([aFault(['input', 'calledAt'], message)])
    const { dialog, spokenTo, note, field } = await openCall(user)
    const calledAt = field(/^When/)
    const typed = calledAt.value
    fill(spokenTo, 'Ada Byron')
    fill(note, NOTE)
    await press(user, 'Record the call', dialog)
    await expectRefusal(user, { field: calledAt, message, typed })
    expect([spokenTo.value, note.value]).toEqual(['Ada Byron', NOTE])
  })

  it('keeps every word without a network', async () => {
    const { user, api } = aReviewer()
    const { dialog, spokenTo, note } = await openCall(user)
    fill(spokenTo, 'Ada Byron')
    fill(note, NOTE)
    api.unreachable.add('VendorContactVerify')
    await press(user, 'Record the call', dialog)
    await expectKept(note, NOTE)
    expect(spokenTo.value).toBe('Ada Byron')
  })

  it('is filled in by the keyboard alone, in the order of the page', async () => {
    const { user, sent } = aReviewer()
    const { spokenTo, note } = await openCall(user)
    spokenTo.focus()
    await user.keyboard('Ada')
    await user.tab()
    expect(document.activeElement).toHaveProperty('id', 'phone')
    await user.tab()
    expect(document.activeElement).toHaveProperty('id', 'calledAt')
    await user.tab()
    expect(document.activeElement?.getAttribute('type')).toBe('radio')
    await user.tab()
    expect(document.activeElement).toBe(note)
    fill(note, NOTE)
    spokenTo.focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(sent('VendorContactVerify')).toBeDefined())
  })
})
