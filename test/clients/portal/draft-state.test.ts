import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DraftAction,
  type DraftState,
  draftReducer,
  hasUnsaved,
  startDraft,
  unsaved,
} from '../../../portal/src/features/registration/draft/draft-state.ts'
import { aDraft } from './drafts.ts'

const NOT_AN_ADDRESS = { path: 'homepageUrl', message: 'Not a web address.' }
const AT = new Date('2026-11-22T10:42:00Z')

function run(state: DraftState, ...actions: readonly DraftAction[]): DraftState {
  return actions.reduce(draftReducer, state)
}

describe('a draft', () => {
  it('has nothing to save while it equals what the server has', () => {
    expect(unsaved(startDraft(aDraft(), 3))).toEqual({})
  })

  it('sends only the fields that were changed', () => {
    const state = run(startDraft(aDraft(), 3), { type: 'edited', patch: { name: 'Lens' } })
    expect(unsaved(state)).toEqual({ name: 'Lens' })
  })

  it('keeps what was typed while a save was under way', () => {
    const state = run(
      startDraft(aDraft(), 3),
      { type: 'edited', patch: { name: 'Lens' } },
      { type: 'sent', patch: { name: 'Lens' } },
      { type: 'edited', patch: { name: 'Lens 2' } },
      { type: 'saved', revision: 4, at: AT },
    )
    expect(state.revision).toBe(4)
    expect(state.local.name).toBe('Lens 2')
    expect(unsaved(state)).toEqual({ name: 'Lens 2' })
  })

  it('does not send a refused value again until it is changed', () => {
    const refused = run(
      startDraft(aDraft(), 3),
      { type: 'edited', patch: { homepageUrl: 'nowhere' } },
      { type: 'sent', patch: { homepageUrl: 'nowhere' } },
      { type: 'refused', faults: { homepageUrl: NOT_AN_ADDRESS } },
    )
    expect(unsaved(refused)).toEqual({})
    expect(hasUnsaved(refused)).toBe(true)
    const mended = run(refused, { type: 'edited', patch: { homepageUrl: 'https://here.example' } })
    expect(unsaved(mended)).toEqual({ homepageUrl: 'https://here.example' })
  })

  it('still sends the other fields of a refused save', () => {
    const patch = { homepageUrl: 'nowhere', name: 'Lens' }
    const state = run(
      startDraft(aDraft(), 3),
      { type: 'edited', patch },
      { type: 'sent', patch },
      { type: 'refused', faults: { homepageUrl: NOT_AN_ADDRESS } },
    )
    expect(unsaved(state)).toEqual({ name: 'Lens' })
  })
})

describe('a draft that was overtaken', () => {
  const mine = run(startDraft(aDraft(), 3), { type: 'edited', patch: { name: 'Mine' } })

  it('merges silently when the other side changed other fields', () => {
    const theirs = aDraft({ termsUrl: 'https://theirs.example' })
    const state = run(mine, { type: 'overtaken', theirs, revision: 7 })
    expect(state.conflict).toBeNull()
    expect(state.revision).toBe(7)
    expect(state.local.termsUrl).toBe('https://theirs.example')
    expect(unsaved(state)).toEqual({ name: 'Mine' })
  })

  it('asks when both changed the same field', () => {
    const theirs = aDraft({ name: 'Theirs' })
    const state = run(mine, { type: 'overtaken', theirs, revision: 7 })
    expect(state.conflict?.fields).toEqual(['name'])
    expect(state.local.name).toBe('Mine')
  })

  it('keeps mine on their revision', () => {
    const theirs = aDraft({ name: 'Theirs', termsUrl: 'https://theirs.example' })
    const state = run(mine, { type: 'overtaken', theirs, revision: 7 }, { type: 'kept-mine' })
    expect(state.revision).toBe(7)
    expect(state.local).toEqual({ ...theirs, name: 'Mine' })
    expect(unsaved(state)).toEqual({ name: 'Mine' })
  })

  it('loads theirs and sets mine aside, from where it can be put back', () => {
    const theirs = aDraft({ name: 'Theirs' })
    const loaded = run(mine, { type: 'overtaken', theirs, revision: 7 }, { type: 'took-theirs' })
    expect(loaded.local.name).toBe('Theirs')
    expect(loaded.setAside).toEqual({ name: 'Mine' })
    const restored = run(loaded, { type: 'put-back' })
    expect(restored.local.name).toBe('Mine')
    expect(restored.setAside).toBeNull()
  })

  it('chooses field by field, and sets aside only what gave way', () => {
    const twice = run(mine, { type: 'edited', patch: { termsUrl: 'https://mine.example' } })
    const theirs = aDraft({ name: 'Theirs', termsUrl: 'https://theirs.example' })
    const overtaken = run(twice, { type: 'overtaken', theirs, revision: 7 })
    const state = run(overtaken, { type: 'chose', mine: ['termsUrl'] })
    expect(state.local).toMatchObject({ name: 'Theirs', termsUrl: 'https://mine.example' })
    expect(unsaved(state)).toEqual({ termsUrl: 'https://mine.example' })
    expect(state.setAside).toEqual({ name: 'Mine' })
  })

  it('never loses a typed name, whatever happens in between', () => {
    const interruption = fc.constantFrom<DraftAction>(
      { type: 'failed' },
      { type: 'saved', revision: 9, at: AT },
      { type: 'overtaken', theirs: aDraft({ name: 'Theirs' }), revision: 8 },
      { type: 'overtaken', theirs: aDraft({ jwks: '{}' }), revision: 8 },
      { type: 'kept-mine' },
      { type: 'took-theirs' },
      { type: 'chose', mine: ['name'] },
      { type: 'chose', mine: [] },
      { type: 'refused', faults: { name: { path: 'name', message: 'No.' } } },
    )
    fc.assert(
      fc.property(fc.array(interruption, { maxLength: 8 }), (actions) => {
        const state = run(mine, ...actions)
        const places = [state.local.name, state.setAside?.name]
        expect(places).toContain('Mine')
      }),
    )
  })
})
