import type { RuleDraft } from './rule-draft.ts'
import type { RulePlaces } from './rule-faults.ts'

/** What the fields of one rule are given. */
export interface RuleFieldsProps {
  readonly draft: RuleDraft
  readonly onChange: (draft: RuleDraft) => void
  /** Where a field of this rule is, and what is wrong with it. */
  readonly at: RulePlaces
}
