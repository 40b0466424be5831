import type { RequestContext } from '../../../context.ts'
import { authorize, can } from '../../../domain/abilities.ts'
import { ruleParts } from '../../../domain/governance/rule-parts.ts'
import { ok } from '../../../domain/result.ts'
import { settingChanges } from '../../../domain/setting-changes.ts'
import { HospitalRule } from '../../../entities/platform/hospital-rule.entity.ts'
import { HospitalRuleProposal } from '../../../entities/platform/hospital-rule-proposal.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { rulesAbout } from '../../../queries/platform/hospital-rules.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { FOR_UPDATE, inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../../user-fault.ts'
import { layOverCatalog } from './lay-over-catalog.ts'
import { RULE_ACTIONS, ruleKind, ruleSubject } from './rule-kind.ts'

export interface RuleProposalAt {
  proposalId: string
  expectedRevision: number
}

/**
 * Puts a proposed change of a rule in force: the second of the two people it takes. What was before and what is now are
 * in the audit trail; running reviews keep what decision 41 says they keep.
 *
 * Refuses the person who proposed it, a proposal that is gone, and one that was read in another state.
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function confirmRule(
  ctx: RequestContext,
  input: RuleProposalAt,
): Promise<CommandResult<HospitalRuleProposal>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findProposal(ctx, tx, input)
    if (!found.ok) return found
    const proposal = found.value
    const { subject, value, summary, proposedById } = proposal
    if (!authorize(viewer, 'policy.write', { firstApproverId: proposedById }).ok) {
      const message = 'You proposed this change, so a second person has to confirm it.'
      return refuse({ code: 'SEPARATION_OF_DUTIES', message, path: ['proposalId'] })
    }
    await lockName(tx, 'hospital-rule', subject)
    const [present] = await rulesAbout(tx, [subject])
    const now = tx.ports.clock.now()
    const number = (present?.number ?? 1) + 1
    tx.em.create(HospitalRule, {
      ...{ subject, value, summary, proposedById, number },
      organizationId: tx.organizationId,
      createdAt: now,
      confirmedById: viewer.userId,
    })
    tx.em.assign(proposal, { state: 'CONFIRMED', updatedAt: now })
    const before = ruleParts({ subject, value: present?.value })
    const changes = settingChanges(before, ruleParts({ subject, value }))
    const detail = { ...ruleSubject(subject), changes, reason: summary, proposedById, number }
    recordEvent(tx, { action: RULE_ACTIONS[ruleKind(subject)].changed, detail })
    await layOverCatalog(tx, { subject, value })
    await tx.em.flush()
    return found
  })
}

/** Takes a proposal back; whoever writes policy may end it, the one who made it included. */
export function withdrawRule(
  ctx: RequestContext,
  input: RuleProposalAt,
): Promise<CommandResult<HospitalRuleProposal>> {
  requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findProposal(ctx, tx, input)
    if (!found.ok) return found
    const { subject, proposedById } = found.value
    tx.em.assign(found.value, { state: 'WITHDRAWN', updatedAt: tx.ports.clock.now() })
    const action = RULE_ACTIONS[ruleKind(subject)].withdrawn
    recordEvent(tx, { action, detail: { ...ruleSubject(subject), proposedById } })
    await tx.em.flush()
    return ok(found.value)
  })
}

async function findProposal(
  ctx: RequestContext,
  tx: RequestContext,
  { proposalId, expectedRevision }: RuleProposalAt,
): Promise<CommandResult<HospitalRuleProposal>> {
  if (!can(ctx.viewer, 'policy.write')) return deny(ctx, 'policy.write')
  const open = { id: proposalId, organizationId: tx.organizationId, state: 'OPEN' } as const
  const proposal = await tx.em.findOne(HospitalRuleProposal, open, FOR_UPDATE)
  if (!proposal) return notFound('proposal', ['proposalId'])
  if (proposal.revision !== expectedRevision) return stale(expectedRevision, proposal.revision)
  return ok(proposal)
}
