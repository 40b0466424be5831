import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { maySee } from '../../domain/visibility.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { readableMessages } from '../../queries/messaging/readable-messages.ts'
import { requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound } from '../user-fault.ts'

export interface MessagesReadInput {
  appId: string
  /** The last message that was read; everything there is, when absent. */
  upTo?: string | undefined
}

/**
 * Remembers how far a person has read the thread of an app. The mark only moves forward, so a window left open marks
 * nothing unread again. What one may not read marks nothing.
 */
export function markMessagesRead(
  ctx: RequestContext,
  input: MessagesReadInput,
): Promise<CommandResult<App>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const app = await tx.em.findOne(App, { id: input.appId, organizationId: tx.organizationId })
    const versions = app ? await tx.em.find(AppVersion, { appId: app.id }) : []
    if (!app || !versions.some(({ status }) => maySee(viewer, app.vendorId, status))) {
      return notFound('app', ['appId'])
    }
    await moveMark(tx, viewer.userId, input)
    return ok(app)
  })
}

async function moveMark(
  ctx: RequestContext,
  userId: string,
  { appId, upTo }: MessagesReadInput,
): Promise<void> {
  const readable = readableMessages(ctx)
  await ctx.em.execute(
    `insert into message_read (id, organization_id, created_at, user_id, app_id, read_up_to, message_id)
     select gen_random_uuid(), a.organization_id, ?, ?::uuid, a.id, m.created_at, m.id
     from message m join app_version v on v.id = m.app_version_id join app a on a.id = v.app_id
     where a.id = ? and (?::uuid is null or m.id = ?::uuid) and ${readable.sql}
     order by m.created_at desc, m.id desc limit 1
     on conflict (user_id, app_id) do update
       set read_up_to = excluded.read_up_to, message_id = excluded.message_id
       where (message_read.read_up_to, message_read.message_id) < (excluded.read_up_to, excluded.message_id)`,
    [ctx.ports.clock.now(), userId, appId, upTo ?? null, upTo ?? null, ...readable.values],
  )
}
