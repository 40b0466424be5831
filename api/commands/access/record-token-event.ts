import type { RequestContext } from '../../context.ts'
import { type AuditFacts, recordEvent } from '../../events/record-event.ts'

/** What happened at the token, revocation or introspection endpoint. */
export type TokenEvent = AuditFacts & {
  action:
    | 'token.issued'
    | 'token.refreshed'
    | 'token.refused'
    | 'token.revoked'
    | 'token.introspected'
    | 'authorization.refused'
    | 'sign-out'
  /** The grant that was used just now, when tokens came of it. */
  usedGrantId?: string | undefined
}

/** Writes down what happened with tokens, never the tokens; a consent that was used learns when (R211, R269). */
export async function recordTokenEvent(ctx: RequestContext, event: TokenEvent): Promise<void> {
  const { usedGrantId, ...facts } = event
  await ctx.em.transactional(async (em) => {
    recordEvent({ ...ctx, em }, facts)
    if (usedGrantId) {
      await em.execute('update consent set last_used_at = ? where grant_id = ?', [
        ctx.ports.clock.now(),
        usedGrantId,
      ])
    }
  })
}
