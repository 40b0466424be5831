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

/** Something done after commit, at least once. Throwing means "try again later". */
export type Handler = (ctx: HandlerContext, event: DomainEvent) => Promise<void>
