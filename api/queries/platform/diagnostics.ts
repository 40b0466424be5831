import type { Check } from '../../../schema/vocabulary/validation.ts'
import type { RequestContext } from '../../context.ts'
import { diagnose } from '../../domain/diagnostics.ts'
import { fhirServerChecks } from './fhir-servers.ts'
import { unexplainedScopes } from './scopes-in-use.ts'

interface Row {
  selfRegistration: boolean
  overdueKeys: string[]
  expiringSecrets: number
  unusableKeySets: number
  appAdmins: number
  securityOfficers: number
}

/** Looks at how the installation is set up, in two statements, and whether its FHIR servers answer. */
export async function diagnostics(ctx: RequestContext): Promise<Check[]> {
  const { ports, urls, organizationId } = ctx
  const now = ports.clock.now()
  const { installation } = ports
  const servers = fhirServerChecks(ctx)
  const [row] = await ctx.em.execute<Row[]>(FACTS, [
    new Date(now.getTime() - (installation.signingKeyDays + 2) * DAY),
    now,
    new Date(now.getTime() + 30 * DAY),
    organizationId,
  ])
  if (!row) return []
  const unexplained = (await unexplainedScopes(ctx)).map(({ scope }) => scope)
  const checks = diagnose({
    ...{ ...installation, ...row, unexplainedScopes: unexplained },
    baseUrl: urls.base,
    issuers: urls.issuer,
    fhirBases: urls.fhir,
    clientRegistration: Boolean(urls.registration),
  })
  return [...(await servers), ...checks]
}

const DAY = 24 * 60 * 60 * 1000

const FACTS = `
select coalesce((o.settings->>'selfRegistration')::boolean, true) as "selfRegistration",
  (select coalesce(jsonb_agg(k.environment order by k.environment), '[]') from (
    select environment from signing_key group by environment having max(signs_from) < ?::timestamptz) k) as "overdueKeys",
  (select count(*)::int from client_secret s where s.revoked_at is null and s.expires_at > ?::timestamptz
    and s.expires_at < ?::timestamptz and not exists (select from client_secret n
      where n.oauth_client_id = s.oauth_client_id and n.revoked_at is null and n.created_at > s.created_at)) as "expiringSecrets",
  (select count(*)::int from key_set_probe p where not p.ok) as "unusableKeySets",
  (select count(*)::int from user_account u where 'APP_ADMIN' = any(u.roles) and u.disabled_at is null) as "appAdmins",
  (select count(*)::int from user_account u where 'SECURITY_OFFICER' = any(u.roles) and u.disabled_at is null) as "securityOfficers"
from organization o where o.id = ?`
