import './browser.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/registration/wizard-page.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aVersionRow } from './version-rows.ts'

const TEXT = {
  __typename: 'AttestationText',
  id: 'text-3',
  version: 3,
  publishedAt: '2026-11-10T09:00:00Z',
  body: 'Breaches are reported within 30 days.',
  sha256: '0'.repeat(64),
  summary: 'Breaches are reported earlier.',
}

const CHANGES = [
  {
    __typename: 'ParagraphChange',
    kind: 'CHANGED',
    parts: [
      { __typename: 'WordChange', kind: 'SAME', text: 'Breaches are reported within ' },
      { __typename: 'WordChange', kind: 'REMOVED', text: '60' },
      { __typename: 'WordChange', kind: 'ADDED', text: '30' },
      { __typename: 'WordChange', kind: 'SAME', text: ' days.' },
    ],
  },
]

/** The last step of a draft, by a vendor who signed that version of the statement before. */
function openLastStep(signed: number | null, isAnswered = false) {
  const attestation = {
    __typename: 'Attestation',
    id: 'attestation-1',
    answer: 'ACCEPTED',
    textVersion: 3,
    isCurrent: true,
    signedAt: '2026-11-20T10:00:00Z',
    legalName: 'Ada Acme',
  }
  const version = {
    ...aVersionRow({ revision: 1, name: 'Chart Lens' }),
    attestation: isAnswered ? attestation : null,
  }
  const previousAttestation = signed && {
    __typename: 'Attestation',
    id: 'attestation-0',
    textVersion: signed,
  }
  const api = aScriptedApi({
    AppVersionDraft: () => ({ node: version }),
    Viewer: () => ({ viewer: null, organization: null }),
    CurrentAttestationText: () => ({
      attestationText: TEXT,
      node: { __typename: 'AppVersion', id: 'version-1', previousAttestation },
    }),
    AttestationChangesSince: () => ({ attestationText: { ...TEXT, changesSince: CHANGES } }),
  })
  renderPage({
    client: api.client,
    path: '/registrations/:versionId/:step',
    at: '/registrations/version-1/attestation',
    Component,
  })
  return api
}

const changed = { name: 'What changed since you signed version 1' }

describe('the last step of the wizard', () => {
  it('shows what changed since the vendor signed, and which version is in force (R121)', async () => {
    const api = openLastStep(1)
    const section = await screen.findByRole('region', changed)
    expect(await within(section).findByText(/^Version 3 is in force since /)).toBeTruthy()
    expect(within(section).getByText('Breaches are reported earlier.')).toBeTruthy()
    expect(section.querySelector('del')?.textContent).toBe('60')
    expect(section.querySelector('ins')?.textContent).toBe('30')
    expect(api.asked.find(({ name }) => name === 'AttestationChangesSince')?.variables).toEqual({
      version: 1,
    })
  })

  it.each([
    ['who never signed', null, false],
    ['who signed the text in force', 3, false],
    ['who has answered it in this draft', 1, true],
  ])('shows the text alone to a vendor %s', async (_who, signed, isAnswered) => {
    const api = openLastStep(signed, isAnswered)
    await screen.findByRole('heading', {
      name: 'Attestation of privacy and security, version 3',
    })
    expect(screen.queryByText(/^What changed/)).toBeNull()
    expect(api.asked.map(({ name }) => name)).not.toContain('AttestationChangesSince')
  })
})
