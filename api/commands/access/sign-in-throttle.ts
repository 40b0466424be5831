import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import { type SignInCounter, signInCounters } from '../../domain/sign-in-limits.ts'
import { recordEvent } from '../../events/record-event.ts'
import { sha256Hex } from '../../secrets.ts'

export interface Attempt {
  environment: LaunchEnvironment
  email: string
  /** The browser, when it proved that this account signed in with it before. */
  device?: string | undefined
}

const BLOCK = 'SignInBlock'

/** Says for how many seconds this browser may not sign in to this account; 0 when it may. */
export async function blockedFor(ctx: RequestContext, attempt: Attempt): Promise<number> {
  const [row] = await ctx.ports.rowReader.rows<{ seconds: number | null }>(
    `select ceil(extract(epoch from max(expires_at) - ?::timestamptz))::int as seconds from oidc_record
     where environment = ? and model = ? and id = any(?::text[])`,
    [
      ctx.ports.clock.now(),
      attempt.environment,
      BLOCK,
      `{${countersOf(ctx, attempt).map(idOf).join(',')}}`,
    ],
  )
  return Math.max(0, row?.seconds ?? 0)
}

/**
 * Counts a failed attempt; where it was one too many, blocks whoever counts there until the window has passed, and
 * returns the seconds. Successes are never counted, so that a busy ward is not locked out.
 */
export async function countFailure(ctx: RequestContext, attempt: Attempt): Promise<number> {
  const waits = await Promise.all(
    countersOf(ctx, attempt).map(async (counter) => {
      const seconds = await ctx.ports.rateLimiter.take(counter.bucket, idOf(counter))
      if (seconds > 0) await block(ctx, attempt.environment, { counter, seconds })
      return seconds
    }),
  )
  return Math.max(...waits)
}

function countersOf({ sourceIp }: RequestContext, { email, device }: Attempt): SignInCounter[] {
  return signInCounters({ account: email.trim().toLowerCase(), address: sourceIp, device })
}

/** A hash, so that the table of records is no list of addresses people mistyped. */
function idOf({ bucket, key }: SignInCounter): string {
  return sha256Hex(`${bucket} ${key}`)
}

async function block(
  ctx: RequestContext,
  environment: LaunchEnvironment,
  { counter, seconds }: { counter: SignInCounter; seconds: number },
): Promise<void> {
  const until = new Date(ctx.ports.clock.now().getTime() + seconds * 1000)
  const [made] = await ctx.em.execute<{ isNew: boolean }[]>(
    `insert into oidc_record (environment, model, id, organization_id, payload, expires_at)
     values (?, ?, ?, ?, '{}', ?)
     on conflict (environment, model, id) do update set expires_at = excluded.expires_at
     returning xmax = 0 as "isNew"`,
    [environment, BLOCK, idOf(counter), ctx.organizationId, until],
  )
  if (!made?.isNew || counter.bucket !== 'sign-in-account-wide') return
  const detail = { until: until.toISOString(), open: 'browsers the account signed in with before' }
  recordEvent(ctx, { action: 'account.locked', outcome: 'DENIED', environment, detail })
  await ctx.em.flush()
}
