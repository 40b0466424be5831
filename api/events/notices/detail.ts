import type { ScopeOverrides } from '../../../schema/vocabulary/catalog/override.ts'
import type { ClientEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { MessageVisibility } from '../../../schema/vocabulary/registration.ts'
import type { ReleaseHold } from '../../../schema/vocabulary/release-mode.ts'
import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'
import type { AlertEvent } from '../../domain/alert-events.ts'
import type { AppVersionMoved, DomainEvent } from '../../domain/events.ts'
import type { PilotEvent } from '../../domain/lifecycle-events.ts'
import { Activation } from '../../entities/request/activation.entity.ts'
import type { EntityManager } from '../../ports.ts'

type AlertOf<Type extends AlertEvent['type']> = Extract<AlertEvent, { type: Type }>

/** What one kind of event adds to the facts; fields of other kinds are absent. */
export interface NoticeDetail {
  appVersionId?: string
  /** Who did it and need not be told. */
  actorId?: string
  reason?: string | null
  message?: { body: string; visibility: MessageVisibility; isByVendor: boolean }
  document?: { fileName: string; isReady: boolean }
  consent?: {
    userId: string
    environment: string
    scopes: string[]
    scopeOverrides?: ScopeOverrides
    /** The hospital ended it, and not the person. */
    isByOthers?: boolean
  }
  pilot?: { endsOn: string; startedById: string | null; userIds: string[]; reason: string | null }
  activation?: Pick<Activation, 'department' | 'note' | 'state' | 'requestedById'>
  days?: number
  /** Of an app that ends: its last day is the one before. */
  sunset?: { on: string; successorName: string | null; isChange: boolean }
  /** The scope that an emergency took from an app. */
  scope?: string
  failing?: Pick<AlertOf<'alert.many-failures'>, 'day' | 'failures' | 'attempts' | 'mostly'>
  volume?: Pick<AlertOf<'alert.abnormal-volume'>, 'day' | 'requests' | 'usual'>
  drift?: Pick<AlertOf<'alert.scope-drift'>, 'days' | 'unused'>
  /** When the hospital lets the secrets of a client end. */
  ends?: { environment: ClientEnvironment; at: string }
  /** Of an approved version: what it waits for before it goes live by itself. */
  holds?: readonly ReleaseHold[]
  stage?: GovernanceStage
  /** Of an overdue stage: whom of its owner and the app admin it tells; both where it says nothing. */
  tells?: 'OWNER' | 'APP_ADMIN' | undefined
}

/** Reads what an event is about besides its app; undefined when that is gone. */
export async function noticeDetail(
  em: EntityManager,
  event: DomainEvent,
): Promise<NoticeDetail | undefined> {
  switch (event.type) {
    case 'app-version.moved':
      return { reason: event.reason, ...(isFirstSubmission(event) && { stage: 'INTAKE' }) }
    case 'jwks.unreachable':
    case 'privacy-policy.unreachable':
      return { reason: event.reason }
    case 'alert.many-failures':
      return { failing: event }
    case 'alert.abnormal-volume':
      return { volume: event }
    case 'alert.scope-drift':
      return { drift: event }
    case 'attestation.overdue':
    case 'client-secret.expiring':
    case 'recertification.due':
      return { days: event.days }
    case 'emergency.disabled':
    case 'emergency.lifted':
      return { reason: event.reason, scope: event.scope }
    case 'client-secret.ended':
      return { ends: { environment: event.environment, at: event.endsAt } }
    case 'app.sunset-announced':
    case 'app.sunset-withdrawn':
      return sunsetDetail(event)
    case 'app-version.release-held':
      return { holds: event.holds }
    case 'stage.opened':
      return { stage: event.stage }
    case 'stage.due-soon':
    case 'stage.overdue':
      return { stage: event.stage, tells: event.tells }
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
    case 'pilot.started':
    case 'pilot.ending':
    case 'pilot.ended':
      return pilotDetail(em, event)
    case 'activation.requested':
    case 'activation.decided':
      return activationDetail(em, event.activationId)
    default:
      return {}
  }
}

/** It is for those who take it in, whatever opened since; a later one goes on at the stages it was taken back from. */
function isFirstSubmission({ transition, isAgain }: AppVersionMoved): boolean {
  return transition === 'SUBMIT' && !isAgain
}

function sunsetDetail(
  event: Extract<DomainEvent, { type: 'app.sunset-announced' | 'app.sunset-withdrawn' }>,
): NoticeDetail {
  const { sunsetOn: on, reason, actorId } = event
  const announced = event.type === 'app.sunset-announced' ? event : undefined
  const successorName = announced?.successorName ?? null
  const sunset = { on, successorName, isChange: announced?.isChange ?? false }
  return { sunset, reason, ...(actorId && { actorId }) }
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

/** Its date is a day of the hospital's calendar. */
async function pilotDetail(
  em: EntityManager,
  event: PilotEvent,
): Promise<NoticeDetail | undefined> {
  const [pilot] = await em.execute<NonNullable<NoticeDetail['pilot']>[]>(
    `select to_char(t.ends_at at time zone coalesce(o.settings->>'timeZone', 'UTC'), 'YYYY-MM-DD') as "endsOn",
       t.started_by_id as "startedById", t.end_reason as reason,
       to_jsonb(array(select m.user_id from pilot_user m where m.pilot_id = t.id)) as "userIds"
     from pilot t join organization o on o.id = t.organization_id where t.id = ?`,
    [event.pilotId],
  )
  if (!pilot) return undefined
  const { reason } = pilot
  const told = { pilot, reason, stage: 'PILOT' } as const
  return event.type === 'pilot.ending'
    ? { ...told, days: event.days }
    : { ...told, ...(event.actorId && { actorId: event.actorId }) }
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
    (NonNullable<NoticeDetail['consent']> & { appVersionId: string; reason: string | null })[]
  >(
    `select user_id as "userId", environment, to_jsonb(scopes) as scopes, app_version_id as "appVersionId",
       revoked_reason as reason, revoked_at is not null and revoked_by_id is distinct from user_id as "isByOthers",
       (select coalesce(o.scope_overrides, '{}') from organization o where o.id = c.organization_id) as "scopeOverrides"
     from consent c where id = ?`,
    [consentId],
  )
  if (!row) return undefined
  const { appVersionId, reason, ...consent } = row
  return { consent, appVersionId, reason }
}
