import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { AttestationProposal } from '../../entities/app/attestation-proposal.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { sha256Hex } from '../../secrets.ts'
import { deny, requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { currentText } from '../registration/sign-attestation.ts'
import { inTransaction, lockName } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

export interface ProposeTextInput {
  /** Paragraphs of plain text, one per line. */
  body: string
  /** What changed, for the vendors who are asked again. */
  summary: string
}

/**
 * Proposes the next text of the terms; a second person publishes it (LIFECYCLE D2).
 *
 * Refuses texts outside the limits, the text that is in force already, and a second proposal beside an open one.
 */
export function proposeAttestationText(
  ctx: RequestContext,
  input: ProposeTextInput,
): Promise<CommandResult<AttestationProposal>> {
  const viewer = requireViewer(ctx)
  const body = normalized(input.body)
  const summary = input.summary.trim()
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'attestation-text.publish')) return deny(ctx, 'attestation-text.publish')
    const faults = [
      ...lengthFaults({ body }, TEXT_LIMITS.attestationBody),
      ...lengthFaults({ summary }, TEXT_LIMITS.attestationSummary),
    ]
    if (faults.length) return { ok: false, error: faults }
    await lockName(tx, 'attestation-text', tx.organizationId)
    const sha256 = sha256Hex(body)
    if ((await currentText(tx))?.sha256 === sha256) {
      return refuse({
        code: 'INVALID',
        message: 'This is the text in force, word for word. Change something.',
        path: ['body'],
      })
    }
    const open = { organizationId: tx.organizationId, state: 'OPEN' } as const
    if (await tx.em.count(AttestationProposal, open)) {
      return refuse({
        code: 'NOT_UNIQUE',
        message: 'Another text is proposed already. Publish or withdraw that one first.',
        path: ['body'],
      })
    }
    const proposal = tx.em.create(AttestationProposal, {
      ...open,
      body,
      sha256,
      summary,
      proposedById: viewer.userId,
      createdAt: tx.ports.clock.now(),
      updatedAt: tx.ports.clock.now(),
      revision: 1,
    })
    recordEvent(tx, { action: 'attestation-text.proposed', detail: { sha256, summary } })
    await tx.em.flush()
    return ok(proposal)
  })
}

/** One line break per paragraph, no blanks at its ends: what is hashed is what is shown. */
export function normalized(body: string): string {
  return body
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
