import { describe, expect, it, vi } from 'vitest'
import type { DraftPatch } from '../../../portal/src/features/registration/draft/draft-fields.ts'
import type { RescuedEdits } from '../../../portal/src/features/registration/draft/draft-rescue.ts'
import { createDraftSession } from '../../../portal/src/features/registration/draft/draft-session.ts'
import type { SaveOutcome } from '../../../portal/src/features/registration/draft/use-draft-saver.ts'
import { aDraft } from './drafts.ts'

const PATIENCE = { timeout: 10_000 }

interface Request {
  readonly patch: DraftPatch
  readonly revision: number
  readonly answer: (outcome: SaveOutcome) => void
  readonly fail: () => void
}

/** A session on a server that answers when the test says so. */
function openSession(rescued?: RescuedEdits) {
  const requests: Request[] = []
  const session = createDraftSession({
    fields: aDraft(),
    revision: 1,
    rescued,
    delays: { afterEdit: 0, afterFailure: 0 },
    save: (patch, revision) =>
      new Promise((answer, reject) => {
        requests.push({ patch, revision, answer, fail: () => reject(new Error('offline')) })
      }),
  })
  const request = (index: number) =>
    vi.waitFor(() => {
      const found = requests[index]
      if (!found) throw new Error(`request ${index} has not been sent`)
      return found
    }, PATIENCE)
  const settled = (revision: number) =>
    vi.waitFor(
      () => expect(session.getState()).toMatchObject({ revision, inFlight: null }),
      PATIENCE,
    )
  return { session, requests, request, settled }
}

describe('autosave', () => {
  it('saves by itself after an edit, on the revision it knows', async () => {
    const { session, request, settled } = openSession()
    session.dispatch({ type: 'edited', patch: { name: 'Lens' } })
    const first = await request(0)
    expect(first).toMatchObject({ patch: { name: 'Lens' }, revision: 1 })
    first.answer({ kind: 'saved', revision: 2 })
    await settled(2)
    expect(session.getState().savedAt).not.toBeNull()
  })

  it('sends what was typed meanwhile afterwards, on the new revision', async () => {
    const { session, requests, request, settled } = openSession()
    session.dispatch({ type: 'edited', patch: { name: 'Lens' } })
    const first = await request(0)
    session.dispatch({ type: 'edited', patch: { name: 'Lens 2' } })
    expect(requests).toHaveLength(1)
    first.answer({ kind: 'saved', revision: 2 })
    const second = await request(1)
    expect(second).toMatchObject({ patch: { name: 'Lens 2' }, revision: 2 })
    second.answer({ kind: 'saved', revision: 3 })
    await settled(3)
  })

  it('tries again after the server could not be reached', async () => {
    const { session, request, settled } = openSession()
    session.dispatch({ type: 'edited', patch: { name: 'Lens' } })
    const first = await request(0)
    first.fail()
    const second = await request(1)
    expect(second.patch).toEqual({ name: 'Lens' })
    second.answer({ kind: 'saved', revision: 2 })
    await settled(2)
    expect(session.getState().hasFailed).toBe(false)
  })

  it('saves what an earlier page could not', async () => {
    const rescued = { base: aDraft(), revision: 1, patch: { name: 'Typed before' } }
    const { request } = openSession(rescued)
    expect(await request(0)).toMatchObject({ patch: { name: 'Typed before' }, revision: 1 })
  })

  it('asks when an earlier page and the server changed the same field', () => {
    const base = aDraft({ name: 'Old name' })
    const { session } = openSession({ base, revision: 0, patch: { name: 'Typed before' } })
    expect(session.getState().conflict?.fields).toEqual(['name'])
    expect(session.getState().local.name).toBe('Typed before')
  })

  it('stops while a conflict waits for an answer, and goes on after it', async () => {
    const { session, requests, request } = openSession()
    session.dispatch({ type: 'edited', patch: { name: 'Mine' } })
    const first = await request(0)
    first.answer({ kind: 'overtaken', theirs: aDraft({ name: 'Theirs' }), revision: 5 })
    await vi.waitFor(() => expect(session.getState().conflict).not.toBeNull(), PATIENCE)
    await session.flush()
    expect(requests).toHaveLength(1)
    session.dispatch({ type: 'kept-mine' })
    const second = await request(1)
    expect(second).toMatchObject({ patch: { name: 'Mine' }, revision: 5 })
  })
})
