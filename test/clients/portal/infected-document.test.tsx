import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { DocumentsPanel } from '../../../portal/src/components/documents/documents-panel.tsx'
import { aDocument, filed } from './documents.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const CLEAN = aDocument({ id: 'document-1', fileName: 'Policy.pdf', scanState: 'CLEAN' })
const INFECTED = aDocument({
  id: 'document-2',
  fileName: 'Agreement.pdf',
  scanState: 'INFECTED',
  scanSignature: 'Eicar-Test-Signature',
})

/** The documents of a version with an infected one, at a server that takes it away or says why not. */
async function openDocuments({ canUpload = true, refusal = '' } = {}) {
  let documents = [CLEAN, INFECTED]
  const userErrors = refusal
    ? [{ __typename: 'FieldError', message: refusal, code: 'INVALID', path: null, limit: null }]
    : []
  const api = aScriptedApi({
    VersionDocuments: () => ({
      node: {
        ...{ __typename: 'AppVersion', id: 'version-1', number: 1 },
        canUploadDocuments: canUpload,
        documents: filed(documents),
        app: { __typename: 'App', id: 'app-1', versions: [] },
      },
    }),
    DocumentUploadCancel: ({ documentId }) => {
      if (!refusal) documents = documents.filter(({ id }) => id !== documentId)
      const payload = { __typename: 'DocumentCancelPayload', documentId, userErrors }
      return { documentUploadCancel: payload }
    },
  })
  const Component = () => <DocumentsPanel versionId="version-1" emptyText="None." />
  renderPage({ client: api.client, path: '/', at: '/', Component })
  const item = (await screen.findByText('Agreement.pdf')).closest('li')
  return { api, infected: within(item ?? document.body) }
}

const REMOVE = { name: 'Remove this entry: Agreement.pdf' }

describe('a document in which the scanner found malware', () => {
  it('says what was found, and offers neither its bytes nor its flag', async () => {
    const { infected } = await openDocuments()
    expect(infected.getByText(/found Eicar-Test-Signature in this file/)).toBeTruthy()
    expect(infected.getByText(/no reviewer has seen it/)).toBeTruthy()
    expect(infected.queryByRole('checkbox')).toBeNull()
    expect(infected.queryByRole('button', { name: /^Agreement\.pdf/ })).toBeNull()
    expect(infected.queryByText('Flagged for use')).toBeNull()
  })

  it('is removed by its vendor, and the list says so', async () => {
    const { api, infected } = await openDocuments()
    await userEvent.click(infected.getByRole('button', REMOVE))
    expect(await screen.findByText('Agreement.pdf was removed.')).toBeTruthy()
    await expect.poll(() => screen.queryByText('Agreement.pdf')).toBeNull()
    expect(screen.getByRole('checkbox', { name: /Policy\.pdf/ })).toBeTruthy()
    const sent = api.asked.filter(({ name }) => name === 'DocumentUploadCancel')
    expect(sent.map(({ variables }) => variables)).toEqual([{ documentId: 'document-2' }])
  })

  it('stays, with the reason under it, when the server refuses', async () => {
    const { infected } = await openDocuments({ refusal: 'There is no such document.' })
    await userEvent.click(infected.getByRole('button', REMOVE))
    expect((await infected.findByRole('alert')).textContent).toBe('There is no such document.')
    expect(screen.getByText('Agreement.pdf')).toBeTruthy()
  })

  it('is not for people to remove who file nothing here', async () => {
    const { infected } = await openDocuments({ canUpload: false })
    expect(infected.getByText(/found Eicar-Test-Signature/)).toBeTruthy()
    expect(infected.queryByRole('button', REMOVE)).toBeNull()
  })
})
