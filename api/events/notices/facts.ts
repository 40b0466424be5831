import type { AppVersionStatus, ReviewState } from '../../../schema/vocabulary/app-status.ts'
import type { RejectionCode } from '../../../schema/vocabulary/registration.ts'
import type { DomainEvent } from '../../domain/events.ts'
import type { EntityManager } from '../../ports.ts'
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
}

interface Row extends Omit<NoticeFacts, 'detail' | 'registeredAddress'> {
  supportContact: string
  ownerEmail: string
}

/** Reads what is to be told about an event; undefined when the app, or what happened to it, is gone. */
export async function noticeFacts(
  em: EntityManager,
  event: DomainEvent,
): Promise<NoticeFacts | undefined> {
  const detail = await noticeDetail(em, event)
  if (!detail || !('appId' in event)) return undefined
  const versionId = 'appVersionId' in event ? event.appVersionId : detail.appVersionId
  const [row] = await em.execute<Row[]>(
    `select a.id as "appId", a.name as "appName", a.slug, a.owner_id as "ownerId", o.email as "ownerEmail",
       a.support_contact as "supportContact", a.vendor_id as "vendorId",
       coalesce(d.legal_business_name, d.legal_first_name || ' ' || d.legal_last_name) as "vendorName",
       (select jsonb_build_object('id', v.id, 'number', v.number, 'status', v.status, 'reviewState', v.review_state,
          'rejectionCode', v.rejection_code, 'submittedById', v.submitted_by_id)
        from app_version v where v.id = ?::uuid) as version
     from app a join vendor d on d.id = a.vendor_id join user_account o on o.id = a.owner_id where a.id = ?`,
    [versionId ?? null, event.appId],
  )
  if (!row) return undefined
  const { supportContact, ownerEmail, ...facts } = row
  const isAddress = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(supportContact)
  const registeredAddress = (isAddress ? supportContact : ownerEmail).toLowerCase()
  return { ...facts, appName: facts.appName || 'Untitled app', registeredAddress, detail }
}
