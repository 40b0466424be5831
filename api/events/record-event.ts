import type { AuditAction } from '../../schema/vocabulary/audit-action.ts'
import type { RequestContext } from '../context.ts'
import type { DomainEvent } from '../domain/events.ts'
import { AuditEvent } from '../entities/platform/audit-event.entity.ts'
import { OutboxMessage } from '../entities/platform/outbox-message.entity.ts'

/** What an audit row may say besides who, when and from where, which the context knows. */
export interface AuditFacts {
  action: AuditAction
  /** @default 'SUCCESS' */
  outcome?: AuditEvent['outcome']
  vendorId?: string
  appId?: string
  appVersionId?: string
  clientId?: string
  environment?: AuditEvent['environment']
  patientRef?: string
  userRef?: string
  scopes?: string[]
  detail?: Record<string, unknown>
}

/**
 * Records that something was done, in the unit of work that does it: the audit row always, the outbox row
 * when somebody is to be told. Both commit with the change or not at all (R208, R300).
 */
export function recordEvent(ctx: RequestContext, facts: AuditFacts, event?: DomainEvent): void {
  ctx.em.create(AuditEvent, auditRow(ctx, facts))
  if (event) ctx.em.create(OutboxMessage, outboxRow(ctx, event))
}

/** The audit row of something done, by who asks and now. */
export function auditRow(ctx: RequestContext, facts: AuditFacts) {
  const { outcome = 'SUCCESS', ...rest } = facts
  return {
    ...rest,
    id: crypto.randomUUID(),
    outcome,
    createdAt: ctx.ports.clock.now(),
    organizationId: ctx.organizationId,
    actorId: ctx.viewer?.userId ?? null,
    actorName: ctx.viewer?.name ?? ctx.service?.name ?? 'Gatehouse',
    sourceIp: ctx.sourceIp,
    requestId: ctx.requestId,
  }
}

/** The outbox row of an event, due at once. */
export function outboxRow(
  ctx: Pick<RequestContext, 'ports' | 'organizationId'>,
  event: DomainEvent,
) {
  const createdAt = ctx.ports.clock.now()
  return {
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt,
    type: event.type,
    payload: event,
    attempts: 0,
    nextAttemptAt: createdAt,
  }
}
