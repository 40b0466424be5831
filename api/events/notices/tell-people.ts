import { type NoticeEvent, noticeFor } from '../../../schema/vocabulary/notice.ts'
import type { HandlerContext, Told } from '../handler.ts'
import { draftNotices, type NoticeDraft } from './draft-notices.ts'
import { type NoticeFacts, noticeFacts } from './facts.ts'
import { keepDrafts } from './keep-drafts.ts'
import { noticeEventOf } from './notice-event.ts'
import { recipientsOf } from './recipients.ts'

/**
 * Tells everybody the table of notices names: in the inbox of the portal, and by mail as each of them wants it.
 *
 * Rows are unique by event and recipient, and written by one statement with what makes mails go out: handed over
 * again, events tell nobody twice.
 */
export async function tellPeople(ctx: HandlerContext, told: readonly Told[]): Promise<void> {
  await keepDrafts(ctx, await noticesAbout(ctx, told))
}

/** Puts what was told of events into the inboxes alone, without mail: for a history that is played. */
export async function tellQuietly(ctx: HandlerContext, told: readonly Told[]): Promise<void> {
  const drafts = await noticesAbout(ctx, told)
  await keepDrafts(
    ctx,
    drafts.map(({ mail: _unsent, ...draft }) => draft),
  )
}

/** Words a notice for each recipient of each event; none for an event that is told to nobody. */
async function noticesAbout(ctx: HandlerContext, told: readonly Told[]): Promise<NoticeDraft[]> {
  const known = told.flatMap(({ event, delivery }) => {
    const name = noticeEventOf(event)
    const notice = name && noticeFor(name)
    return notice ? [{ event, delivery, notice }] : []
  })
  if (!known.length) return []
  const facts = await noticeFacts(
    ctx,
    known.map(({ event }) => event),
  )
  const tellings = known.flatMap(({ delivery, notice }, place) => {
    const found = facts[place]
    return found && isToBeTold(notice.event, found) ? [{ delivery, notice, facts: found }] : []
  })
  const recipients = await recipientsOf(ctx, tellings)
  return tellings.flatMap((telling, place) =>
    draftNotices({ ...telling, urls: ctx.urls, recipients: recipients[place] ?? [] }),
  )
}
/** What the state of things makes untrue, or no concern of the recipients, is not told. */
function isToBeTold(event: NoticeEvent, { version, detail }: NoticeFacts): boolean {
  switch (event) {
    case 'app-version.approved': // where releases are automatic it is Live by now, or held back, and that is told
      return version?.reviewState === 'APPROVED_PENDING_RELEASE' && !version.isReleaseHeld
    case 'app-version.release-held': // went live in the meantime, or is released by hand now
      return version?.isReleaseHeld === true
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
