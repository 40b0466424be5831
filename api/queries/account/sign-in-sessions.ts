import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import { timestamp } from '../timestamp.ts'

/** One browser somebody is signed in with. */
export interface SignInSession {
  id: string
  environment: LaunchEnvironment
  signedInAt: Date
  /** The address of the network and the browser as it calls itself, when the sign-in noted them. */
  address: string | null
  userAgent: string | null
  hasSecondFactor: boolean
  /** Is it the browser that asks? */
  isCurrent: boolean
}

interface Row extends Omit<SignInSession, 'signedInAt'> {
  signedInAt: string
}

/** Lists the browsers the person who asks is signed in with, the one that asks first, then the newest. */
export async function sessionsOfViewer(ctx: RequestContext): Promise<SignInSession[]> {
  const { userId = '', session = '' } = ctx.viewer ?? {}
  const rows = await ctx.em.execute<Row[]>(
    `select payload->>'uid' as id, environment,
       to_timestamp((payload->>'loginTs')::bigint)::timestamptz as "signedInAt",
       payload->'signedInFrom'->>'address' as address, payload->'signedInFrom'->>'userAgent' as "userAgent",
       coalesce(payload->'amr', '[]'::jsonb) @> '["mfa"]' as "hasSecondFactor",
       exists (select 1 from jsonb_each(payload->'authorizations') as own
         where own.value->>'grantId' = ?) as "isCurrent"
     from oidc_record where environment in ('PRODUCTION', 'SANDBOX') and account_id = ? and model = 'Session'
       and expires_at > ? and payload->'authorizations' is not null
     order by "isCurrent" desc, "signedInAt" desc limit 50`,
    [session, userId, ctx.ports.clock.now()],
  )
  return rows.map((row) => ({ ...row, signedInAt: timestamp(row.signedInAt) }))
}
