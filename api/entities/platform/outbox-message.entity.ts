import { defineEntity, p } from '@mikro-orm/core'
import type { DomainEvent } from '../../domain/events.ts'
import { ownedRow } from '../base.entity.ts'

const OutboxMessageSchema = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox_message',
  properties: {
    ...ownedRow,
    sequence: p.bigint('number').autoincrement().persist(false).nullable(),
    type: p.string().$type<DomainEvent['type']>(),
    payload: p.json<DomainEvent>(),
    attempts: p
      .integer()
      .default(0)
      .onCreate(() => 0),
    nextAttemptAt: p.datetime().onCreate(() => new Date()),
    deliveredAt: p.datetime().nullable(),
    lastError: p.text().nullable(),
  },
})

/** An event that was committed and still has to be told: mail, token revocation. */
export class OutboxMessage extends OutboxMessageSchema.class {}
OutboxMessageSchema.setClass(OutboxMessage)
