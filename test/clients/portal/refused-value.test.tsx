import './browser.ts'
import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { allFaults } from '../../../portal/src/features/registration/draft/submission-steps.ts'
import { Component } from '../../../portal/src/features/registration/wizard-page.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aVersionRow } from './version-rows.ts'

const PATIENCE = { timeout: 20_000 }

it('a value that the server refuses makes its step wrong, though the saved one is right', async () => {
  const refusal = {
    __typename: 'FieldError',
    message: 'Fill in this field.',
    code: 'REQUIRED',
    path: ['input', 'name'],
    limit: 1,
  }
  const api = aScriptedApi({
    AppVersionDraft: () => ({ node: aVersionRow({ revision: 1, name: 'Chart Lens' }) }),
    Viewer: () => ({ viewer: null, organization: null }),
    AppVersionDraftSave: () => ({
      appVersionDraftSave: {
        __typename: 'AppVersionPayload',
        appVersion: null,
        userErrors: [refusal],
      },
    }),
  })
  renderPage({
    client: api.client,
    path: '/registrations/:versionId/:step',
    at: '/registrations/version-1/name',
    Component,
  })
  const field = await vi.waitFor(() => {
    const input = document.querySelector('#field-name')
    return input ?? Promise.reject(new Error('no field'))
  }, PATIENCE)
  const mark = () => document.querySelector('nav[aria-label="Steps"] li')?.textContent
  expect(mark()).toBe('1. App namecomplete')
  fireEvent.change(field, { target: { value: '' } })
  await expect.poll(mark, PATIENCE).toBe('1. App namehas errors')
  expect(screen.getByText('Fill in this field.')).toBeTruthy()
}, 60_000)

it('a field is at fault once, with what was said last', () => {
  const fault = (field: string, message: string) => ({
    message,
    code: 'REQUIRED' as const,
    path: [field],
  })
  const saved = [fault('homepageUrl', 'This is needed.'), fault('scopes', 'This is needed.')]
  const refused = [{ path: 'homepageUrl', message: 'Use https://.' }]
  expect(allFaults(saved, refused).map(({ path, message }) => [path, message])).toEqual([
    [['homepageUrl'], 'Use https://.'],
    [['scopes'], 'This is needed.'],
  ])
})
