import { type NoticeEvent, noticeFor } from '../../../schema/vocabulary/notice.ts'
import type { DomainEvent } from '../../domain/events.ts'
import type { Delivery, Handler, HandlerContext } from '../handler.ts'
import { draftNotices, type NoticeDraft } from './draft-notices.ts'
import { type NoticeFacts, noticeFacts } from './facts.ts'
import { keepMails } from './keep-mails.ts'
import { keepNotices } from './keep-notices.ts'
import { noticeEventOf } from './notice-event.ts'
import { recipientsOf } from './recipients.ts'

/**
 * Tells everybody the table of notices names: in the inbox of the portal, and by mail as each of them wants it.
 *
 * Rows are unique by event and recipient, and written in one transaction with what makes mails go out: handed over
 * again, it tells nobody twice.
 */
export const tellPeople: Handler = async (ctx, event, delivery) => {
  const drafts = await noticesAbout(ctx, event)
  if (!drafts.length) return
  await ctx.em.transactional(async (em) => {
    await keepNotices({ ...ctx, em }, drafts, delivery)
    await keepMails({ ...ctx, em }, drafts, delivery)
  })
}

/** Puts what was told of an event into the inboxes alone, without mail: for a history that is played. */
export async function tellQuietly(
  ctx: HandlerContext,
  event: DomainEvent,
  delivery: Delivery,
): Promise<void> {
  const drafts = await noticesAbout(ctx, event)
  if (drafts.length) await keepNotices(ctx, drafts, delivery)
}

/** Words a notice for each of its recipients; none when the event is told to nobody. */
async function noticesAbout(
  { em, urls }: HandlerContext,
  event: DomainEvent,
): Promise<NoticeDraft[]> {
  const told = noticeEventOf(event)
  const notice = told && noticeFor(told)
  const facts = notice && (await noticeFacts(em, event))
  if (!facts || !isToBeTold(told, facts)) return []
  return draftNotices({ notice, facts, urls, recipients: await recipientsOf(em, facts, notice) })
}

/** What the state of things makes untrue, or no concern of the recipients, is not told. */
function isToBeTold(event: NoticeEvent, { version, detail }: NoticeFacts): boolean {
  switch (event) {
    case 'app-version.approved': // where releases are automatic it is Live by now, and that is told
      return version?.reviewState === 'APPROVED_PENDING_RELEASE'
    case 'document.uploaded': // not flagged for use: nothing to read yet
      return version?.status !== 'DRAFT' && detail.document?.isReady === true
    case 'document.flagged-ready':
      return version?.status !== 'DRAFT'
    case 'consent.given':
    case 'consent.revoked': // in the sandbox nobody's records are shared
      return detail.consent?.environment === 'PRODUCTION'
    default:
      return true
  }
}
