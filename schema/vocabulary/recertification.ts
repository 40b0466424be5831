/** What is decided about a live app when it is looked at again (R254). */
export const RECERTIFICATION_DECISIONS = ['KEEP', 'NARROW', 'RETIRE'] as const
export type RecertificationDecision = (typeof RECERTIFICATION_DECISIONS)[number]

export const RECERTIFICATION_DECISION_NAMES: Readonly<Record<RecertificationDecision, string>> = {
  KEEP: 'Keep as it is',
  NARROW: 'Keep with less access',
  RETIRE: 'Retire',
}
