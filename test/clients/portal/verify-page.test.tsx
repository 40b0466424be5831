import './browser.ts'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/account/sign-up/verify-page.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

/** The page behind the link in the mail, at a server that takes the link or says why not. */
function openLink(at: string, refusal = '') {
  const error = { __typename: 'FieldError', message: refusal, code: 'INVALID', path: ['token'] }
  const api = aScriptedApi({
    AccountVerifyEmail: () => ({
      accountVerifyEmail: {
        __typename: 'AccountPayload',
        accepted: refusal === '',
        userErrors: refusal ? [{ ...error, limit: null }] : [],
      },
    }),
  })
  renderPage({ client: api.client, path: '/verify', at, Component })
  return api
}

const CONFIRM = { name: 'Confirm my address' }
const AGAIN = { name: 'Send me a new link' }

describe('the link that confirms an address', () => {
  it('is used by a click, never by opening it', async () => {
    const api = openLink('/verify?token=abc')
    expect(api.asked).toEqual([])
    await userEvent.click(screen.getByRole('button', CONFIRM))
    expect(await screen.findByRole('heading', { name: 'Your address is confirmed' })).toBeTruthy()
    expect(api.asked.map(({ variables }) => variables)).toEqual([{ token: 'abc' }])
  })

  it('that is over leads to a new one, and cannot be tried for ever', async () => {
    openLink('/verify?token=abc', 'This link is not valid any more. Ask for a new one.')
    await userEvent.click(screen.getByRole('button', CONFIRM))
    expect((await screen.findByRole('alert')).textContent).toContain('not valid any more')
    expect(screen.getByRole('link', AGAIN).getAttribute('href')).toBe('/sign-up/resend')
    expect(screen.queryByRole('button', CONFIRM)).toBeNull()
  })

  it('that lost its end says so', () => {
    openLink('/verify')
    expect(screen.getByRole('alert').textContent).toContain('A part of the address is missing')
    expect(screen.getByRole('link', AGAIN)).toBeTruthy()
  })
})
