import type { NoticeEvent, NoticeMail } from '../../../schema/vocabulary/notice.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { noticesFor } from '../../domain/notice-choice.ts'
import { NoticePreference } from '../../entities/messaging/notice-preference.entity.ts'

export interface NoticePreferenceView {
  event: NoticeEvent
  name: string
  mail: NoticeMail
  isImmediate: boolean
}

/** Lists how a person hears of each kind of notice that concerns them, in the order of the table. One statement. */
export async function noticePreferencesOf(
  ctx: RequestContext,
  viewer: SignedInViewer,
): Promise<NoticePreferenceView[]> {
  const chosen = await ctx.em.find(NoticePreference, { userId: viewer.userId })
  const mails = new Map(chosen.map(({ event, mail }) => [event, mail]))
  return noticesFor(viewer).map(({ event, name, isImmediate }) => ({
    event,
    name,
    isImmediate,
    mail: isImmediate ? 'AT_ONCE' : (mails.get(event) ?? 'AT_ONCE'),
  }))
}
