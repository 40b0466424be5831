import { LockMode, OptimisticLockError } from '@mikro-orm/core'
import type { RequestContext } from '../context.ts'
import { holdingDenials } from './authorize.ts'
import { keepKey } from './once/keep-key.ts'
import type { CommandResult } from './user-fault.ts'

type Work<T> = (ctx: RequestContext) => Promise<CommandResult<T>>

/**
 * Runs a command in one transaction; its rows, audit and outbox commit together or not at all. What a refused
 * command touched is rolled back.
 *
 * An edit that slips in between reading and writing makes the command run once more: the second time it sees the
 * new revision, and says so like any other. The key of a request that is to be done once is kept with it.
 */
export function inTransaction<T>(ctx: RequestContext, work: Work<T>): Promise<CommandResult<T>> {
  return holdingDenials(async () => {
    try {
      return await attempt(ctx, work)
    } catch (error) {
      if (!(error instanceof OptimisticLockError)) throw error
      return attempt({ ...ctx, em: ctx.em.fork() }, work)
    }
  })
}

/** Reads a row for change: whoever comes second waits, then sees the new revision. */
export const FOR_UPDATE = { lockMode: LockMode.PESSIMISTIC_WRITE } as const

/** Makes those who are about to write the same new thing take turns, until the end of the transaction. */
export async function lockName(ctx: RequestContext, kind: string, name: string): Promise<void> {
  await ctx.em.execute('select pg_advisory_xact_lock(hashtext(?), hashtext(?))', [kind, name])
}

async function attempt<T>(ctx: RequestContext, work: Work<T>): Promise<CommandResult<T>> {
  try {
    return await ctx.em.transactional(async (em) => {
      const { once, ...rest } = { ...ctx, em }
      const result = await work(rest)
      if (!result.ok) throw new Refusal(result)
      if (once) await keepKey(rest, once, result.value)
      return result
    })
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.result.error }
    throw error
  }
}

/** Carries a refusal past the transaction, so that it is rolled back. */
class Refusal extends Error {
  readonly result: Extract<CommandResult<never>, { ok: false }>

  constructor(result: Extract<CommandResult<never>, { ok: false }>) {
    super('refused')
    this.result = result
  }
}
