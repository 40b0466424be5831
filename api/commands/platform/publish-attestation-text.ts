import type { RequestContext, SignedInViewer } from '../../context.ts'
import { authorize } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { AttestationProposal } from '../../entities/app/attestation-proposal.entity.ts'
import { AttestationText } from '../../entities/app/attestation-text.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { overdueAttestations } from '../../queries/registration/overdue-attestations.ts'
import { deny, requireViewer } from '../authorize.ts'
import { currentText } from '../registration/sign-attestation.ts'
import { FOR_UPDATE, inTransaction, lockName } from '../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../user-fault.ts'

export interface PublishTextInput {
  proposalId: string
  expectedRevision: number
}

export interface PublishedText {
  text: AttestationText
  /** Live versions whose vendors are asked again. */
  appsToReattest: number
}

/**
 * Puts a proposed text in force: the second of the two people it takes. Every live version is out of date from this
 * moment, and its vendor hears of it (R121, R122).
 *
 * Refuses the person who proposed it, a proposal that is gone, and one that was read in another state.
 */
export function publishAttestationText(
  ctx: RequestContext,
  input: PublishTextInput,
): Promise<CommandResult<PublishedText>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'attestation-text', tx.organizationId)
    const proposal = await openProposal(tx, input.proposalId)
    const allowed = await checkDuty(ctx, viewer, proposal)
    if (!allowed.ok) return allowed
    if (!proposal) return notFound('proposal', ['proposalId'])
    if (proposal.revision !== input.expectedRevision)
      return stale(input.expectedRevision, proposal.revision)
    const { body, sha256, summary, proposedById } = proposal
    const publishedAt = tx.ports.clock.now()
    const text = tx.em.create(AttestationText, {
      ...{ body, sha256, summary, proposedById, publishedAt },
      organizationId: tx.organizationId,
      createdAt: publishedAt,
      version: ((await currentText(tx))?.version ?? 0) + 1,
      publishedById: viewer.userId,
    })
    proposal.state = 'PUBLISHED'
    proposal.updatedAt = publishedAt
    await tx.em.flush()
    recordEvent(
      tx,
      {
        action: 'attestation-text.published',
        detail: { version: text.version, sha256, proposedById },
      },
      { type: 'attestation-text.published', textId: text.id, version: text.version },
    )
    await tx.em.flush()
    return ok({ text, appsToReattest: (await overdueAttestations(tx)).length })
  })
}

/** Takes a proposal back; whoever may publish may also end it, the one who made it included. */
export function withdrawAttestationText(
  ctx: RequestContext,
  input: PublishTextInput,
): Promise<CommandResult<AttestationProposal>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    if (!authorize(viewer, 'attestation-text.publish').ok)
      return deny(ctx, 'attestation-text.publish')
    const proposal = await openProposal(tx, input.proposalId)
    if (!proposal) return notFound('proposal', ['proposalId'])
    if (proposal.revision !== input.expectedRevision)
      return stale(input.expectedRevision, proposal.revision)
    proposal.state = 'WITHDRAWN'
    proposal.updatedAt = tx.ports.clock.now()
    recordEvent(tx, {
      action: 'attestation-text.withdrawn',
      detail: { sha256: proposal.sha256, proposedById: proposal.proposedById },
    })
    await tx.em.flush()
    return ok(proposal)
  })
}

function openProposal(ctx: RequestContext, id: string): Promise<AttestationProposal | null> {
  const open = { id, organizationId: ctx.organizationId, state: 'OPEN' } as const
  return ctx.em.findOne(AttestationProposal, open, FOR_UPDATE)
}

async function checkDuty(
  ctx: RequestContext,
  viewer: SignedInViewer,
  proposal: AttestationProposal | null,
): Promise<CommandResult<unknown>> {
  const firstApproverId = proposal?.proposedById
  const allowed = authorize(viewer, 'attestation-text.publish', { firstApproverId })
  if (allowed.ok) return allowed
  if (allowed.error.code === 'FORBIDDEN') return deny(ctx, 'attestation-text.publish')
  return refuse({
    code: 'SEPARATION_OF_DUTIES',
    message: 'You proposed this text, so a second person has to publish it.',
    path: ['proposalId'],
  })
}
