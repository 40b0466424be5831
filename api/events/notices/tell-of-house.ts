import type { NoticeEvent, NoticeMail } from '../../../schema/vocabulary/notice.ts'
import type { Role } from '../../../schema/vocabulary/role.ts'
import type { Delivery, HandlerContext } from '../handler.ts'
import type { HouseWords } from './house-words.ts'
import { keepDrafts } from './keep-drafts.ts'

/** A notice that is about no app: who hears of it, and what it says. */
export interface HouseNotice extends HouseWords {
  event: NoticeEvent
  /** People of the hospital with any of these roles. */
  roles: readonly Role[]
  /** And the owners of this vendor, who are led elsewhere. */
  ownersOf?: string
  /** Where it is about, below the public address: for the hospital, and for owners. */
  path: string
  ownersPath?: string
  label: string
  why: string
  /** Mailed at once, whatever somebody chose. */
  isImmediate?: boolean
  /** Who did it, and need not be told. */
  notTo?: string | null
}

interface Listener {
  userId: string
  email: string
  firstName: string
  mail: NoticeMail
  isOwner: boolean
}

/** Tells people of something that is about no app, in their inbox and by mail as each of them wants it; once each. */
export async function tellOfHouse(
  ctx: HandlerContext,
  delivery: Delivery,
  notice: HouseNotice,
): Promise<void> {
  const listeners = await ctx.em.execute<Listener[]>(LISTENERS, [
    notice.ownersOf ?? null,
    notice.event,
    ctx.organizationId,
    `{${notice.roles.join(',')}}`,
    notice.notTo ?? null,
  ])
  const { event, title, body, quote } = notice
  const drafts = listeners.map(({ userId, email, firstName, mail, isOwner }) => {
    const path = (isOwner && notice.ownersPath) || notice.path
    const content = {
      subject: title,
      about: { app: title, what: body },
      greets: firstName,
      paragraphs: [body],
      ...(quote ? { quote } : {}),
      action: { label: notice.label, url: `${ctx.urls.base}${path}` },
      footnotes: [notice.why],
      preferencesUrl: `${ctx.urls.base}/portal/account/notices`,
    }
    const road = notice.isImmediate ? 'AT_ONCE' : mail
    const mailed = road === 'NO_MAIL' ? {} : { mail: { to: email, road, content } }
    const about = { appId: null, appVersionId: null, quote: quote?.text ?? null }
    return { ...delivery, ...about, event, userId, title, body, path, ...mailed }
  })
  await keepDrafts(ctx, drafts)
}

const LISTENERS = `
select u.id as "userId", u.email, u.first_name as "firstName", coalesce(p.mail, 'AT_ONCE') as mail,
  m.id is not null as "isOwner"
from user_account u
left join vendor_member m on m.user_id = u.id and m.vendor_id = ?::uuid and m.role = 'OWNER'
left join notice_preference p on p.user_id = u.id and p.event = ?
where u.organization_id = ? and u.disabled_at is null and (m.id is not null or u.roles && ?::text[])
  and u.id is distinct from ?::uuid
order by u.id`
