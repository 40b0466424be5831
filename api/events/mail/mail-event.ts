import type { DomainEventType } from '../../domain/events.ts'

/** Mails, which are sent many at a time (`sendQueuedMails`). */
export const MAIL_EVENT = 'mail.queued' satisfies DomainEventType
