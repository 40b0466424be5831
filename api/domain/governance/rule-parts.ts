import type { ScopeOverride } from '../../../schema/vocabulary/catalog/override.ts'
import {
  FIRST_POLICY,
  type GovernancePolicy,
} from '../../../schema/vocabulary/governance-policy.ts'
import { policyParts } from './policy-rules.ts'
import { overrideParts, platformEntry } from './scope-override-rules.ts'

/** A rule of the hospital as it was proposed or decided. */
export interface RuleText {
  readonly subject: string
  readonly value: GovernancePolicy | ScopeOverride | undefined
}

/** Names every part of a rule with its value; of one nobody ever changed, what every hospital starts with. */
export function ruleParts({
  subject,
  value = {},
}: RuleText): Record<string, string | number | boolean> {
  if (subject === 'POLICY') return policyParts({ ...FIRST_POLICY, ...value })
  const entry = platformEntry(scopeKey(subject) ?? '')
  return entry && !('waivers' in value) ? overrideParts(entry, value) : {}
}

/** The key of the entry a rule is about; undefined for the policy. */
export function scopeKey(subject: string): string | undefined {
  return subject.startsWith('SCOPE:') ? subject.slice('SCOPE:'.length) : undefined
}
