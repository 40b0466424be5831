import { type DraftFields, type DraftPatch, differingFields, pick } from './draft-fields.ts'
import type { DraftState } from './draft-state.ts'

const PREFIX = 'gatehouse.draft.'

/** Edits an earlier page could not save, with what they were made on. */
export interface RescuedEdits {
  readonly base: DraftFields
  readonly patch: DraftPatch
  readonly revision: number
}

/** Keeps unsaved edits in this tab, so that leaving or signing in again loses nothing. */
export function rescue(versionId: string, { local, base, revision }: DraftState): void {
  const edits: RescuedEdits = { base, revision, patch: pick(local, differingFields(local, base)) }
  window.sessionStorage.setItem(PREFIX + versionId, JSON.stringify(edits))
}

/** Finds edits an earlier page of this tab kept. */
export function rescued(versionId: string): RescuedEdits | undefined {
  const stored = window.sessionStorage.getItem(PREFIX + versionId)
  return stored ? JSON.parse(stored) : undefined
}

export function forgetRescued(versionId: string): void {
  window.sessionStorage.removeItem(PREFIX + versionId)
}
