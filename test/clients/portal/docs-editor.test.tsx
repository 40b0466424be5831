import './browser.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Component } from '../../../portal/src/features/docs/docs-editor-page.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { DOCS_SECTIONS } from '../../../schema/vocabulary/docs-section.ts'
import { aFault, expectKept, expectRefusal, fill, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

interface Sent {
  readonly sections: readonly { key: string; text: { title: string; body: string } | null }[]
  readonly expectedRevision: number
}

const STALE = {
  ...aFault(null, 'Somebody changed this.', 'STALE_REVISION'),
  __typename: 'StaleRevisionError',
}

/** A hospital whose words are edited by whoever sends the revision of now. */
function anEditor(refusal?: ReturnType<typeof aFault>) {
  vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
  const words = new Map<string, { title: string; body: string }>(
    DOCS_SECTIONS.map((key) => [key, { title: `About ${key}`, body: `Words on ${key}.` }]),
  )
  const state = { revision: 1, refusal }
  const publish = (key: string, text: { title: string; body: string }) => {
    words.set(key, text)
    state.revision += 1
  }
  const docs = () => ({
    __typename: 'DeveloperDocs',
    revision: state.revision,
    sections: DOCS_SECTIONS.map((key) => ({
      ...{ __typename: 'DocsSection', key, isDefault: state.revision === 1 },
      ...words.get(key),
    })),
  })
  const organization = () => ({
    ...{ __typename: 'Organization', id: 'o1', name: 'St. Example', docs: docs() },
    ...{ supportEmail: 'help@hospital.example', selfRegistration: true, environments: [] },
  })
  const update = ({ sections, expectedRevision }: Sent) => {
    const fault = expectedRevision === state.revision ? state.refusal : STALE
    const refused = fault ? [fault] : []
    const [section] = fault ? [] : sections
    if (section?.text) publish(section.key, section.text)
    return {
      __typename: 'OrganizationPayload',
      organization: refused.length ? null : organization(),
      userErrors: refused,
    }
  }
  const api = aScriptedApi({
    Viewer: () => ({
      organization: organization(),
      viewer: {
        ...{ __typename: 'Viewer', id: 'me', name: 'Ada', email: 'ada@hospital.example' },
        ...{ abilities: ['organization.administer'], vendorRole: null, vendor: null },
      },
    }),
    DocsPage: () => ({ organization: organization() }),
    OrganizationDocsUpdate: ({ input }) => {
      const sent: Sent = JSON.parse(JSON.stringify(input))
      return { organizationDocsUpdate: update(sent) }
    },
  })
  const router = renderPage({ client: api.client, path: '/docs/edit', at: '/docs/edit', Component })
  return { api, state, publish, words, router, user: userEvent.setup() }
}

const body = () => screen.findByLabelText<HTMLTextAreaElement>(/^Text/)
const heading = () => screen.findByLabelText<HTMLInputElement>(/^Heading/)

describe('the editor of the documentation', () => {
  it('shows what is typed before it is published, and publishes it', async () => {
    const { user, words } = anEditor()
    fill(await body(), 'First.\n\nSecond.')
    const preview = screen.getByRole('region', { name: 'Preview' })
    expect(preview.querySelectorAll('p')).toHaveLength(3) // its label and two paragraphs
    expect(screen.getByText(/changes that are not published/)).toBeDefined()
    expect(screen.getByText(/^15 of 8000 characters/)).toBeDefined()
    await press(user, 'Publish')
    await waitFor(() => expect(words.get('GETTING_STARTED')?.body).toBe('First.\n\nSecond.'))
    await waitFor(() => expect(screen.queryByText(/not published/)).toBeNull())
    expect(await screen.findByRole('button', { name: /Bring back the words/ })).toBeDefined()
  })

  it('lists a refusal, shows it at the field, and keeps every word', async () => {
    const message = 'The heading has no letters.'
    const refusal = aFault(['input', 'sections', '0', 'text', 'title'], message)
    const { user } = anEditor(refusal)
    const field = await heading()
    fill(field, '—')
    fill(await body(), 'Mine.')
    await press(user, 'Publish')
    await expectRefusal(user, { field, message, typed: '—' })
    expect((await body()).value).toBe('Mine.')
  })

  it('keeps every word without a network', async () => {
    const { user, api } = anEditor()
    fill(await body(), 'Mine.')
    api.unreachable.add('OrganizationDocsUpdate')
    await press(user, 'Publish')
    await expectKept(await body(), 'Mine.')
  })

  it('keeps the words of one section while another is looked at', async () => {
    const { router } = anEditor()
    fill(await body(), 'Mine.')
    await router.navigate('/docs/edit?section=SCOPES')
    await waitFor(async () => expect((await body()).value).toBe('Words on SCOPES.'))
    await router.navigate('/docs/edit?section=GETTING_STARTED')
    await waitFor(async () => expect((await body()).value).toBe('Mine.'))
  })

  it('keeps every word when the page is left and opened again', async () => {
    anEditor()
    fill(await body(), 'Mine.')
    cleanup()
    anEditor()
    expect((await body()).value).toBe('Mine.')
    expect(screen.getByText(/changes that are not published/)).toBeDefined()
  })
})

describe('two who edit the documentation', () => {
  it('keeps what was typed when somebody was quicker, and shows both', async () => {
    const { user, publish, words } = anEditor()
    fill(await body(), 'Mine.')
    publish('GETTING_STARTED', { title: 'Theirs', body: 'Their words.' })
    await press(user, 'Publish')
    expect((await screen.findByRole('alert')).textContent).toContain('Somebody changed this.')
    expect((await body()).value).toBe('Mine.')
    await press(user, 'Load the latest words')
    expect(await screen.findByText('Their words.')).toBeDefined()
    expect((await body()).value).toBe('Mine.')
    await press(user, 'Publish')
    await waitFor(() => expect(words.get('GETTING_STARTED')?.body).toBe('Mine.'))
  })

  it('takes the words of the other on request', async () => {
    const { user, publish } = anEditor()
    fill(await body(), 'Mine.')
    publish('GETTING_STARTED', { title: 'Theirs', body: 'Their words.' })
    await press(user, 'Publish')
    await user.click(await screen.findByRole('button', { name: 'Load the latest words' }))
    await user.click(await screen.findByRole('button', { name: 'Take these instead' }))
    expect((await body()).value).toBe('Their words.')
    expect((await heading()).value).toBe('Theirs')
  })
})
