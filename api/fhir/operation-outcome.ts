/** The words of https://hl7.org/fhir/R4/valueset-issue-type.html that we use. */
export type IssueCode =
  | 'login'
  | 'expired'
  | 'forbidden'
  | 'suppressed'
  | 'not-found'
  | 'deleted'
  | 'not-supported'
  | 'invalid'
  | 'too-long'
  | 'too-costly'
  | 'conflict'
  | 'multiple-matches'
  | 'processing'
  | 'transient'
  | 'timeout'
  | 'exception'

/** What a refusal says, and what the audit row keeps of it. */
export interface RefusalFacts {
  readonly status: number
  readonly code: IssueCode
  /** For the developer of the app; never names what lies behind the proxy. */
  readonly text: string
  /** Which rule refused; for the audit row. */
  readonly rule: string
  /** FAILURE when nothing was refused but nothing came of it either. @default 'DENIED' */
  readonly outcome?: 'DENIED' | 'FAILURE'
  readonly headers?: Readonly<Record<string, string>>
}

/** A step of the proxy that ends the interaction; answered as an OperationOutcome. */
export class FhirRefusal extends Error {
  readonly facts: RefusalFacts

  constructor(facts: RefusalFacts, cause?: unknown) {
    super(facts.text, { cause })
    this.name = 'FhirRefusal'
    this.facts = facts
  }
}

/** Writes an OperationOutcome with one issue. @see https://hl7.org/fhir/R4/operationoutcome.html */
export function operationOutcome(
  code: IssueCode,
  text: string,
  severity: 'error' | 'information' = 'error',
) {
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity, code, details: { text }, diagnostics: text }],
  }
}

/** Makes whatever was thrown a refusal; what nobody expected says nothing of itself. */
export function toRefusal(error: unknown): FhirRefusal {
  if (error instanceof FhirRefusal) return error
  const text = 'The request could not be answered. Try again later.'
  const facts = {
    status: 500,
    code: 'exception',
    text,
    rule: 'broken',
    outcome: 'FAILURE',
  } as const
  return new FhirRefusal(facts, error)
}

/** The refusal of a single resource, in the same words whether it is hidden or was never there. */
export function notFound(place: string, rule: 'absent' | 'outside-limits'): FhirRefusal {
  const outcome = rule === 'absent' ? 'FAILURE' : 'DENIED'
  const text = `${place} is not known.`
  return new FhirRefusal({ status: 404, code: 'not-found', text, rule, outcome })
}
