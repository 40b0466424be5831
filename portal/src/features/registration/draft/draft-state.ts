import {
  type DraftField,
  type DraftFields,
  type DraftPatch,
  differingFields,
  fieldsOf,
  isSame,
  pick,
} from './draft-fields.ts'

/** Somebody else saved other values in fields that were changed here too. */
export interface DraftConflict {
  readonly theirs: DraftFields
  readonly revision: number
  readonly fields: readonly DraftField[]
}

/** A draft between what the server has and what is on the screen. */
export interface DraftState {
  /** The last values known to be saved. */
  readonly base: DraftFields
  /** The values on the screen. */
  readonly local: DraftFields
  readonly revision: number
  /** What is on its way to the server. */
  readonly inFlight: DraftPatch | null
  readonly savedAt: Date | null
  readonly hasFailed: boolean
  /** Values the server would not take, with its words; they are not sent again unchanged. */
  readonly refused: Readonly<Partial<Record<DraftField, Refusal>>>
  readonly conflict: DraftConflict | null
  /** Own values that gave way to somebody else's; they can be put back. */
  readonly setAside: DraftPatch | null
}

/** What the server said about a field, and about which place in it: `redirectUrls.0`. */
export interface FieldFault {
  readonly path: string
  readonly message: string
}

interface Refusal extends FieldFault {
  readonly value: unknown
}

export type DraftAction =
  | { readonly type: 'edited'; readonly patch: DraftPatch }
  | { readonly type: 'sent'; readonly patch: DraftPatch }
  | { readonly type: 'saved'; readonly revision: number; readonly at: Date }
  | { readonly type: 'refused'; readonly faults: Readonly<Partial<Record<DraftField, FieldFault>>> }
  | { readonly type: 'failed' }
  | { readonly type: 'overtaken'; readonly theirs: DraftFields; readonly revision: number }
  | { readonly type: 'revised'; readonly revision: number }
  | { readonly type: 'kept-mine' }
  | { readonly type: 'took-theirs' }
  | { readonly type: 'chose'; readonly mine: readonly DraftField[] }
  | { readonly type: 'put-back' }
  | { readonly type: 'let-go' }

/** Begins with what the server has, and with edits that are not saved yet. */
export function startDraft(fields: DraftFields, revision: number, edits?: DraftPatch): DraftState {
  return {
    base: fields,
    local: { ...fields, ...edits },
    revision,
    inFlight: null,
    savedAt: null,
    hasFailed: false,
    refused: {},
    conflict: null,
    setAside: null,
  }
}

/** Finds what still has to be saved; a value that was refused waits until it is changed. */
export function unsaved(state: DraftState): DraftPatch {
  const fields = differingFields(state.local, state.base).filter((field) => {
    const refusal = state.refused[field]
    return !refusal || !isSame(refusal.value, state.local[field])
  })
  return pick(state.local, fields)
}

/** Lists what the server would not take and is still on the screen so. */
export function standingRefusals({ local, refused }: DraftState): FieldFault[] {
  return fieldsOf(local).flatMap((field) => {
    const refusal = refused[field]
    return refusal && isSame(refusal.value, local[field]) ? [refusal] : []
  })
}

/** Says whether anything on the screen is not on the server. */
export function hasUnsaved(state: DraftState): boolean {
  return differingFields(state.local, state.base).length > 0
}

/** Moves a draft on. Nothing a person typed is ever dropped: it is saved, on screen, or set aside. */
export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  switch (action.type) {
    case 'edited':
      return { ...state, local: { ...state.local, ...action.patch } }
    case 'sent':
      return { ...state, inFlight: action.patch, hasFailed: false }
    case 'saved':
      return afterSave(state, action.revision, action.at)
    case 'refused':
      return afterRefusal(state, action.faults)
    case 'failed':
      return { ...state, inFlight: null, hasFailed: true }
    case 'overtaken':
      return afterOvertaking(state, action.theirs, action.revision)
    case 'revised':
      return { ...state, revision: action.revision }
    case 'kept-mine':
      return afterChoice(state, state.conflict?.fields ?? [])
    case 'took-theirs':
      return afterChoice(state, [])
    case 'chose':
      return afterChoice(state, action.mine)
    case 'put-back':
      return { ...state, local: { ...state.local, ...state.setAside }, setAside: null }
    case 'let-go':
      return { ...state, setAside: null }
  }
}

function afterSave(state: DraftState, revision: number, savedAt: Date): DraftState {
  const base = { ...state.base, ...state.inFlight }
  const saved = fieldsOf(state.inFlight ?? {})
  const refused = Object.entries(state.refused).filter(([field]) => !saved.some((s) => s === field))
  return {
    ...state,
    base,
    revision,
    savedAt,
    inFlight: null,
    refused: Object.fromEntries(refused),
  }
}

function afterRefusal(
  state: DraftState,
  faults: Readonly<Partial<Record<DraftField, FieldFault>>>,
): DraftState {
  const sent = state.inFlight ?? {}
  const blamed = fieldsOf(sent).filter((field) => faults[field])
  // A fault of a field that was not sent holds up all that were: sending them again would change nothing.
  const held = blamed.length > 0 ? blamed : fieldsOf(sent)
  const refusals = held.map((field) => {
    const message = Object.values(faults)[0]?.message ?? ''
    return [field, { ...(faults[field] ?? { path: field, message }), value: sent[field] }]
  })
  return {
    ...state,
    inFlight: null,
    refused: { ...state.refused, ...Object.fromEntries(refusals) },
  }
}

/** Merges silently when the two sides changed different fields; asks when they met. */
function afterOvertaking(state: DraftState, theirs: DraftFields, revision: number): DraftState {
  const mine = differingFields(state.local, state.base)
  const fields = differingFields(theirs, state.base).filter(
    (field) => mine.includes(field) && !isSame(theirs[field], state.local[field]),
  )
  if (fields.length > 0) {
    return { ...state, inFlight: null, conflict: { theirs, revision, fields } }
  }
  const local = { ...theirs, ...pick(state.local, mine) }
  return { ...state, base: theirs, local, revision, inFlight: null }
}

/** Field by field: what is not kept gives way, and is set aside so that it can be put back. */
function afterChoice(state: DraftState, kept: readonly DraftField[]): DraftState {
  if (!state.conflict) return state
  const { theirs, revision, fields } = state.conflict
  const mine = pick(state.local, differingFields(state.local, state.base))
  const givenUp = fields.filter((field) => !kept.includes(field))
  const local = { ...theirs, ...mine, ...pick(theirs, givenUp) }
  const setAside =
    givenUp.length > 0 ? { ...state.setAside, ...pick(state.local, givenUp) } : state.setAside
  return { ...state, base: theirs, local, revision, conflict: null, setAside }
}
