import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component as ForgotPage } from '../../../portal/src/features/account/password/forgot-page.tsx'
import { Component as ResetPage } from '../../../portal/src/features/account/password/reset-page.tsx'
import { browserName } from '../../../portal/src/features/account/security/browser-name.ts'
import { Component as SecurityPage } from '../../../portal/src/features/account/security/security-page.tsx'
import { Component as SettingsPage } from '../../../portal/src/features/settings/settings-page.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

function faults(...all: { message: string; code: string; path: string[] }[]) {
  return all.map((fault) => ({ __typename: 'FieldError', limit: null, ...fault }))
}

function payload(
  type: string,
  fields: Record<string, unknown>,
  ...wrong: ReturnType<typeof faults>
) {
  return { __typename: type, userErrors: wrong, ...fields }
}

describe('a forgotten password', () => {
  it('says the same whoever asks', async () => {
    const api = aScriptedApi({
      AccountPasswordResetRequest: () => ({
        accountPasswordResetRequest: payload('AccountPayload', { accepted: true }),
      }),
    })
    renderPage({ client: api.client, path: '/forgot', at: '/forgot', Component: ForgotPage })
    await userEvent.type(await screen.findByLabelText(/Email address/), 'ada@vendor.example')
    await userEvent.click(screen.getByRole('button', { name: 'Send the link' }))
    expect((await screen.findByRole('status')).textContent).toContain('If ada@vendor.example has')
    expect(api.asked.at(-1)?.variables).toEqual({ email: 'ada@vendor.example' })
  })

  it('shows how strong the new one is, and what the server says of it', async () => {
    const weak = faults({
      ...{ message: 'This password is easy to guess.', code: 'PASSWORD_WEAK' },
      path: ['password'],
    })
    const api = aScriptedApi({
      AccountPasswordReset: ({ password }) => ({
        accountPasswordReset:
          password === 'seven quiet otters painting'
            ? payload('AccountPayload', { accepted: true })
            : payload('AccountPayload', { accepted: false }, ...weak),
      }),
    })
    const at = '/reset?token=t1'
    renderPage({ client: api.client, path: '/reset', at, Component: ResetPage })
    const field = await screen.findByLabelText(/^New password/)
    await userEvent.type(field, 'password1234')
    expect(await screen.findByText(/Weak\./)).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }))
    expect((await screen.findByRole('alert')).textContent).toContain('easy to guess')
    await userEvent.clear(field)
    await userEvent.type(field, 'seven quiet otters painting')
    expect(await screen.findByText(/strong\./i)).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }))
    expect(await screen.findByRole('heading', { name: 'Your password is set' })).toBeDefined()
    expect(api.asked.at(-1)?.variables).toMatchObject({ token: 't1' })
  })

  it('a link that is over offers another', async () => {
    const over = faults({ message: 'Over.', code: 'INVALID', path: ['token'] })
    const api = aScriptedApi({
      AccountPasswordReset: () => ({
        accountPasswordReset: payload('AccountPayload', { accepted: false }, ...over),
      }),
    })
    renderPage({ client: api.client, path: '/reset', at: '/reset?token=t2', Component: ResetPage })
    await userEvent.type(await screen.findByLabelText(/^New password/), 'seven quiet otters')
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }))
    const link = await screen.findByRole('link', { name: 'Ask for a new one' })
    expect(link.getAttribute('href')).toBe('/forgot')
  })
})

const SECURITY = {
  __typename: 'AccountSecurity',
  totpSince: null,
  recoveryCodesLeft: 0,
  isOn: false,
  isRequired: false,
  passkeys: [],
}
const SESSION = {
  __typename: 'SignInSession',
  id: 's1',
  environment: 'PRODUCTION',
  signedInAt: '2026-11-22T06:00:00Z',
  address: '192.0.2.7',
  userAgent: 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0',
  hasSecondFactor: false,
  isCurrent: true,
}

function securityOf(security: Record<string, unknown> = {}) {
  return () => ({
    viewer: {
      __typename: 'Viewer',
      id: 'viewer-1',
      security: { ...SECURITY, ...security },
      sessions: [SESSION, { ...SESSION, id: 's2', isCurrent: false, environment: 'SANDBOX' }],
    },
  })
}

const openSecurity = (api: ReturnType<typeof aScriptedApi>) =>
  renderPage({ client: api.client, path: '/security', at: '/security', Component: SecurityPage })

describe('Account security', () => {
  it('lists where one is signed in, this browser marked', async () => {
    openSecurity(aScriptedApi({ AccountSecurity: securityOf() }))
    const region = await screen.findByRole('region', { name: 'Where you are signed in' })
    expect(within(region).getAllByText('Firefox on Windows')).toHaveLength(2)
    expect(within(region).getAllByText('This browser')).toHaveLength(1)
    expect(within(region).getByText(/sandbox/)).toBeDefined()
  })

  it('sets an authenticator app up: password, picture, code, recovery codes', async () => {
    const codes = ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh']
    const api = aScriptedApi({
      AccountSecurity: securityOf(),
      AccountTotpBegin: ({ password }) => ({
        accountTotpBegin:
          password === 'right'
            ? payload('TotpBeginPayload', { secret: 'JBSWY3DP', qrSvg: '<svg/>' })
            : payload(
                'TotpBeginPayload',
                { secret: null, qrSvg: null },
                ...faults({ message: 'Wrong.', code: 'PASSWORD_WRONG', path: ['password'] }),
              ),
      }),
      AccountTotpConfirm: () => ({
        accountTotpConfirm: payload('RecoveryCodesPayload', {
          accepted: true,
          recoveryCodes: codes,
        }),
      }),
    })
    openSecurity(api)
    await userEvent.click(await screen.findByRole('button', { name: 'Set up' }))
    const dialog = await screen.findByRole('dialog')
    const password = within(dialog).getByLabelText(/^Your password/)
    await userEvent.type(password, 'no')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Continue' }))
    expect(await within(dialog).findByRole('link', { name: 'Wrong.' })).toBeDefined()
    await userEvent.clear(password)
    await userEvent.type(password, 'right')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Continue' }))
    expect(await within(dialog).findByAltText(/QR code/)).toBeDefined()
    await userEvent.type(within(dialog).getByLabelText(/^Code/), '123456')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Turn it on' }))
    for (const code of codes) expect(await screen.findByText(code)).toBeDefined()
    expect(api.asked.at(-1)?.name).toBe('AccountSecurity') // the page shows the new state
  })

  it('says when the hospital asks for a second factor', async () => {
    openSecurity(aScriptedApi({ AccountSecurity: securityOf({ isRequired: true }) }))
    expect(await screen.findByText('The hospital asks you for a second factor')).toBeDefined()
  })

  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', 'Safari on iPhone'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36', 'Chrome on Linux'],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
    ['curl/8.0', 'A program or an unknown browser'],
    [null, 'A program or an unknown browser'],
  ])('%s is %s', (agent, name) => {
    expect(browserName(agent)).toBe(name)
  })
})

describe('Settings', () => {
  const settings = {
    __typename: 'OrganizationSettings',
    ...{ id: 'o1', selfRegistration: true, secondFactor: 'OPTIONAL', revision: 3 },
  }
  const open = (api: ReturnType<typeof aScriptedApi>) =>
    renderPage({ client: api.client, path: '/settings', at: '/settings', Component: SettingsPage })

  it('saves what was chosen, for the revision that was shown', async () => {
    const api = aScriptedApi({
      OrganizationSettings: () => ({ organizationSettings: settings }),
      OrganizationSettingsUpdate: () => ({
        organizationSettingsUpdate: payload('OrganizationSettingsPayload', {
          settings: { ...settings, selfRegistration: false, secondFactor: 'STAFF', revision: 4 },
        }),
      }),
    })
    open(api)
    await userEvent.click(await screen.findByRole('switch', { name: /Anybody may create/ }))
    await userEvent.click(screen.getByRole('radio', { name: /Reviewers and administrators/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(api.asked.at(-1)).toEqual({
      name: 'OrganizationSettingsUpdate',
      variables: {
        input: { selfRegistration: false, secondFactor: 'STAFF', expectedRevision: 3 },
      },
    })
  })

  it('a change by somebody else is said, and the new state offered', async () => {
    const stale = {
      ...{ __typename: 'StaleRevisionError', code: 'STALE_REVISION', path: null },
      message: 'Somebody changed this in the meantime.',
    }
    const api = aScriptedApi({
      OrganizationSettings: () => ({ organizationSettings: settings }),
      OrganizationSettingsUpdate: () => ({
        organizationSettingsUpdate: {
          ...{ __typename: 'OrganizationSettingsPayload', settings: null },
          userErrors: [stale],
        },
      }),
    })
    open(api)
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }))
    expect((await screen.findByRole('alert')).textContent).toContain('in the meantime')
    expect(screen.getByRole('button', { name: 'Show the new state' })).toBeDefined()
  })
})
