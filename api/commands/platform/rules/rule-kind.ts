import type { AuditAction } from '../../../../schema/vocabulary/audit-action.ts'
import { scopeKey } from '../../../domain/governance/rule-parts.ts'
import type { RuleSubject } from '../../../entities/platform/hospital-rule.entity.ts'

type RuleKind = 'POLICY' | 'SCOPE'

/** What the audit trail calls each step of a change. */
export const RULE_ACTIONS: Readonly<
  Record<RuleKind, Readonly<Record<'proposed' | 'withdrawn' | 'changed', AuditAction>>>
> = {
  POLICY: {
    proposed: 'policy.proposed',
    withdrawn: 'policy.withdrawn',
    changed: 'policy.changed',
  },
  SCOPE: {
    proposed: 'scope-catalog.proposed',
    withdrawn: 'scope-catalog.withdrawn',
    changed: 'scope-catalog.changed',
  },
}

/** Says what a rule is about. */
export function ruleKind(subject: RuleSubject): RuleKind {
  return subject === 'POLICY' ? 'POLICY' : 'SCOPE'
}

/** Names the entry of the catalog in the audit trail; the policy is one. */
export function ruleSubject(subject: RuleSubject): { subject?: string } {
  const key = scopeKey(subject)
  return key ? { subject: key } : {}
}
