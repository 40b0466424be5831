import { useCallback, useState } from 'react'
import { differingFields, fieldsOf } from './draft/draft-fields.ts'
import type { DraftState } from './draft/draft-state.ts'
import { messageAt, type SubmissionError } from './draft/submission-steps.ts'

interface Version {
  readonly submissionErrors: readonly SubmissionError[]
}

/**
 * Decides which faults to show where: what the server refused at once, what is missing once the
 * person has been in the field, and everything after an attempt to submit.
 */
export function useFieldErrors(state: DraftState, version: Version) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [hasAttempted, setHasAttempted] = useState(false)

  const touch = useCallback((field: string) => {
    setTouched((before) => (before.has(field) ? before : new Set([...before, field])))
  }, [])

  const errorOf = (path: string): string | undefined => {
    const field = path.split('.')[0] ?? path
    const refused = fieldsOf(state.local).find((known) => known === field)
    const refusal = refused && state.refused[refused]
    const isStanding = refusal && refusal.value === state.local[refused]
    if (isStanding && refusal.path === path) return refusal.message
    if (!hasAttempted && !touched.has(field)) return undefined
    // What is missing is known for what was saved: a new value gets no verdict on the old one.
    if (differingFields(state.local, state.base).some((one) => one === field)) return undefined
    return messageAt(version.submissionErrors, path)
  }

  return { errorOf, touch, hasAttempted, attempt: () => setHasAttempted(true) }
}
