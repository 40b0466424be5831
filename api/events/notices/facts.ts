import type { AppVersionStatus, ReviewState } from '../../../schema/vocabulary/app-status.ts'
import type { RejectionCode } from '../../../schema/vocabulary/registration.ts'
import type { DomainEvent } from '../../domain/events.ts'
import type { HandlerContext } from '../handler.ts'
import { type NoticeDetail, noticeDetail } from './detail.ts'

/** What the words and the recipients of a notice are made from. */
export interface NoticeFacts {
  appId: string
  appName: string
  slug: string
  ownerId: string
  /** Where the hospital reaches the app by mail (R122): the support contact when it is an address, else the owner. */
  registeredAddress: string
  vendorId: string
  vendorName: string
  version: NoticeVersion | null
  detail: NoticeDetail
}

export interface NoticeVersion {
  id: string
  number: number
  status: AppVersionStatus
  reviewState: ReviewState | null
  rejectionCode: RejectionCode | null
  submittedById: string | null
  /** An approved version that waits to go live by itself. */
  isReleaseHeld?: boolean
}

interface Row extends Omit<NoticeFacts, 'detail' | 'registeredAddress'> {
  /** Of the event in the list. */
  place: number
  supportContact: string
  ownerEmail: string
}

/**
 * Reads what is to be told about each event, in their order; undefined where the app, or what happened to it, is gone.
 * One statement for all of them, and one more for each that tells of a message, a document or a consent.
 */
export async function noticeFacts(
  { em, ports }: Pick<HandlerContext, 'em' | 'ports'>,
  events: readonly DomainEvent[],
): Promise<(NoticeFacts | undefined)[]> {
  const asked = []
  for (const [place, event] of events.entries()) {
    const detail = await noticeDetail(em, event)
    const appId = 'appId' in event ? event.appId : null
    const versionId = 'appVersionId' in event ? event.appVersionId : detail?.appVersionId
    asked.push({ place, detail, appId: detail ? appId : null, versionId })
  }
  const keys = asked.map(({ detail: _detail, ...key }) => key)
  const rows = await ports.rowReader.rows<Row>(FACTS, [JSON.stringify(keys)])
  const rowAt = new Map(rows.map((row) => [row.place, row]))
  return asked.map(({ place, detail }) => {
    const row = rowAt.get(place)
    return row && detail && factsFrom(row, detail)
  })
}

const FACTS = `
select asked.place, a.id as "appId", a.name as "appName", a.slug, a.owner_id as "ownerId", o.email as "ownerEmail",
  a.support_contact as "supportContact", a.vendor_id as "vendorId",
  coalesce(d.legal_business_name, d.legal_first_name || ' ' || d.legal_last_name) as "vendorName",
  (select jsonb_build_object('id', v.id, 'number', v.number, 'status', v.status, 'reviewState', v.review_state,
     'rejectionCode', v.rejection_code, 'submittedById', v.submitted_by_id, 'isReleaseHeld', v.release_held_by is not null)
   from app_version v where v.id = asked."versionId") as version
from jsonb_to_recordset(?::jsonb) as asked(place int, "appId" uuid, "versionId" uuid)
join app a on a.id = asked."appId" join vendor d on d.id = a.vendor_id join user_account o on o.id = a.owner_id`

function factsFrom(row: Row, detail: NoticeDetail): NoticeFacts {
  const { supportContact, ownerEmail, place: _place, ...facts } = row
  const isAddress = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(supportContact)
  const registeredAddress = (isAddress ? supportContact : ownerEmail).toLowerCase()
  return { ...facts, appName: facts.appName || 'Untitled app', registeredAddress, detail }
}
