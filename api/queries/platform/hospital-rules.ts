import type { RequestContext } from '../../context.ts'
import {
  type PolicyBook,
  policyBook,
  type StoredPolicy,
} from '../../domain/governance/policy-book.ts'
import { HospitalRule, type RuleSubject } from '../../entities/platform/hospital-rule.entity.ts'
import { HospitalRuleProposal } from '../../entities/platform/hospital-rule-proposal.entity.ts'

/** Reads every version of the policy of the hospital. One statement. */
export async function policies({
  em,
  organizationId,
}: Pick<RequestContext, 'em' | 'organizationId'>): Promise<PolicyBook> {
  const stored = await em.execute<StoredPolicy[]>(
    `select number, value from hospital_rule where organization_id = ? and subject = 'POLICY'`,
    [organizationId],
  )
  return policyBook(stored)
}

/** Lists the versions of some rules, newest first; version 1, which every hospital starts with, is not among them. */
export function rulesAbout(
  { em, organizationId }: Pick<RequestContext, 'em' | 'organizationId'>,
  subjects: readonly RuleSubject[],
): Promise<HospitalRule[]> {
  const about = { organizationId, subject: { $in: [...subjects] } }
  return em.find(HospitalRule, about, { orderBy: { number: 'desc' } })
}

/** Lists the proposals about some rules that wait for a second person, at most one for each. */
export function openRuleProposals(
  { em, organizationId }: Pick<RequestContext, 'em' | 'organizationId'>,
  subjects: readonly RuleSubject[],
): Promise<HospitalRuleProposal[]> {
  const open = { organizationId, subject: { $in: [...subjects] }, state: 'OPEN' } as const
  return em.find(HospitalRuleProposal, open)
}
