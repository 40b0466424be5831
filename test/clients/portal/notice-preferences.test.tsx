import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/account/notices/notice-preferences-page.tsx'
import { chooseLanguage } from '../../../portal/src/lib/i18n/language.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const KINDS = [
  ['MESSAGE_POSTED', 'A message is posted', false],
  ['APP_VERSION_RELEASED', 'A version goes live', false],
  ['APP_VERSION_SUSPENDED', 'An app is suspended', true],
] as const

const viewer = (mails: Record<string, string>) => ({
  __typename: 'Viewer',
  id: 'viewer-1',
  email: 'ada@example.org',
  noticePreferences: KINDS.map(([event, name, isImmediate]) => ({
    __typename: 'NoticePreference',
    ...{ event, name, isImmediate, mail: mails[event] ?? 'AT_ONCE' },
  })),
})

function open() {
  const mails: Record<string, string> = {}
  const api = aScriptedApi({
    NoticePreferences: () => ({ viewer: viewer(mails) }),
    NoticePreferencesUpdate: ({ input }) => {
      const { preferences } = input as { preferences: { event: string; mail: string }[] }
      for (const { event, mail } of preferences) mails[event] = mail
      return {
        noticePreferencesUpdate: {
          __typename: 'ViewerPayload',
          viewer: viewer(mails),
          userErrors: [],
        },
      }
    },
  })
  renderPage({ client: api.client, path: '/', at: '/', Component })
  return { api, mails }
}

const chosen = (name: string) =>
  within(screen.getByRole('radiogroup', { name }))
    .getAllByRole('radio')
    .find((radio) => (radio as HTMLInputElement).checked)
    ?.getAttribute('value')

describe('notices and mail', () => {
  it('keeps each choice at once and says so', async () => {
    const { mails } = open()
    const group = await screen.findByRole('radiogroup', { name: 'A message is posted' })
    await userEvent.click(within(group).getByRole('radio', { name: 'Daily digest' }))
    expect(await screen.findByText('Saved: A message is posted, Daily digest')).toBeTruthy()
    expect(mails).toEqual({ MESSAGE_POSTED: 'DIGEST' })
    expect(chosen('A message is posted')).toBe('DIGEST')
    expect(chosen('A version goes live')).toBe('AT_ONCE')
  })

  it('offers no choice where mail cannot wait, and leaves it out of "all"', async () => {
    const { mails } = open()
    expect(await screen.findByText('Always mailed at once')).toBeTruthy()
    expect(screen.queryByRole('radiogroup', { name: 'An app is suspended' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'No mail' }))
    expect(await screen.findByText('Saved: all kinds, No mail')).toBeTruthy()
    expect(mails).toEqual({ MESSAGE_POSTED: 'NO_MAIL', APP_VERSION_RELEASED: 'NO_MAIL' })
  })

  it('names every kind in Spanish too', async () => {
    await chooseLanguage('es')
    try {
      open()
      const group = await screen.findByRole('radiogroup', { name: 'Se escribe un mensaje' })
      expect(within(group).getByRole('radio', { name: 'Resumen diario' })).toBeTruthy()
      expect(screen.getByText('Se suspende una aplicación')).toBeTruthy()
    } finally {
      await chooseLanguage('en')
    }
  })
})
