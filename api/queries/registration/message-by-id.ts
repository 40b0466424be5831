import type { RequestContext } from '../../context.ts'
import { Message } from '../../entities/app/message.entity.ts'

/** Reads a message by id. Whether the asker may see it was asked when the event was let through. */
export function messageById(ctx: RequestContext, id: string): Promise<Message | null> {
  return ctx.em.findOne(Message, { id })
}
