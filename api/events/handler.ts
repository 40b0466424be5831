import type { EntityManager } from '@mikro-orm/postgresql'
import type { PublicUrls } from '../context.ts'
import type { DomainEvent } from '../domain/events.ts'
import type { Ports } from '../ports.ts'

/** What a handler of events may use. */
export interface HandlerContext {
  em: EntityManager
  ports: Ports
  urls: PublicUrls
  organizationId: string
}

/** The row of the outbox an event came from: the same however often it is handed over. */
export interface Delivery {
  outboxMessageId: string
  /** When it happened. */
  at: Date
}

/** An event as it is handed over. */
export interface Told {
  event: DomainEvent
  delivery: Delivery
}

/** Something done after commit, at least once. Throwing means "try again later". */
export type Handler = (ctx: HandlerContext, event: DomainEvent, delivery: Delivery) => Promise<void>
