import type { StateDenial } from '../../domain/app-state/state-access.ts'
import { insufficientScope } from '../bearer-token.ts'
import { FhirRefusal } from '../operation-outcome.ts'

/** The refusal of what the rules do not open. */
export function stateRefusal(denial: StateDenial): FhirRefusal {
  if (denial.rule === 'scope-missing') return insufficientScope(denial.text, denial.neededScope)
  const facts = { status: 403, code: 'forbidden', rule: denial.rule } as const
  if (denial.rule !== 'policy-rule') return new FhirRefusal({ ...facts, text: denial.text })
  const { rule, text } = denial.denial
  return new FhirRefusal({ ...facts, text, policyRule: rule.key })
}

/**
 * The refusal of a change to what is not there as the app knows it; in the same words for what is gone, never was, is about
 * something else or is not the app's (SMART.md STATE-02).
 */
export function notAsKnown(rule: 'absent' | 'outside-limits' | 'version-passed'): FhirRefusal {
  const text =
    'There is no such state in that version, about that subject and with that code. Search for it again.'
  const outcome = rule === 'outside-limits' ? 'DENIED' : 'FAILURE'
  return new FhirRefusal({ status: 412, code: 'conflict', text, rule, outcome })
}

/** The refusal of a change that does not say which version it changes (RFC 6585 section 3). */
export function versionRequired(): FhirRefusal {
  const text = 'Say which version this changes: send If-Match with the ETag of the state.'
  return new FhirRefusal({ status: 428, code: 'invalid', text, rule: 'version-required' })
}
