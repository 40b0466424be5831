import { getStatus, OperationOutcomeError } from '@medplum/core'
import type { OperationOutcome, OperationOutcomeIssue } from '@medplum/fhirtypes'

/** Refuses what this server does not do, by name, so that nobody takes silence for an answer. */
export const notSupported = (text: string): OperationOutcomeError => refusal('not-supported', text)

/** Refuses what is not well formed. */
export const invalid = (text: string): OperationOutcomeError => refusal('invalid', text)

/** Refuses what is well formed and still cannot be done: status 422. */
export const unprocessable = (text: string): OperationOutcomeError =>
  refusal('business-rule', text, { id: 'business-rule' })

/** Refuses because a condition of the caller is not met: status 412. */
export const unmet = (text: string): OperationOutcomeError =>
  refusal('processing', text, { id: 'precondition-failed' })

/** Says that a type, an operation or a path is not known here: status 404. */
export const unknownPlace = (text: string): OperationOutcomeError =>
  refusal('not-found', text, { id: 'not-found' })

/** Refuses to answer in anything but JSON: status 406. */
export const refusedFormat = (format: string): OperationOutcomeError =>
  refusal('not-supported', `This server answers in JSON, not in ${format}.`, {
    id: notAcceptable,
  })

/** Asks the caller to try again after meeting another writer: status 409. */
export const collided = (cause: unknown): OperationOutcomeError =>
  refusal('conflict', 'Another request changed the same data. Try again.', {
    id: 'conflict',
    cause,
  })

/** Hides what broke inside: status 500, the cause only for our own log. */
export const broken = (cause: unknown): OperationOutcomeError =>
  refusal('exception', 'The FHIR server could not answer this request.', { cause })

/** Says that something was done, for a caller who prefers to hear no more than that. */
export const done = (text: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'information', code: 'informational', details: { text } }],
})

/** Marks an outcome that @medplum/core has no status for. */
const notAcceptable = 'not-acceptable'

/** The HTTP status of an outcome. */
export const outcomeStatus = (outcome: OperationOutcome): number =>
  outcome.id === notAcceptable ? 406 : getStatus(outcome)

/**
 * Makes an outcome fit for a client: without the id, in which @medplum/core keeps the status, and
 * with the text in both places where clients look for it.
 */
export const presentable = ({ id: _, ...outcome }: OperationOutcome): OperationOutcome => ({
  ...outcome,
  issue: outcome.issue.map((issue) => ({
    ...issue,
    diagnostics: issue.diagnostics ?? issue.details?.text,
  })),
})

/** `id` is how @medplum/core maps an outcome to its HTTP status. */
const refusal = (
  code: OperationOutcomeIssue['code'],
  text: string,
  { id, cause }: { id?: string; cause?: unknown } = {},
) => {
  const outcome: OperationOutcome = {
    resourceType: 'OperationOutcome',
    ...(id === undefined ? {} : { id }),
    issue: [{ severity: 'error', code, details: { text } }],
  }
  return new OperationOutcomeError(outcome, { cause })
}
