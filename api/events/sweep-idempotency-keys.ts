import { KEPT_DAYS } from '../../schema/vocabulary/lifetimes.ts'
import type { HandlerContext } from './handler.ts'

/** Deletes the keys of requests that were answered long enough ago; nobody sends one again after that. */
export async function sweepIdempotencyKeys({ em, ports }: HandlerContext): Promise<void> {
  const moment = new Date(ports.clock.now().getTime() - KEPT_DAYS.idempotencyKey * DAY_IN_MS)
  await em.execute('delete from idempotency_key where created_at < ?', [moment])
}

const DAY_IN_MS = 24 * 60 * 60 * 1000
