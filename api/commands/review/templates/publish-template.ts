import type { RequestContext } from '../../../context.ts'
import { authorize, can } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { ReviewTemplate } from '../../../entities/app/review-template.entity.ts'
import { ReviewTemplateProposal } from '../../../entities/app/review-template-proposal.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { type TemplateVersion, templateVersion } from '../../../queries/review/review-templates.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { FOR_UPDATE, inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../../user-fault.ts'

export interface TemplateProposalAt {
  proposalId: string
  expectedRevision: number
}

/**
 * Puts a proposed form in force: the second of the two people it takes. Reviews that begin from now on have it; those
 * that run keep theirs (decision 44).
 *
 * Refuses the person who proposed it, a proposal that is gone, and one that was read in another state.
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function publishTemplate(
  ctx: RequestContext,
  input: TemplateProposalAt,
): Promise<CommandResult<TemplateVersion>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findProposal(ctx, tx, input)
    if (!found.ok) return found
    const proposal = found.value
    const { kind, body, items, summary, proposedById } = proposal
    if (!authorize(viewer, 'policy.write', { firstApproverId: proposedById }).ok) {
      const message = 'You proposed this form, so a second person has to publish it.'
      return refuse({ code: 'SEPARATION_OF_DUTIES', message, path: ['proposalId'] })
    }
    await lockName(tx, 'review-template', kind)
    const now = tx.ports.clock.now()
    const version = ((await templateVersion(tx, kind))?.version ?? 1) + 1
    const published = tx.em.create(ReviewTemplate, {
      ...{ kind, body, items, summary, proposedById, version },
      organizationId: tx.organizationId,
      createdAt: now,
      publishedById: viewer.userId,
    })
    tx.em.assign(proposal, { state: 'PUBLISHED', updatedAt: now })
    recordEvent(
      tx,
      { action: 'review-template.published', detail: { kind, version, summary, proposedById } },
      { type: 'review-template.moved', kind, to: 'PUBLISHED' },
    )
    await tx.em.flush()
    return ok({ kind, version, body, items, published })
  })
}

/** Takes a proposal back; whoever writes policy may end it, the one who made it included. */
export function withdrawTemplate(
  ctx: RequestContext,
  input: TemplateProposalAt,
): Promise<CommandResult<ReviewTemplateProposal>> {
  requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findProposal(ctx, tx, input)
    if (!found.ok) return found
    const { kind, proposedById } = found.value
    tx.em.assign(found.value, { state: 'WITHDRAWN', updatedAt: tx.ports.clock.now() })
    recordEvent(
      tx,
      { action: 'review-template.withdrawn', detail: { kind, proposedById } },
      { type: 'review-template.moved', kind, to: 'WITHDRAWN' },
    )
    await tx.em.flush()
    return found
  })
}

async function findProposal(
  ctx: RequestContext,
  tx: RequestContext,
  { proposalId, expectedRevision }: TemplateProposalAt,
): Promise<CommandResult<ReviewTemplateProposal>> {
  if (!can(ctx.viewer, 'policy.write')) return deny(ctx, 'policy.write')
  const open = { id: proposalId, organizationId: tx.organizationId, state: 'OPEN' } as const
  const proposal = await tx.em.findOne(ReviewTemplateProposal, open, FOR_UPDATE)
  if (!proposal) return notFound('proposal', ['proposalId'])
  if (proposal.revision !== expectedRevision) return stale(expectedRevision, proposal.revision)
  return ok(proposal)
}
