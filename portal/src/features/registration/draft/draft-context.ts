import { createContext, useContext } from 'react'
import type { DraftFields, DraftPatch } from './draft-fields.ts'
import type { DraftVersion } from './draft-version.ts'
import type { SubmissionError } from './submission-steps.ts'

/** What the steps of the wizard share. */
export interface Draft {
  readonly fields: DraftFields
  readonly version: DraftVersion
  /** What stands in the way of a submission: of what is saved, and of what the server would not take. */
  readonly faults: readonly SubmissionError[]
  readonly edit: (patch: DraftPatch) => void
  /** Saves everything typed so far, and answers the revision that then stands. */
  readonly flush: () => Promise<number>
  /** Takes over a revision that something other than saving has made. */
  readonly adoptRevision: (revision: number) => void
  /** The message to show under a field, once the person has been there. */
  readonly errorOf: (path: string) => string | undefined
  readonly touch: (field: string) => void
}

export const DraftContext = createContext<Draft | undefined>(undefined)

/** Reads the draft the wizard is working on. */
export function useCurrentDraft(): Draft {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('This part of the wizard stands outside of it.')
  return draft
}
