import { AsyncLocalStorage } from 'node:async_hooks'
import { ABILITY_NAMES, type Ability } from '../../schema/vocabulary/permission.ts'
import type { RequestContext, SignedInViewer } from '../context.ts'
import { ForbiddenError, UnauthenticatedError } from '../errors.ts'
import { recordEvent } from '../events/record-event.ts'

/**
 * Names the person who asks, or refuses.
 *
 * @throws UnauthenticatedError when nobody is signed in.
 */
export function requireViewer(ctx: RequestContext): SignedInViewer {
  if (!ctx.viewer) throw new UnauthenticatedError()
  return ctx.viewer
}

interface Denial {
  ctx: RequestContext
  ability: Ability
  subject: { appId?: string; vendorId?: string }
}

/** Denials inside a transaction, until it has given its connection back. */
const held = new AsyncLocalStorage<Denial[]>()

/**
 * Records that somebody tried what they may not, in a transaction of its own because the asked-for change
 * never happens, and refuses. Every denial is an audit event (LIFECYCLE D2).
 *
 * @throws ForbiddenError always.
 */
export async function deny(
  ctx: RequestContext,
  ability: Ability,
  subject: Denial['subject'] = {},
): Promise<never> {
  const denial = { ctx, ability, subject }
  const waiting = held.getStore()
  if (waiting) waiting.push(denial)
  else await record(denial)
  throw new ForbiddenError(`You may not ${ABILITY_NAMES[ability]}.`)
}

/**
 * Does work that holds a connection, and records its denials afterwards: a second connection asked for while the
 * first is held lets a full pool wait for itself.
 */
export async function holdingDenials<T>(work: () => Promise<T>): Promise<T> {
  const waiting: Denial[] = []
  try {
    return await held.run(waiting, work)
  } finally {
    for (const denial of waiting) await record(denial)
  }
}

async function record({ ctx, ability, subject }: Denial): Promise<void> {
  const apart = { ...ctx, em: ctx.em.fork() }
  recordEvent(apart, {
    action: 'permission.denied',
    outcome: 'DENIED',
    ...subject,
    detail: { ability },
  })
  await apart.em.flush()
}
