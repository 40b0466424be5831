import './browser.ts'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { DocumentsPanel } from '../../../portal/src/components/documents/documents-panel.tsx'
import { aDocument, filed } from './documents.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const VERSION = {
  __typename: 'AppVersion',
  id: 'version-1',
  number: 1,
  canUploadDocuments: false,
  documents: filed([aDocument()]),
  app: { __typename: 'App', id: 'app-1', versions: [] },
}

/** The documents of a version beside the submission, each read at an address of the moment. */
function openDocuments(canView: boolean) {
  const addresses = vi.fn(() => ({
    node: {
      ...{ __typename: 'Document', id: 'document-1' },
      downloadUrl: 'https://gatehouse.example/documents/save',
      inlineUrl: 'about:blank?shown', // nothing is loaded here
    },
  }))
  const api = aScriptedApi({
    VersionDocuments: () => ({ node: VERSION }),
    DocumentAddress: addresses,
  })
  const Component = () => (
    <DocumentsPanel versionId="version-1" emptyText="None." canView={canView} />
  )
  renderPage({ client: api.client, path: '/', at: '/', Component })
  return addresses
}

describe('the documents of a version in review', () => {
  it('are shown beside the submission, at a fresh address each time, and closed again', async () => {
    const addresses = openDocuments(true)
    const view = await screen.findByRole('button', { name: 'View Policy.pdf' })
    for (const times of [1, 2]) {
      await userEvent.click(view)
      const frame = await screen.findByTitle<HTMLIFrameElement>('Policy.pdf')
      expect(frame.src).toMatch(/^about:blank\?shown#view=FitH/)
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Policy.pdf' }))
      expect(addresses).toHaveBeenCalledTimes(times)
      await userEvent.click(screen.getByRole('button', { name: 'Close the viewer' }))
      expect(screen.queryByTitle('Policy.pdf')).toBeNull()
    }
  })

  it('are only saved where there is no room to show them', async () => {
    openDocuments(false)
    await screen.findByText(/Policy\.pdf/)
    expect(screen.queryByRole('button', { name: 'View Policy.pdf' })).toBeNull()
  })
})
