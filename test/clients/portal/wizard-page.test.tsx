import './browser.ts'
import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/registration/wizard-page.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aVersionRow } from './version-rows.ts'

interface DraftInput {
  readonly name?: string
  readonly expectedRevision: number
}

/** A server that holds one draft, where somebody else may save in between. */
function aDraftServer() {
  let version = aVersionRow({ revision: 1, name: 'Chart Lens' })
  const inputs: DraftInput[] = []
  const api = aScriptedApi({
    AppVersionDraft: () => ({ node: version }),
    Viewer: () => ({ viewer: null, organization: null }),
    AppVersionDraftSave: ({ input }) => {
      const { expectedRevision, name } = readInput(input)
      inputs.push({ expectedRevision, name })
      if (expectedRevision !== version.revision) return { appVersionDraftSave: stale() }
      version = { ...version, name: name ?? version.name, revision: version.revision + 1 }
      return {
        appVersionDraftSave: {
          __typename: 'AppVersionPayload',
          appVersion: version,
          userErrors: [],
        },
      }
    },
  })
  const saveElsewhere = (name: string) => {
    version = { ...version, name, revision: version.revision + 1 }
  }
  return { api, inputs, saveElsewhere, current: () => version }
}

function readInput(input: unknown): DraftInput {
  if (typeof input !== 'object' || input === null) throw new Error('no input')
  const fields = new Map<string, unknown>(Object.entries(input))
  const name = fields.get('name')
  return {
    expectedRevision: Number(fields.get('expectedRevision')),
    ...(typeof name === 'string' ? { name } : {}),
  }
}

function stale() {
  return {
    __typename: 'AppVersionPayload',
    appVersion: null,
    userErrors: [
      {
        __typename: 'StaleRevisionError',
        message: 'Somebody saved in between.',
        code: 'STALE_REVISION',
        path: ['expectedRevision'],
      },
    ],
  }
}

async function openNameStep(server: ReturnType<typeof aDraftServer>) {
  renderPage({
    client: server.api.client,
    path: '/registrations/:versionId/:step',
    at: '/registrations/version-1/name',
    Component,
  })
  return screen.findByLabelText(/App name/)
}

describe('the wizard', () => {
  it('saves what is typed and says when', async () => {
    const server = aDraftServer()
    const field = await openNameStep(server)
    fireEvent.change(field, { target: { value: 'Chart Lens 2' } })
    expect(await screen.findByText(/^Saved \d/)).toBeTruthy()
    expect(server.current().name).toBe('Chart Lens 2')
  })

  it('shows both sides of a conflict and keeps mine on request', async () => {
    const server = aDraftServer()
    const field = await openNameStep(server)
    server.saveElsewhere('Theirs')
    fireEvent.change(field, { target: { value: 'Chart Lens mine' } })

    const dialog = await screen.findByRole('dialog', { name: 'Somebody else changed this draft' })
    expect(within(dialog).getByText('Chart Lens mine')).toBeTruthy()
    expect(within(dialog).getByRole('cell', { name: 'Theirs' })).toBeTruthy()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Keep mine' }))

    await expect.poll(() => server.current().name, { timeout: 10_000 }).toBe('Chart Lens mine')
    expect(server.inputs.at(-1)).toEqual({ expectedRevision: 2, name: 'Chart Lens mine' })
  })

  it('loads theirs on request, and puts mine back when asked', async () => {
    const server = aDraftServer()
    const field = await openNameStep(server)
    server.saveElsewhere('Theirs')
    fireEvent.change(field, { target: { value: 'Chart Lens mine' } })

    await userEvent.click(await screen.findByRole('button', { name: 'Load theirs' }))
    expect(await screen.findByDisplayValue('Theirs')).toBeTruthy()
    await userEvent.click(await screen.findByRole('button', { name: 'Put mine back' }))
    expect(await screen.findByDisplayValue('Chart Lens mine')).toBeTruthy()
  })

  it('says where documents go that support a claim', async () => {
    renderPage({
      client: aDraftServer().api.client,
      path: '/registrations/:versionId/:step',
      at: '/registrations/version-1/categories',
      Component,
    })
    const link = await screen.findByRole('link', { name: 'Documents of this app' })
    expect(link.getAttribute('href')).toBe('/apps/chart-lens/documents?version=1')
  })
})
