import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { isMember } from '../../domain/visibility.ts'
import { Message } from '../../entities/app/message.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { findVersionForChange } from '../registration/find-version.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound } from '../user-fault.ts'

export interface MessageInput {
  versionId: string
  body: string
  visibility: Message['visibility']
}

/** Posts in the log of a version, to both sides or to reviewers only (R034, R035). */
export function postMessage(
  ctx: RequestContext,
  input: MessageInput,
): Promise<CommandResult<Message>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findVersionForChange(tx, viewer, input.versionId)
    if (!found) return notFound('version', ['versionId'])
    const { version, app } = found
    const isInternal = input.visibility === 'REVIEWERS_ONLY' // never by, nor for, the vendor itself
    const ability = isInternal ? 'message.post-internal' : 'message.post'
    const subject = { vendorId: app.vendorId, appId: app.id }
    const isOwnVendor = isMember(viewer, app.vendorId)
    const isAllowed = can(viewer, ability, subject) && !(isOwnVendor && isInternal)
    if (!isAllowed) return deny(ctx, ability, subject)
    const faults = lengthFaults({ body: input.body }, TEXT_LIMITS.message)
    if (faults.length) return { ok: false, error: faults }
    const message = tx.em.create(Message, {
      id: crypto.randomUUID(),
      organizationId: tx.organizationId,
      createdAt: tx.ports.clock.now(),
      appVersionId: version.id,
      authorId: viewer.userId,
      body: input.body.trim(),
      visibility: input.visibility,
    })
    const ids = { ...subject, appVersionId: version.id }
    recordEvent(
      tx,
      { action: 'message.posted', ...ids, detail: { visibility: input.visibility } },
      { type: 'message.posted', messageId: message.id, authorId: viewer.userId, ...ids },
    )
    return ok(message)
  })
}
