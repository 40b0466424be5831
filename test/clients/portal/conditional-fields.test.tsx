import './browser.ts'
import { fireEvent } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import {
  type DraftState,
  draftReducer,
  startDraft,
  unsaved,
} from '../../../portal/src/features/registration/draft/draft-state.ts'
import { Component } from '../../../portal/src/features/registration/wizard-page.tsx'
import { aDraft } from './drafts.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aVersionRow } from './version-rows.ts'

/** Opens a step of a draft whose server keeps what it is sent. */
function openStep(step: string, fields: object = {}) {
  let version = { ...aVersionRow({ revision: 1, name: 'Chart Lens' }), ...fields }
  const api = aScriptedApi({
    AppVersionDraft: () => ({ node: version }),
    Viewer: () => ({ viewer: null, organization: null }),
    AppVersionDraftSave: ({ input }) => {
      version = { ...version, ...Object(input), revision: version.revision + 1 }
      const payload = { __typename: 'AppVersionPayload', appVersion: version, userErrors: [] }
      return { appVersionDraftSave: payload }
    },
  })
  renderPage({
    client: api.client,
    path: '/registrations/:versionId/:step',
    at: `/registrations/version-1/${step}`,
    Component,
  })
  return { saved: () => version }
}

const field = (name: string) => document.querySelector<HTMLInputElement>(`#field-${name}`)

/** The field once it is there: asking for it by its label takes the test environment seconds. */
function found(name: string): Promise<HTMLInputElement> {
  return vi.waitFor(() => field(name) ?? Promise.reject(new Error(`no ${name}`)), PATIENCE)
}

const PATIENCE = { timeout: 20_000 }
const type = (input: HTMLInputElement, value: string) =>
  fireEvent.change(input, { target: { value } })
const choose = (value: string) => {
  const input = document.querySelector(`input[value="${value}"]`)
  if (!input) throw new Error(`nothing to choose ${value} with`)
  fireEvent.click(input)
}

describe('R067: the launch URL', () => {
  it('is there for web apps only, leaves the draft with the choice, and comes back with it', async () => {
    const server = openStep('platforms')
    type(await found('launchUrl'), 'https://chart.example/launch')
    await expect.poll(() => server.saved().launchUrl, PATIENCE).toBe('https://chart.example/launch')

    choose('WEB')
    choose('IOS')
    await expect.poll(() => field('launchUrl'), PATIENCE).toBeNull()
    await expect
      .poll(() => server.saved(), PATIENCE)
      .toMatchObject({ operatingSystems: ['IOS'], launchUrl: null })

    choose('WEB')
    expect((await found('launchUrl')).value).toBe('https://chart.example/launch')
  }, 60_000)

  it('that a program gave to an app for phones can be seen and taken away', async () => {
    openStep('platforms', { operatingSystems: ['IOS'], launchUrl: 'https://a.example/' })
    expect((await found('launchUrl')).value).toBe('https://a.example/')
  }, 60_000)
})

describe('the keys of an app', () => {
  it('leave the draft with the type that has none, and come back with one that has', async () => {
    const server = openStep('categories', { clientType: 'CONFIDENTIAL_ASYMMETRIC' })
    type(await found('jwksUrl'), 'https://chart.example/jwks')
    await expect.poll(() => server.saved().jwksUrl, PATIENCE).toBe('https://chart.example/jwks')

    choose('PUBLIC')
    await expect.poll(() => field('jwksUrl'), PATIENCE).toBeNull()
    await expect
      .poll(() => server.saved(), PATIENCE)
      .toMatchObject({ clientType: 'PUBLIC', jwksUrl: null })

    choose('CONFIDENTIAL')
    await expect.poll(() => server.saved().clientType, PATIENCE).toBe('CONFIDENTIAL_ASYMMETRIC')
    expect((await found('jwksUrl')).value).toBe('https://chart.example/jwks')
  }, 60_000)
})

describe('R076: confidentiality', () => {
  const isChosen = (value: string) =>
    document.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.checked

  it('stays confidential unless it is toggled to public, and comes back as it was', async () => {
    const server = openStep('categories', { clientType: 'CONFIDENTIAL_SYMMETRIC' })
    await vi.waitFor(() => expect(isChosen('CONFIDENTIAL')).toBe(true), PATIENCE)
    expect(isChosen('CONFIDENTIAL_SYMMETRIC')).toBe(true)
    choose('PUBLIC')
    await expect.poll(() => server.saved().clientType, PATIENCE).toBe('PUBLIC')
    expect(isChosen('CONFIDENTIAL_SYMMETRIC')).toBeUndefined()
    choose('CONFIDENTIAL')
    await expect.poll(() => server.saved().clientType, PATIENCE).toBe('CONFIDENTIAL_SYMMETRIC')
  }, 60_000)
})

describe('R080, R129: change notes', () => {
  it.each([
    [1, false],
    [2, true],
  ])(
    'in version %i are asked for: %s',
    async (number, isAsked) => {
      openStep('notes', { number })
      await found('reviewerNotes')
      expect(field('changeNotes')?.getAttribute('aria-required')).toBe(isAsked ? 'true' : undefined)
    },
    60_000,
  )
})

it('a refusal of a field that was not sent is not answered by sending the same again', () => {
  const refusal = { path: 'jwksUrl', message: 'Use https://.' }
  const edited = { name: 'Chart Lens 2' }
  const state = [
    { type: 'edited', patch: edited } as const,
    { type: 'sent', patch: edited } as const,
    { type: 'refused', faults: { jwksUrl: refusal } } as const,
  ].reduce<DraftState>(draftReducer, startDraft(aDraft(), 1))
  expect(unsaved(state)).toEqual({})
  expect(state.refused.name).toMatchObject({ message: 'Use https://.' })
})
