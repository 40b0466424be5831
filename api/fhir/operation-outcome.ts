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
  | 'throttled'
  | 'exception'

/** What a refusal says, and what the audit row keeps of it. */
export interface RefusalFacts {
  readonly status: number
  readonly code: IssueCode
  /** For the developer of the app; never names what lies behind the proxy. */
  readonly text: string
  /** Which rule refused; for the audit row. */
  readonly rule: string
  /** The rule of the data policy that refused; named to whoever is refused. */
  readonly policyRule?: string | undefined
  /** FAILURE when nothing was refused but nothing came of it either. @default 'DENIED' */
  readonly outcome?: 'DENIED' | 'FAILURE'
  readonly headers?: Readonly<Record<string, string>>
  /** Of a transaction: each entry that is refused, so that all of them can be mended at once. */
  readonly entries?: readonly RefusedEntry[]
}

/** An entry of a Bundle that is refused, by its place in the list. */
export interface RefusedEntry {
  readonly index: number
  readonly facts: RefusalFacts
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

/** Writes an OperationOutcome that names the rule of the data policy; `base` is the public address of the platform. */
export function policyOutcome(
  code: IssueCode,
  text: string,
  {
    rule,
    base,
    severity = 'error',
  }: { rule: string; base: string; severity?: 'error' | 'information' },
) {
  const coding = [{ system: `${base}/data-policy/rule`, code: rule }]
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity, code, details: { coding, text }, diagnostics: text }],
  }
}

/** Writes what a refusal says; `base` is the public address of the platform. One issue for each refused entry, with its place. */
export function refusalOutcome(facts: RefusalFacts, base: string) {
  const { entries } = facts
  if (!entries) return ownOutcome(facts, base)
  const issue = entries.flatMap(({ index, facts: own }) => {
    const text = `Entry ${index + 1}: ${own.text}`
    const { issue: issues } = ownOutcome({ ...own, text }, base)
    return issues.map((each) => ({ ...each, expression: [`Bundle.entry[${index}]`] }))
  })
  return { resourceType: 'OperationOutcome', issue }
}

function ownOutcome({ code, text, policyRule: rule }: RefusalFacts, base: string) {
  return rule === undefined
    ? operationOutcome(code, text)
    : policyOutcome(code, text, { rule, base })
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
