import type { DraftFields, DraftPatch } from './draft-fields.ts'
import type { RescuedEdits } from './draft-rescue.ts'
import {
  type DraftAction,
  type DraftState,
  draftReducer,
  startDraft,
  unsaved,
} from './draft-state.ts'
import type { SaveDraft } from './use-draft-saver.ts'

/** How long to wait before saving, in milliseconds. */
export interface SaveDelays {
  readonly afterEdit: number
  readonly afterFailure: number
}

interface Options {
  readonly fields: DraftFields
  readonly revision: number
  /** Edits of an earlier page; they are brought together with what the server has now. */
  readonly rescued?: RescuedEdits
  readonly save: SaveDraft
  readonly delays?: SaveDelays
}

const DELAYS: SaveDelays = { afterEdit: 800, afterFailure: 5000 }

/** A draft that saves itself after each change, one request at a time. */
export interface DraftSession {
  readonly getState: () => DraftState
  readonly subscribe: (listener: () => void) => () => void
  readonly dispatch: (action: DraftAction) => void
  /** Saves what is left, after what is on its way. */
  readonly flush: () => Promise<void>
}

/** Opens a draft; closing is `flush`, there is nothing else to end. */
export function createDraftSession(options: Options): DraftSession {
  const { save, delays = DELAYS } = options
  let state = openingState(options)
  let running: Promise<void> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const dispatch = (action: DraftAction) => {
    state = draftReducer(state, action)
    for (const listener of listeners) listener()
    schedule()
  }

  const schedule = () => {
    clearTimeout(timer)
    if (state.inFlight || !hasWork(state)) return
    timer = setTimeout(() => void flush(), state.hasFailed ? delays.afterFailure : delays.afterEdit)
  }

  const saveOnce = async () => {
    if (!hasWork(state)) return
    const patch = unsaved(state)
    dispatch({ type: 'sent', patch })
    dispatch(await outcomeOf(save, patch, state.revision))
  }

  const flush = () => {
    running = running.then(saveOnce)
    return running
  }

  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  schedule()
  return { getState: () => state, subscribe, dispatch, flush }
}

function openingState({ fields, revision, rescued }: Options): DraftState {
  if (!rescued) return startDraft(fields, revision)
  const before = startDraft({ ...fields, ...rescued.base }, rescued.revision, rescued.patch)
  return draftReducer(before, { type: 'overtaken', theirs: fields, revision })
}

function hasWork(state: DraftState): boolean {
  return state.conflict === null && Object.keys(unsaved(state)).length > 0
}

async function outcomeOf(
  save: SaveDraft,
  patch: DraftPatch,
  revision: number,
): Promise<DraftAction> {
  try {
    const outcome = await save(patch, revision)
    switch (outcome.kind) {
      case 'saved':
        return { type: 'saved', revision: outcome.revision, at: new Date() }
      case 'refused':
        return { type: 'refused', faults: outcome.faults }
      case 'overtaken':
        return { type: 'overtaken', theirs: outcome.theirs, revision: outcome.revision }
    }
  } catch {
    return { type: 'failed' }
  }
}
