import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { ConsentPreview } from '../../../portal/src/components/consent-preview/consent-preview.tsx'
import { ScopeDiffPanel } from '../../../portal/src/components/scope-diff/scope-diff-panel.tsx'
import { press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const SAVE = 'Save something'

/** A version whose revision goes up when the test saves. */
function renderRevised(
  api: ReturnType<typeof aScriptedApi>,
  Part: (props: { revision: number }) => React.ReactNode,
) {
  const Component = () => {
    const [revision, setRevision] = useState(1)
    return (
      <>
        <button type="button" onClick={() => setRevision(revision + 1)}>
          {SAVE}
        </button>
        <Part revision={revision} />
      </>
    )
  }
  renderPage({ client: api.client, path: '/', at: '/', Component })
  return userEvent.setup()
}

describe('the preview of the consent page', () => {
  const open = () => {
    const state = { html: '<h1>Chart Lens asks</h1>' }
    const api = aScriptedApi({
      ConsentPreview: () => ({
        node: { __typename: 'AppVersion', id: 'v1', consentPreviewHtml: state.html },
      }),
    })
    return { api, state }
  }
  const Part = ({ revision }: { revision: number }) => (
    <ConsentPreview versionId="v1" revision={revision} hint="Written from your draft." />
  )
  const frame = () =>
    screen.findByTitle<HTMLIFrameElement>('The consent page as patients will see it')

  it('is the page of the server, in which nothing works', async () => {
    renderRevised(open().api, Part)
    const page = await frame()
    expect(page.srcdoc).toBe('<h1>Chart Lens asks</h1>')
    // Neither allow-scripts nor allow-forms: what a vendor wrote cannot act in the portal.
    expect(page.getAttribute('sandbox')).toBe('allow-same-origin')
    expect(screen.getByRole('region', { name: 'What patients will see' })).toBeDefined()
  })

  it('is written again with every saved change', async () => {
    const { api, state } = open()
    const user = renderRevised(api, Part)
    await frame()
    state.html = '<h1>Chart Lens 2 asks</h1>'
    await press(user, SAVE)
    await waitFor(async () => expect((await frame()).srcdoc).toBe('<h1>Chart Lens 2 asks</h1>'))
  })

  it('says that it could not be loaded, and loads on request', async () => {
    const { api } = open()
    api.unreachable.add('ConsentPreview')
    const user = renderRevised(api, Part)
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached')
    api.unreachable.clear()
    await press(user, 'Try again')
    expect((await frame()).srcdoc).toContain('Chart Lens asks')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('keeps the page that was shown when the next one cannot be loaded', async () => {
    const { api } = open()
    const user = renderRevised(api, Part)
    await frame()
    api.unreachable.add('ConsentPreview')
    await press(user, SAVE)
    expect((await frame()).srcdoc).toContain('Chart Lens asks')
  })
})

const SAME = { added: [], widened: [], narrowed: [], removed: [] }

const openDiff = (diff: Record<string, unknown> | null) => {
  const state = { diff }
  const api = aScriptedApi({
    ScopeDiff: () => ({
      node: {
        ...{ __typename: 'AppVersion', id: 'v2' },
        scopeDiff: state.diff && {
          ...{ __typename: 'ScopeDiff', against: 1, requiresReconsent: false },
          ...{ consentsAffected: 0, ...SAME, ...state.diff },
        },
      },
    }),
  })
  return { api, state }
}
const Diff = ({ revision }: { revision: number }) => (
  <ScopeDiffPanel versionId="v2" revision={revision} number={2} />
)
const panel = () =>
  screen.findByRole('region', { name: 'Access in version 2, compared with version 1' })

describe('what a version asks for compared with the one before', () => {
  it('says in words and letters what came, grew, shrank and went', async () => {
    const { api } = openDiff({
      added: ['patient/Observation.rs'],
      widened: ['patient/Condition.cruds'],
      narrowed: ['patient/Patient.r'],
      removed: ['offline_access'],
      ...{ requiresReconsent: true, consentsAffected: 3 },
    })
    renderRevised(api, Diff)
    const region = await panel()
    const parts = [
      ['Asked for anew', 'patient/Observation.rs'],
      ['Asks for more than before', 'patient/Condition.cruds'],
      ['Asks for less than before', 'patient/Patient.r'],
      ['No longer asked for', 'offline_access'],
    ] as const
    for (const [words, scope] of parts) {
      const part = within(region).getByText(words).parentElement
      expect(part?.querySelector('code')?.textContent).toBe(scope)
    }
    expect(region.textContent).toContain('3 people who allow the app now would be asked again.')
  })

  it.each([
    [
      { added: ['offline_access'], requiresReconsent: true, consentsAffected: 1 },
      /^One person who/,
    ],
    [{ added: ['offline_access'], requiresReconsent: true }, /Nobody allows it now\.$/],
    [{ removed: ['offline_access'] }, /^Nobody is asked again/],
    [{}, /^It asks for the same\.$/],
  ])('says what follows from %j', async (diff, words) => {
    renderRevised(openDiff(diff).api, Diff)
    expect(within(await panel()).getByText(words)).toBeDefined()
  })

  it('is compared again with every saved change', async () => {
    const { api, state } = openDiff({})
    const user = renderRevised(api, Diff)
    await panel()
    state.diff = { added: ['patient/Observation.rs'] }
    await press(user, SAVE)
    expect(await screen.findByText('Asked for anew')).toBeDefined()
  })

  it('is nothing for a first version', async () => {
    const { api } = openDiff(null)
    renderRevised(api, Diff)
    await waitFor(() => expect(api.asked.length).toBeGreaterThan(0))
    expect(screen.queryByRole('region')).toBeNull()
  })

  it('says that it could not be loaded, and loads on request', async () => {
    const { api } = openDiff({})
    api.unreachable.add('ScopeDiff')
    const user = renderRevised(api, Diff)
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached')
    api.unreachable.clear()
    await press(user, 'Try again')
    expect(await panel()).toBeDefined()
  })
})
