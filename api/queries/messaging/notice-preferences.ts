import type { NoticeEvent, NoticeMail } from '../../../schema/vocabulary/notice.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { presentPolicy } from '../../domain/governance/policy-book.ts'
import { noticesFor } from '../../domain/notice-choice.ts'
import { NoticePreference } from '../../entities/messaging/notice-preference.entity.ts'
import { policies } from '../platform/hospital-rules.ts'

export interface NoticePreferenceView {
  event: NoticeEvent
  name: string
  mail: NoticeMail
  isImmediate: boolean
}

/** Lists how a person hears of each kind of notice that concerns them, in the order of the table. Two statements. */
export async function noticePreferencesOf(
  ctx: RequestContext,
  viewer: SignedInViewer,
): Promise<NoticePreferenceView[]> {
  const chosen = await ctx.em.find(NoticePreference, { userId: viewer.userId })
  const mails = new Map(chosen.map(({ event, mail }) => [event, mail]))
  const policy = presentPolicy(await policies(ctx))
  return noticesFor(viewer, policy).map(({ event, name, isImmediate }) => ({
    event,
    name,
    isImmediate,
    mail: isImmediate ? 'AT_ONCE' : (mails.get(event) ?? 'AT_ONCE'),
  }))
}
