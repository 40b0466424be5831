import type { GovernancePolicy } from '../../../../schema/vocabulary/governance-policy.ts'
import type { RequestContext } from '../../../context.ts'
import { policyFaults, wholePolicy } from '../../../domain/governance/policy-rules.ts'
import type { HospitalRuleProposal } from '../../../entities/platform/hospital-rule-proposal.entity.ts'
import type { CommandResult } from '../../user-fault.ts'
import { proposeRule } from './propose-rule.ts'

/**
 * Proposes another policy of the hospital: its days, its dates, and who may waive what (LIFECYCLE D2, D4).
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function proposePolicy(
  ctx: RequestContext,
  { summary, ...policy }: GovernancePolicy & { summary: string },
): Promise<CommandResult<HospitalRuleProposal>> {
  const faults = policyFaults(policy)
  return proposeRule(ctx, { subject: 'POLICY', value: wholePolicy(policy), faults, summary })
}
