import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import { sha256Hex } from '../../secrets.ts'

interface Attempt {
  environment: LaunchEnvironment
  email: string
}

const BLOCK = 'SignInBlock'

/** Says for how many seconds nobody may sign in to this account, or from this address; 0 when they may. */
export async function blockedFor(ctx: RequestContext, attempt: Attempt): Promise<number> {
  const [row] = await ctx.em.execute<{ seconds: number | null }[]>(
    `select ceil(extract(epoch from max(expires_at) - ?::timestamptz))::int as seconds from oidc_record
     where environment = ? and model = ? and id = any(?::text[])`,
    [
      ctx.ports.clock.now(),
      attempt.environment,
      BLOCK,
      `{${Object.values(blockIds(ctx, attempt)).join(',')}}`,
    ],
  )
  return Math.max(0, row?.seconds ?? 0)
}

/**
 * Counts a failed attempt; when it was one too many, blocks the account or the address until the window has
 * passed and returns that many seconds. Successes are never counted, so that a busy ward is not locked out.
 */
export async function countFailure(ctx: RequestContext, attempt: Attempt): Promise<number> {
  const ids = blockIds(ctx, attempt)
  const [account, address] = await Promise.all([
    ctx.ports.rateLimiter.take('sign-in-account', ids.account),
    ctx.ports.rateLimiter.take('sign-in-address', ctx.sourceIp),
  ])
  await block(ctx, { environment: attempt.environment, id: ids.account, seconds: account })
  await block(ctx, { environment: attempt.environment, id: ids.address, seconds: address })
  return Math.max(account, address)
}

/** Hashes, so that the table of records is no list of addresses people mistyped. */
function blockIds(ctx: RequestContext, { email }: Attempt): { account: string; address: string } {
  return {
    account: sha256Hex(`account ${email.trim().toLowerCase()}`),
    address: sha256Hex(`address ${ctx.sourceIp}`),
  }
}

async function block(
  ctx: RequestContext,
  { environment, id, seconds }: { environment: LaunchEnvironment; id: string; seconds: number },
): Promise<void> {
  if (seconds <= 0) return
  const until = new Date(ctx.ports.clock.now().getTime() + seconds * 1000)
  await ctx.em.execute(
    `insert into oidc_record (environment, model, id, organization_id, payload, expires_at)
     values (?, ?, ?, ?, '{}', ?)
     on conflict (environment, model, id) do update set expires_at = excluded.expires_at`,
    [environment, BLOCK, id, ctx.organizationId, until],
  )
}
