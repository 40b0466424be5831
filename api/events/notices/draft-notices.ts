import type { Notice, NoticeEvent, NoticeMail } from '../../../schema/vocabulary/notice.ts'
import type { PublicUrls } from '../../context.ts'
import type { MailDeliveryContent } from '../../entities/messaging/mail-delivery.entity.ts'
import type { Delivery } from '../handler.ts'
import type { NoticeFacts } from './facts.ts'
import { placeOf, sideOf } from './place.ts'
import type { Recipient } from './recipients.ts'
import { whyTold } from './why.ts'
import { noticeWords } from './words.ts'

/** One notice to one person, or to an address that is nobody's account. */
export interface NoticeDraft extends Delivery {
  event: NoticeEvent
  /** Absent for an address alone: there is no inbox to show it in. */
  userId: string | null
  /** Null for what is about no app. */
  appId: string | null
  appVersionId: string | null
  title: string
  body: string
  quote: string | null
  path: string
  /** Absent when nothing is mailed. */
  mail?: { to: string; road: NoticeMail; content: MailDeliveryContent }
}

interface Telling {
  delivery: Delivery
  notice: Notice & { event: NoticeEvent }
  facts: NoticeFacts
  recipients: readonly Recipient[]
  urls: PublicUrls
}

/** Words one notice per recipient, with the mail each of them wants. */
export function draftNotices(telling: Telling): NoticeDraft[] {
  const { notice, facts, recipients } = telling
  const drafts = recipients.flatMap((recipient) => draftFor(telling, recipient))
  if (!notice.to.includes('REGISTERED_ADDRESS')) return drafts
  if (recipients.some(({ email }) => email === facts.registeredAddress)) return drafts
  return [...drafts, ...draftFor(telling, addressAlone(facts))]
}

/** The registered address of an app, which is nobody's account (R122). */
function addressAlone({ registeredAddress }: NoticeFacts): Addressee {
  return { userId: null, email: registeredAddress, why: 'REGISTERED_ADDRESS', mail: 'AT_ONCE' }
}

type Addressee = Pick<Recipient, 'email' | 'why' | 'mail'> & {
  userId: string | null
  firstName?: string
}

function draftFor({ delivery, notice, facts, urls }: Telling, to: Addressee): NoticeDraft[] {
  const side = sideOf(to.why, facts)
  const words = noticeWords(notice.event, facts, side)
  if (!words) return []
  const place = placeOf(notice.event, facts, side)
  const title = `${facts.appName}: ${words.what}`
  const content: MailDeliveryContent = {
    subject: title,
    about: { app: facts.appName, what: words.what },
    ...(to.firstName ? { greets: to.firstName } : {}),
    paragraphs: [words.body],
    ...(words.quote ? { quote: words.quote } : {}),
    action: { label: place.label, url: `${urls.base}${place.path}` },
    footnotes: [whyTold(to.why, facts)],
    ...(to.userId ? { preferencesUrl: `${urls.base}/portal/account/notices` } : {}),
  }
  const road = notice.isImmediate ? 'AT_ONCE' : to.mail
  return [
    {
      ...delivery,
      event: notice.event,
      userId: to.userId,
      appId: facts.appId,
      appVersionId: facts.version?.id ?? null,
      title,
      body: words.body,
      quote: words.quote?.text ?? null,
      path: place.path,
      ...(isMailedTo(notice, facts, to) ? { mail: { to: to.email, road, content } } : {}),
    },
  ]
}

/** What concerns the registered address is mailed to that address; the owner has it in the inbox (R122). */
function isMailedTo(notice: Notice, { registeredAddress }: NoticeFacts, to: Addressee): boolean {
  const isWanted = to.mail !== 'NO_MAIL' || notice.isImmediate
  const isTheirs = to.why !== 'REGISTERED_ADDRESS' || to.email === registeredAddress
  return notice.isMailed && isWanted && isTheirs
}
