import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { ruleParts } from '../../../domain/governance/rule-parts.ts'
import { ok } from '../../../domain/result.ts'
import { settingChanges } from '../../../domain/setting-changes.ts'
import type { FieldIssue } from '../../../domain/submission/field-issue.ts'
import type { RuleSubject, RuleValue } from '../../../entities/platform/hospital-rule.entity.ts'
import { HospitalRuleProposal } from '../../../entities/platform/hospital-rule-proposal.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { openRuleProposals, rulesAbout } from '../../../queries/platform/hospital-rules.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, type FieldFault, refuse } from '../../user-fault.ts'
import { RULE_ACTIONS, ruleKind, ruleSubject } from './rule-kind.ts'

export interface RuleProposalInput {
  subject: RuleSubject
  /** As it will be kept. */
  value: RuleValue
  faults: readonly FieldIssue[]
  /** Why, for whoever confirms it and everybody who reads the history. */
  summary: string
}

/**
 * Proposes a change of a rule of the hospital; a second person confirms it (LIFECYCLE D2: scope catalog, policy rules).
 *
 * Refuses what is outside the limits, what is in force already, and a second proposal beside an open one.
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function proposeRule(
  ctx: RequestContext,
  { subject, value, faults, ...input }: RuleProposalInput,
): Promise<CommandResult<HospitalRuleProposal>> {
  const viewer = requireViewer(ctx)
  const summary = input.summary.trim()
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'policy.write')) return deny(ctx, 'policy.write')
    const wrong = [
      ...faults.map((each): FieldFault => ({ kind: 'field', ...each, path: [...each.path] })),
      ...lengthFaults({ summary }, TEXT_LIMITS.templateSummary),
    ]
    if (wrong.length) return { ok: false, error: wrong }
    await lockName(tx, 'hospital-rule', subject)
    const [present] = await rulesAbout(tx, [subject])
    const before = ruleParts({ subject, value: present?.value })
    const changes = settingChanges(before, ruleParts({ subject, value }))
    if (!changes.length) {
      const message = 'This is what is in force already. Change something.'
      return refuse({ code: 'INVALID', message })
    }
    if ((await openRuleProposals(tx, [subject])).length) return ALREADY
    const now = tx.ports.clock.now()
    const proposal = tx.em.create(HospitalRuleProposal, {
      ...{ subject, value, summary },
      organizationId: tx.organizationId,
      state: 'OPEN',
      proposedById: viewer.userId,
      createdAt: now,
      updatedAt: now,
      revision: 1,
    })
    const action = RULE_ACTIONS[ruleKind(subject)].proposed
    recordEvent(tx, { action, detail: { ...ruleSubject(subject), changes, reason: summary } })
    await tx.em.flush()
    return ok(proposal)
  })
}

const ALREADY = refuse({
  code: 'NOT_UNIQUE',
  message: 'Another change of this is proposed already. Confirm or withdraw that one first.',
})
