import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Component } from '../../../portal/src/features/settings/lost-factors/lost-factors-page.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { aFault, expectKept, expectRefusal, fill, openDialog, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const HOW = 'Came to the desk with a passport; the picture was right.'

const RESET = {
  ...{ __typename: 'SecondFactorReset', id: 'r1', name: 'Robin', email: 'robin@hospital.example' },
  ...{ isStaff: false, state: 'REQUESTED', sourceAddress: '192.0.2.7', revision: 3 },
  ...{ createdAt: '2026-11-22T06:00:00Z', expiresAt: '2030-11-29T06:00:00Z' },
  ...{ identityCheck: null, checkedByName: null, checkedAt: null, decidedByName: null },
  ...{ decidedAt: null, decisionReason: null },
  ...{ canCheck: true, canConfirm: false, canDecline: true },
}
const CHECKED = {
  ...{ state: 'CHECKED', isStaff: true, identityCheck: HOW, checkedByName: 'Ada' },
  ...{ checkedAt: '2026-11-22T07:00:00Z', canCheck: false, canConfirm: true },
}

interface Scene {
  readonly reset?: Record<string, unknown> | null
  readonly after?: Record<string, unknown>
  readonly refusal?: ReturnType<typeof aFault>
  readonly abilities?: readonly string[]
}

/** An administrator before the request of somebody, and what becomes of it. */
function anAdministrator(scene: Scene = {}) {
  const { reset = {}, after = {}, refusal, abilities = ['organization.administer'] } = scene
  vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
  const answer = () => ({
    __typename: 'SecondFactorResetPayload',
    reset: refusal ? null : { ...RESET, canCheck: false, canDecline: false, ...after },
    userErrors: refusal ? [refusal] : [],
  })
  const api = aScriptedApi({
    Viewer: () => ({
      organization: null,
      viewer: {
        ...{ __typename: 'Viewer', id: 'me', name: 'Eve', email: 'eve@hospital.example' },
        ...{ abilities, vendorRole: null, vendor: null },
      },
    }),
    SecondFactorResets: () => ({ secondFactorResets: reset ? [{ ...RESET, ...reset }] : [] }),
    SecondFactorResetCheck: () => ({ secondFactorResetCheck: answer() }),
    SecondFactorResetConfirm: () => ({ secondFactorResetConfirm: answer() }),
    SecondFactorResetDecline: () => ({ secondFactorResetDecline: answer() }),
  })
  renderPage({ client: api.client, path: '/lost', at: '/lost', Component })
  const sent = (name: string) => api.asked.find((one) => one.name === name)?.variables
  return { api, sent, user: userEvent.setup() }
}

async function openCheck(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'Record the check of Robin' }))
  const dialog = await openDialog('Who is Robin?')
  return { dialog, field: within(dialog).getByLabelText(/^How you made sure/) }
}

describe('the check of somebody who lost every second factor', () => {
  it('is written down, sent for the revision that was seen, and said', async () => {
    const { user, sent } = anAdministrator({ after: { state: 'DONE' } })
    const { dialog, field } = await openCheck(user)
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(dialog.textContent).toContain('removed at once')
    fill(field, HOW)
    expect(within(dialog).getByText(/^56 of 2000 characters, at least 20/)).toBeDefined()
    await press(user, 'I made sure who it is', dialog)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent('SecondFactorResetCheck')).toEqual({
      input: { resetId: 'r1', identityCheck: HOW, expectedRevision: 3 },
    })
    const [news] = screen.getAllByRole('status')
    expect(news?.textContent).toBe('The second factors of Robin are removed.')
    expect(screen.getByRole('region', { name: 'Over' }).textContent).toContain('Robin')
  })

  it('lists a refusal, shows it at the field, and keeps every word', async () => {
    const message = 'Write at least 20 characters; there are 4.'
    const { user } = anAdministrator({ refusal: aFault(['identityCheck'], message, 'TOO_SHORT') })
    const { dialog, field } = await openCheck(user)
    fill(field, 'Seen')
    await press(user, 'I made sure who it is', dialog)
    await expectRefusal(user, { field, message, typed: 'Seen' })
  })

  it('keeps every word without a network, and by a click beside it', async () => {
    const { api, user } = anAdministrator()
    const { dialog, field } = await openCheck(user)
    fill(field, HOW)
    api.unreachable.add('SecondFactorResetCheck')
    await press(user, 'I made sure who it is', dialog)
    await expectKept(field, HOW)
    await user.click(document.querySelector('.mantine-Modal-overlay') ?? document.body)
    expect(screen.getByRole('dialog')).toBe(dialog)
  })

  it('says of staff that somebody else has to confirm', async () => {
    const { user } = anAdministrator({ reset: { isStaff: true } })
    const { dialog } = await openCheck(user)
    expect(dialog.textContent).toContain('Nothing is removed yet')
  })
})

describe('the second word', () => {
  it('is given after reading what the first one wrote', async () => {
    const { user, sent } = anAdministrator({ reset: CHECKED, after: { state: 'DONE' } })
    await user.click(await screen.findByRole('button', { name: 'Confirm for Robin' }))
    const dialog = await openDialog('Confirm for Robin')
    expect(dialog.textContent).toContain(`Ada wrote: ${HOW}`)
    await press(user, 'Remove the second factors', dialog)
    await waitFor(() =>
      expect(sent('SecondFactorResetConfirm')).toEqual({
        input: { resetId: 'r1', expectedRevision: 3 },
      }),
    )
  })

  it('is not offered to who gave the first', async () => {
    anAdministrator({ reset: { ...CHECKED, canConfirm: false } })
    await screen.findByText('A second administrator has to confirm this.')
    expect(screen.queryByRole('button', { name: /^Confirm/ })).toBeNull()
  })
})

describe('the page of lost second factors', () => {
  it('takes a reason to decline, and says that it was', async () => {
    const { user, sent } = anAdministrator({ after: { state: 'DECLINED' } })
    await user.click(await screen.findByRole('button', { name: 'Decline for Robin' }))
    const dialog = await openDialog('Decline for Robin')
    fill(within(dialog).getByLabelText(/^Reason/), HOW)
    await press(user, 'Decline the request', dialog)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent('SecondFactorResetDecline')).toEqual({
      input: { resetId: 'r1', reason: HOW, expectedRevision: 3 },
    })
    expect(screen.getAllByText(/^Declined\. Robin is mailed/).length).toBeGreaterThan(0)
  })

  it('says that nobody waits, and how one comes to', async () => {
    anAdministrator({ reset: null })
    expect(await screen.findByRole('heading', { name: 'Nobody waits' })).toBeDefined()
  })

  it('is for administrators alone', async () => {
    const { api } = anAdministrator({ abilities: [] })
    expect(await screen.findByRole('heading', { name: /for administrators/ })).toBeDefined()
    expect(api.asked.map(({ name }) => name)).toEqual(['Viewer'])
  })

  it('says that it could not be loaded, and loads on request', async () => {
    const { api, user } = anAdministrator()
    api.unreachable.add('SecondFactorResets')
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached')
    api.unreachable.clear()
    await press(user, 'Try again')
    expect(await screen.findByText('robin@hospital.example')).toBeDefined()
  })
})
