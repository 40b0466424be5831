import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { PasskeyDialog } from '../../../portal/src/features/account/security/passkey-dialog.tsx'
import { aFault, expectKept, expectRefusal, openDialog, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const CODES = ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh']

/** What the server asks the browser to make. */
const OPTIONS = JSON.stringify({
  challenge: 'Y2hhbGxlbmdl',
  rp: { id: 'localhost', name: 'Gatehouse' },
  user: { id: 'dXNlcg', name: 'ada@vendor.example', displayName: 'Ada' },
  pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
})

const bytes = (text: string) => new TextEncoder().encode(text).buffer

/** A browser whose device makes a passkey, or does not. */
function aBrowser({ isWilling }: { isWilling: boolean }) {
  vi.stubGlobal('PublicKeyCredential', class {})
  const create = vi.fn(async () => {
    if (!isWilling) throw new DOMException('The person closed the window.', 'NotAllowedError')
    return {
      id: 'key-1',
      ...{ rawId: bytes('key-1'), type: 'public-key', authenticatorAttachment: 'platform' },
      getClientExtensionResults: () => ({}),
      response: {
        ...{ clientDataJSON: bytes('{}'), attestationObject: bytes('made') },
        getTransports: () => ['internal'],
      },
    }
  })
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { create } })
  return { create }
}

interface Refusals {
  readonly begin?: ReturnType<typeof aFault>
  readonly confirm?: ReturnType<typeof aFault>
}

function open(refusals: Refusals = {}, codes: readonly string[] = CODES) {
  const state = { ...refusals }
  const api = aScriptedApi({
    AccountPasskeyBegin: () => ({
      accountPasskeyBegin: {
        __typename: 'PasskeyBeginPayload',
        options: state.begin ? null : OPTIONS,
        userErrors: state.begin ? [state.begin] : [],
      },
    }),
    AccountPasskeyConfirm: () => ({
      accountPasskeyConfirm: {
        __typename: 'RecoveryCodesPayload',
        accepted: !state.confirm,
        recoveryCodes: state.confirm ? null : codes,
        userErrors: state.confirm ? [state.confirm] : [],
      },
    }),
  })
  const onDone = vi.fn()
  const onClose = vi.fn()
  const Component = () => <PasskeyDialog onDone={onDone} onClose={onClose} />
  renderPage({ client: api.client, path: '/', at: '/', Component })
  return { api, state, onDone, onClose, user: userEvent.setup() }
}

async function typeBoth(user: ReturnType<typeof userEvent.setup>) {
  const dialog = await openDialog('Add a passkey')
  const name = within(dialog).getByLabelText<HTMLInputElement>(/^Name/)
  const password = within(dialog).getByLabelText<HTMLInputElement>(/^Your password/)
  await user.type(name, 'Laptop')
  await user.type(password, 'seven quiet otters')
  return { dialog, name, password }
}

describe('a new passkey', () => {
  it('is made by the browser, kept under its name, and comes with recovery codes', async () => {
    const { create } = aBrowser({ isWilling: true })
    const { user, api, onDone, onClose } = open()
    await typeBoth(user)
    await user.keyboard('{Enter}')
    for (const code of CODES) expect(await screen.findByText(code)).toBeDefined()
    expect(create).toHaveBeenCalledOnce()
    expect(onDone).toHaveBeenCalledOnce()
    expect(api.asked.map(({ variables }) => variables)).toEqual([
      { password: 'seven quiet otters' },
      { name: 'Laptop', answer: expect.stringContaining('"id":"key-1"') },
    ])
    await press(user, 'I have saved them')
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('closes when there are recovery codes already', async () => {
    aBrowser({ isWilling: true })
    const { user, onClose } = open({}, [])
    const { dialog } = await typeBoth(user)
    await press(user, 'Continue', dialog)
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  })

  it('lists a wrong password, shows it at the field, and asks no browser', async () => {
    const message = 'This is not your password.'
    const { create } = aBrowser({ isWilling: true })
    const { user } = open({ begin: aFault(['password'], message, 'PASSWORD_WRONG') })
    const { dialog, name, password } = await typeBoth(user)
    await press(user, 'Continue', dialog)
    await expectRefusal(user, { field: password, message, typed: 'seven quiet otters' })
    expect(name.value).toBe('Laptop')
    expect(create).not.toHaveBeenCalled()
  })

  it('lists a refused name, shows it at the field, and goes on once it is mended', async () => {
    const message = 'A name has at most 60 characters.'
    aBrowser({ isWilling: true })
    const { user, state } = open({ confirm: aFault(['name'], message, 'TOO_LONG') })
    const { dialog, name } = await typeBoth(user)
    await press(user, 'Continue', dialog)
    await expectRefusal(user, { field: name, message, typed: 'Laptop' })
    state.confirm = undefined
    await press(user, 'Continue', dialog)
    expect(await screen.findByText(CODES[0] ?? '')).toBeDefined()
  })

  it('says that the browser made none, and keeps what was typed', async () => {
    aBrowser({ isWilling: false })
    const { user, api } = open()
    const { dialog, name, password } = await typeBoth(user)
    await press(user, 'Continue', dialog)
    expect((await screen.findByRole('alert')).textContent).toContain('The browser made no passkey')
    expect([name.value, password.value]).toEqual(['Laptop', 'seven quiet otters'])
    expect(api.asked.map((one) => one.name)).toEqual(['AccountPasskeyBegin'])
  })

  it('keeps what was typed without a network', async () => {
    aBrowser({ isWilling: true })
    const { user, api } = open()
    const { dialog, name } = await typeBoth(user)
    api.unreachable.add('AccountPasskeyBegin')
    await press(user, 'Continue', dialog)
    await expectKept(name, 'Laptop')
  })
})
