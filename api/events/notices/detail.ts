import type { MessageVisibility } from '../../../schema/vocabulary/registration.ts'
import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'
import type { DomainEvent } from '../../domain/events.ts'
import { Activation } from '../../entities/request/activation.entity.ts'
import type { EntityManager } from '../../ports.ts'

/** What one kind of event adds to the facts; fields of other kinds are absent. */
export interface NoticeDetail {
  appVersionId?: string
  /** Who did it and need not be told. */
  actorId?: string
  reason?: string | null
  message?: { body: string; visibility: MessageVisibility; isByVendor: boolean }
  document?: { fileName: string; isReady: boolean }
  consent?: { userId: string; environment: string; scopes: string[] }
  activation?: Pick<Activation, 'department' | 'note' | 'state' | 'requestedById'>
  days?: number
  stage?: GovernanceStage
}

/** Reads what an event is about besides its app; undefined when that is gone. */
export async function noticeDetail(
  em: EntityManager,
  event: DomainEvent,
): Promise<NoticeDetail | undefined> {
  switch (event.type) {
    case 'app-version.moved': // whatever opened since: a first submission is for those who take it in
      return { reason: event.reason, ...(event.transition === 'SUBMIT' && { stage: 'INTAKE' }) }
    case 'jwks.unreachable':
      return { reason: event.reason }
    case 'attestation.overdue':
    case 'client-secret.expiring':
    case 'recertification.due':
      return { days: event.days }
    case 'stage.opened':
    case 'stage.due-soon':
    case 'stage.overdue':
      return { stage: event.stage }
    case 'app-version.approval-given':
      return { actorId: event.approverId }
    case 'message.posted':
      return messageDetail(em, event)
    case 'document.uploaded':
    case 'document.flagged-ready':
      return documentDetail(em, event.documentId)
    case 'consent.given':
    case 'consent.revoked':
      return consentDetail(em, event.consentId)
    case 'activation.requested':
    case 'activation.decided':
      return activationDetail(em, event.activationId)
    default:
      return {}
  }
}

async function messageDetail(
  em: EntityManager,
  { messageId, vendorId, authorId }: Extract<DomainEvent, { type: 'message.posted' }>,
): Promise<NoticeDetail | undefined> {
  const [message] = await em.execute<NonNullable<NoticeDetail['message']>[]>(
    `select m.body, m.visibility, exists (
       select from vendor_member v where v.user_id = m.author_id and v.vendor_id = ?
     ) as "isByVendor" from message m where m.id = ?`,
    [vendorId, messageId],
  )
  return message && { message, actorId: authorId }
}

async function documentDetail(
  em: EntityManager,
  documentId: string,
): Promise<NoticeDetail | undefined> {
  const [document] = await em.execute<NonNullable<NoticeDetail['document']>[]>(
    `select file_name as "fileName", ready_for_viewing as "isReady" from document where id = ?`,
    [documentId],
  )
  return document && { document }
}

async function activationDetail(
  em: EntityManager,
  activationId: string,
): Promise<NoticeDetail | undefined> {
  const activation = await em.findOne(Activation, { id: activationId })
  return activation
    ? {
        activation,
        reason: activation.reason,
        actorId: activation.decidedById ?? activation.requestedById,
      }
    : undefined
}

async function consentDetail(
  em: EntityManager,
  consentId: string,
): Promise<NoticeDetail | undefined> {
  const [row] = await em.execute<
    (NonNullable<NoticeDetail['consent']> & { appVersionId: string })[]
  >(
    `select user_id as "userId", environment, to_jsonb(scopes) as scopes, app_version_id as "appVersionId"
     from consent where id = ?`,
    [consentId],
  )
  if (!row) return undefined
  const { appVersionId, ...consent } = row
  return { consent, appVersionId }
}
