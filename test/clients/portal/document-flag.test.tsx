import './browser.ts'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { DocumentsPanel } from '../../../portal/src/components/documents/documents-panel.tsx'
import { eventually } from '../../support/eventually.ts'
import { aDocument, filed } from './documents.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const DOCUMENT = aDocument()

const VERSION = {
  __typename: 'AppVersion',
  id: 'version-1',
  number: 1,
  canUploadDocuments: true,
  documents: filed([DOCUMENT]),
  app: { __typename: 'App', id: 'app-1', versions: [] },
}

const REFUSAL = {
  __typename: 'FieldError',
  message: 'This version is retired, which is final.',
  code: 'TERMINAL_STATE',
  path: null,
  limit: null,
}

/** The documents of a version, at a server that says what it makes of a change when the test lets it. */
async function openDocuments() {
  const api = aScriptedApi({ VersionDocuments: () => ({ node: VERSION }) })
  const Component = () => <DocumentsPanel versionId="version-1" emptyText="None." />
  renderPage({ client: api.client, path: '/', at: '/', Component })
  const flag = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Policy\.pdf/ })
  return { api, flag }
}

const answer = (document: object | null, userErrors: readonly object[] = []) => ({
  documentUpdate: { __typename: 'DocumentPayload', document, userErrors },
})

describe('the flag of a document', () => {
  it('shows the new state before the server has answered, and keeps it', async () => {
    const { api, flag } = await openDocuments()
    await userEvent.click(flag)
    expect(flag.checked).toBe(false)
    expect(screen.getByText('Not ready for viewing')).toBeTruthy()
    api.send('DocumentUpdate', answer({ ...DOCUMENT, readyForViewing: false, revision: 5 }))
    api.end('DocumentUpdate')
    await userEvent.click(flag)
    expect(flag.checked).toBe(true)
    await eventually(() =>
      expect(api.waiting.map(({ variables }) => variables)).toEqual([
        { input: { documentId: 'document-1', expectedRevision: 4, readyForViewing: false } },
        { input: { documentId: 'document-1', expectedRevision: 5, readyForViewing: true } },
      ]),
    )
  })

  it('keeps what is chosen meanwhile, and sends it with the revision of the one before', async () => {
    const { api, flag } = await openDocuments()
    await userEvent.click(flag)
    await userEvent.click(flag)
    expect(flag.checked).toBe(true)
    expect(api.waiting).toHaveLength(1)
    api.send('DocumentUpdate', answer({ ...DOCUMENT, readyForViewing: false, revision: 5 }))
    api.end('DocumentUpdate')
    await eventually(() => expect(api.waiting).toHaveLength(2))
    expect(api.waiting[1]?.variables).toEqual({
      input: { documentId: 'document-1', expectedRevision: 5, readyForViewing: true },
    })
    api.send('DocumentUpdate', answer({ ...DOCUMENT, revision: 6 }))
    api.end('DocumentUpdate')
    expect(await screen.findByText('Flagged for use')).toBeTruthy()
    expect(flag.checked).toBe(true)
  })

  it('sends nothing more when what is chosen meanwhile is what the refusal left', async () => {
    const { api, flag } = await openDocuments()
    await userEvent.click(flag)
    await userEvent.click(flag)
    api.send('DocumentUpdate', answer(null, [REFUSAL]))
    api.end('DocumentUpdate')
    expect(await screen.findByText(REFUSAL.message)).toBeTruthy()
    expect(flag.checked).toBe(true)
    expect(api.waiting).toHaveLength(1)
  })

  it('goes back, with the reason under it, when the server refuses', async () => {
    const { api, flag } = await openDocuments()
    await userEvent.click(flag)
    expect(flag.checked).toBe(false)
    api.send('DocumentUpdate', answer(null, [REFUSAL]))
    api.end('DocumentUpdate')
    await eventually(() => expect(flag.checked).toBe(true))
    expect(await screen.findByText(REFUSAL.message)).toBeTruthy()
    expect((await screen.findByText(`Policy.pdf: ${REFUSAL.message}`)).getAttribute('role')).toBe(
      'status',
    )
    expect(screen.getByText('Flagged for use')).toBeTruthy()
  })
})
