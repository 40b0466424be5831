import type { GovernancePolicy } from '../../../schema/vocabulary/governance-policy.ts'
import type { RequestContext } from '../../context.ts'
import { policyBook, presentPolicy } from '../../domain/governance/policy-book.ts'
import type { RuleValue } from '../../entities/platform/hospital-rule.entity.ts'
import { openRuleProposals, rulesAbout } from './hospital-rules.ts'
import { namesInRules, proposalView, ruleHistory } from './rule-history.ts'

/** Reads the policy in force with every change of it. Two statements. */
export async function policyView(ctx: RequestContext) {
  const rules = await rulesAbout(ctx, ['POLICY'])
  const names = await namesInRules(ctx, rules, [])
  const book = policyBook(rules.map(({ number, value }) => ({ number, value: policyIn(value) })))
  const version = book.at(-1)?.number ?? 1
  return { version, ...presentPolicy(book), history: ruleHistory(rules, names) }
}

/** Reads the change of the policy that waits for a second person; null where none does. Three statements. */
export async function policyProposal(ctx: RequestContext) {
  const [proposal] = await openRuleProposals(ctx, ['POLICY'])
  if (!proposal) return null
  const [present] = await rulesAbout(ctx, ['POLICY'])
  const names = await namesInRules(ctx, [], [proposal])
  return proposalView(ctx, proposal, { present, names })
}

function policyIn(value: RuleValue): Partial<GovernancePolicy> {
  return 'waivers' in value ? value : {}
}
