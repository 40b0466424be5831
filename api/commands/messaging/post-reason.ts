import type { RequestContext } from '../../context.ts'
import { Message } from '../../entities/app/message.entity.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import { outboxRow } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import type { VersionAndApp } from '../registration/find-version.ts'

/**
 * Posts the reason of a decision in the thread of the app, where a vendor looks for what reviewers say and answers
 * (R031, R034, LIFECYCLE D3). The decision is recorded and told by itself: of its message nobody is told once more.
 */
export async function postReason(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
): Promise<void> {
  if (!version.statusReason) return
  const { userId } = requireViewer(ctx)
  const message = ctx.em.create(Message, {
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    appVersionId: version.id,
    authorId: userId,
    body: version.statusReason,
    visibility: 'DEVELOPER_AND_REVIEWERS',
  })
  const posted = outboxRow(ctx, {
    type: 'message.posted',
    messageId: message.id,
    authorId: userId,
    vendorId: app.vendorId,
    appId: app.id,
    appVersionId: version.id,
    isReasonOfMove: true,
  })
  ctx.em.create(OutboxMessage, posted)
}
