import type { RequestContext } from '../../context.ts'
import { ruleParts } from '../../domain/governance/rule-parts.ts'
import { settingChanges } from '../../domain/setting-changes.ts'
import type { HospitalRule } from '../../entities/platform/hospital-rule.entity.ts'
import type { HospitalRuleProposal } from '../../entities/platform/hospital-rule-proposal.entity.ts'
import { peopleById } from '../account/vendors.ts'

type Names = ReadonlyMap<string, string>

/** Reads the names of everybody who proposed or confirmed something, in one statement. */
export async function namesInRules(
  ctx: RequestContext,
  rules: readonly Pick<HospitalRule, 'proposedById' | 'confirmedById'>[],
  proposals: readonly Pick<HospitalRuleProposal, 'proposedById'>[],
): Promise<Names> {
  const named = [
    ...rules.flatMap(({ proposedById, confirmedById }) => [proposedById, confirmedById]),
    ...proposals.map(({ proposedById }) => proposedById),
  ]
  const ids = [...new Set(named)]
  const people = ids.length ? await peopleById(ctx, ids) : []
  return new Map(ids.map((id, index) => [id, people[index]?.name ?? '']))
}

/** Shows the versions of one rule, newest first as they come, each with what it changed. */
export function ruleHistory(rules: readonly HospitalRule[], names: Names) {
  return rules.map((rule, index) => {
    const { subject, value } = rule
    const before = ruleParts({ subject, value: rules[index + 1]?.value })
    return {
      id: rule.id,
      number: rule.number,
      summary: rule.summary,
      confirmedAt: rule.createdAt,
      proposedBy: names.get(rule.proposedById) ?? null,
      confirmedBy: names.get(rule.confirmedById) ?? null,
      changes: settingChanges(before, ruleParts({ subject, value })),
    }
  })
}

/** Shows a proposal with what it would change of the version in force. */
export function proposalView(
  { viewer }: Pick<RequestContext, 'viewer'>,
  { id, subject, value, summary, createdAt, revision, proposedById }: HospitalRuleProposal,
  { present, names }: { present: HospitalRule | undefined; names: Names },
) {
  const before = ruleParts({ subject, value: present?.value })
  return {
    ...{ id, summary, createdAt, revision },
    proposedBy: names.get(proposedById) ?? null,
    canConfirm: viewer !== undefined && viewer.userId !== proposedById,
    changes: settingChanges(before, ruleParts({ subject, value })),
  }
}
