import './browser.ts'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Component } from '../../../portal/src/features/attestation-text/attestation-text-page.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { aFault, expectKept, expectRefusal, fill, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const BODY = 'We handle data as the policy says. '.repeat(8).trim()
const NEXT = `${BODY}\nWe tell people within a day when something went wrong.`
const SUMMARY = 'Vendors tell people within a day.'

const PROPOSAL = {
  ...{ __typename: 'AttestationProposal', id: 'p1', body: NEXT, summary: SUMMARY, sha256: 'cd' },
  ...{ createdAt: '2026-02-03T04:05:06Z', revision: 1, canPublish: false, changes: [] },
  proposedBy: { __typename: 'Person', name: 'Bob' },
}

/** A reviewer before the text in force; somebody else may propose in the meantime. */
function aReviewer(refusal?: ReturnType<typeof aFault>) {
  vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
  const state: { proposal: typeof PROPOSAL | null } = { proposal: null }
  const api = aScriptedApi({
    Viewer: () => ({
      organization: null,
      viewer: {
        ...{ __typename: 'Viewer', id: 'me', name: 'Ada', email: 'ada@hospital.example' },
        ...{ abilities: ['attestation-text.publish'], vendorRole: null, vendor: null },
      },
    }),
    AttestationTexts: () => ({
      attestationProposal: state.proposal,
      attestationTexts: [
        {
          ...{ __typename: 'AttestationText', id: 't1', version: 1, body: BODY, sha256: 'ab' },
          ...{ publishedAt: '2026-01-02T03:04:05Z', summary: 'The first one.' },
        },
      ],
    }),
    AttestationTextPreview: ({ body }) => ({
      attestationTextPreview: [
        {
          ...{ __typename: 'ParagraphChange', kind: 'ADDED' },
          parts: [
            {
              ...{ __typename: 'ParagraphPart', kind: 'ADDED' },
              text: `Preview of ${String(body).length}`,
            },
          ],
        },
      ],
    }),
    AttestationTextPropose: () => {
      if (!refusal) state.proposal = PROPOSAL
      return {
        attestationTextPropose: {
          __typename: 'AttestationProposalPayload',
          proposal: refusal ? null : { __typename: 'AttestationProposal', id: 'p1' },
          userErrors: refusal ? [refusal] : [],
        },
      }
    },
  })
  renderPage({ client: api.client, path: '/text', at: '/text', Component })
  return { api, state, user: userEvent.setup() }
}

const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Text/ })
const summary = () => screen.findByLabelText<HTMLTextAreaElement>(/^What changed/)

describe('the proposal of a text', () => {
  it('begins with the text in force, shows what would change, and is sent with its summary', async () => {
    const { user, api } = aReviewer()
    const field = await text()
    expect(field.value).toBe(BODY)
    fill(field, NEXT)
    expect(await screen.findByText(`Preview of ${NEXT.length}`)).toBeDefined()
    await user.type(await summary(), SUMMARY)
    expect(screen.getByText(`${SUMMARY.length} of 1000 characters, at least 20`)).toBeDefined()
    await press(user, 'Propose this text')
    expect(await screen.findByRole('region', { name: 'Waits for a second person' })).toBeDefined()
    expect(screen.getByRole('status').textContent).toContain('A second person has to publish it.')
    const sent = api.asked.find(({ name }) => name === 'AttestationTextPropose')
    expect(sent?.variables).toEqual({ input: { body: NEXT, summary: SUMMARY } })
  })

  it('lists a refusal, shows it at the field, and keeps every word', async () => {
    const message = 'Say what changed in at least 20 characters.'
    const { user } = aReviewer(aFault(['input', 'summary'], message, 'TOO_SHORT'))
    const field = await summary()
    fill(await text(), NEXT)
    fill(field, 'Little.')
    await press(user, 'Propose this text')
    await expectRefusal(user, { field, message, typed: 'Little.' })
    expect((await text()).value).toBe(NEXT)
  })

  it('keeps every word without a network', async () => {
    const { user, api } = aReviewer()
    fill(await text(), NEXT)
    fill(await summary(), SUMMARY)
    api.unreachable.add('AttestationTextPropose')
    await press(user, 'Propose this text')
    await expectKept(await text(), NEXT)
    expect((await summary()).value).toBe(SUMMARY)
    api.unreachable.clear()
    await press(user, 'Propose this text')
    expect(await screen.findByRole('region', { name: 'Waits for a second person' })).toBeDefined()
  })

  it('keeps every word when somebody else proposed in the meantime', async () => {
    const message = 'Another text waits for a second person already.'
    const { user, state } = aReviewer(aFault(null, message, 'NOT_UNIQUE'))
    fill(await text(), NEXT)
    fill(await summary(), SUMMARY)
    state.proposal = PROPOSAL
    await press(user, 'Propose this text')
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(message))
    expect((await text()).value).toBe(NEXT)
  })
})
