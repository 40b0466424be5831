import type { RiskTier } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'

/** An app in use, as somebody picks it: for an access review, or in an emergency. */
export interface LiveApp {
  appId: string
  name: string
  vendorId: string
  vendorName: string
  riskTier: RiskTier
  /** What it is granted in production. */
  scopes: string[]
}

/** Lists the apps in use by name, at most 1000. One statement. */
export async function liveApps({ em, organizationId }: RequestContext): Promise<LiveApp[]> {
  return em.execute<LiveApp[]>(LIVE_APPS, [organizationId])
}

const LIVE_APPS = `
select a.id as "appId", a.name, a.risk_tier as "riskTier", d.id as "vendorId",
  coalesce(d.legal_business_name, d.legal_first_name || ' ' || d.legal_last_name) as "vendorName",
  (select coalesce(jsonb_agg(distinct g.scope), '[]') from scope_grant g
   where g.app_version_id = v.id and g.environment = 'PRODUCTION' and g.ended_at is null) as scopes
from app a join app_version v on v.app_id = a.id and v.status = 'LIVE' join vendor d on d.id = a.vendor_id
where a.organization_id = ? order by lower(a.name), a.id limit 1000`
