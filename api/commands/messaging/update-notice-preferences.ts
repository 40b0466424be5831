import { type NoticeEvent, type NoticeMail, noticeFor } from '../../../schema/vocabulary/notice.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

export interface NoticeChoice {
  event: NoticeEvent
  mail: NoticeMail
}

/**
 * Keeps how a person wants to be mailed, per kind of notice; kinds not named stay as they are. The inbox has
 * everything in any case.
 *
 * Refuses to hold back what has to be known at once.
 */
export function updateNoticePreferences(
  ctx: RequestContext,
  choices: readonly NoticeChoice[],
): Promise<CommandResult<SignedInViewer>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const held = choices.findIndex(
      ({ event, mail }) => mail !== 'AT_ONCE' && noticeFor(event)?.isImmediate,
    )
    if (held >= 0) {
      return refuse({
        code: 'INVALID',
        message: 'This is always mailed at once, because it cannot wait.',
        path: ['preferences', String(held), 'mail'],
      })
    }
    const rows = [...new Map(choices.map((choice) => [choice.event, choice])).values()]
    await tx.em.execute(
      `insert into notice_preference (id, organization_id, created_at, user_id, event, mail)
       select gen_random_uuid(), ?, ?, ?, event, mail from jsonb_to_recordset(?::jsonb) as x(event text, mail text)
       on conflict (user_id, event) do update set mail = excluded.mail`,
      [tx.organizationId, tx.ports.clock.now(), viewer.userId, JSON.stringify(rows)],
    )
    return ok(viewer)
  })
}
