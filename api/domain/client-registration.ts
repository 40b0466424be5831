import type { FieldIssue } from './submission/field-issue.ts'
import { checkSubmission } from './submission.ts'
import type { SubmissionDraft } from './submission-draft.ts'

/** What an app says about itself when it registers and has no place in a version: kept, and said again when asked. */
export interface KeptMetadata {
  /** Kept as text; nothing is ever fetched from it (SMART.md DCR-07). */
  logoUri?: string | undefined
  contacts?: string[] | undefined
  softwareId?: string | undefined
  softwareVersion?: string | undefined
}

/** What a client has to have before it may be used; all else can wait until the version is submitted. */
const NEEDED_AT_ONCE = ['redirectUrls', 'jwksUrl', 'jwks', 'clientType']

/**
 * Lists what keeps a draft from having a client in the sandbox already: the very rules of a submission, as far as they
 * are about addresses, keys and scopes.
 */
export function registrationIssues(draft: SubmissionDraft): FieldIssue[] {
  return checkSubmission(draft, 'submit').filter(({ path: [field = '', , part] }) =>
    field === 'scopes' ? part === 'scope' : NEEDED_AT_ONCE.includes(field),
  )
}
