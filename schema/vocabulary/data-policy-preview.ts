/** Requests of one kind that a policy would treat otherwise than the one in force. */
export interface PolicyEffect {
  readonly effect: 'REFUSED' | 'REDACTED' | 'FILTERED' | 'OPENED'
  readonly appName: string
  readonly resourceType: string
  /** As FHIR calls it. */
  readonly interaction: string
  /** The rule that does it; the scope that is missing, where that is what refuses. */
  readonly rule: string
  readonly requests: number
  readonly lastAt: string
  /** Search parameters of one of them: names, never values. */
  readonly parameters: readonly string[]
}

/** What a policy, or other scopes of one app, would have done to the requests of some days. */
export interface DataPolicyPreview {
  readonly days: number
  /** Requests that were replayed. */
  readonly requests: number
  readonly refused: number
  readonly redacted: number
  /** Answers that would be looked through for labels; what they held is not kept, so not how many lose something. */
  readonly filtered: number
  /** Refused by the policy in force, and no longer. */
  readonly opened: number
  /** Could not be judged: what they asked is not recorded so far. */
  readonly undecided: number
  /** The largest first. */
  readonly effects: readonly PolicyEffect[]
  /** There were more kinds of requests than are listed. */
  readonly isCut: boolean
}

export const POLICY_EFFECTS = ['REFUSED', 'REDACTED', 'FILTERED', 'OPENED'] as const
export const POLICY_EFFECT_NAMES: Readonly<Record<PolicyEffect['effect'], string>> = {
  REFUSED: 'Refused',
  REDACTED: 'Elements taken out',
  FILTERED: 'Looked through for labels',
  OPENED: 'No longer refused',
}
