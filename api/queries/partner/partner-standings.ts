import { PARTNER_CRITERIA, type PartnerCriterion } from '../../../schema/vocabulary/partner.ts'
import type { RequestContext } from '../../context.ts'
import { type PartnerStanding, partnerStanding } from '../../domain/partner-tier.ts'

interface Row extends Record<PartnerCriterion, boolean | null> {
  id: string
}

/** Reads which tier vendors have, and what it rests on, in the order asked for. One statement. */
export async function partnerStandings(
  { em, organizationId, ports }: Pick<RequestContext, 'em' | 'organizationId' | 'ports'>,
  vendorIds: readonly string[],
): Promise<PartnerStanding[]> {
  const rows = await em.execute<Row[]>(FACTS, [
    ports.clock.now(),
    organizationId,
    `{${vendorIds.join(',')}}`,
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return vendorIds.map((id) => {
    const row = byId.get(id)
    return partnerStanding(new Set(PARTNER_CRITERIA.filter((criterion) => row?.[criterion])))
  })
}

const FACTS = `
select v.id, v.contact_verified_at is not null as "CONTACT_VERIFIED",
  exists (select from app a join app_version x on x.app_id = a.id
    join stage_review s on s.app_version_id = x.id and s.stage = 'INTAKE' and s.state = 'PASSED'
    where a.vendor_id = v.id) as "AUTHENTICITY_CHECKED",
  exists (select from vendor_contract c where c.vendor_id = v.id and c.version is not null
    and c.terminated_at is null and c.valid_from <= t.today and coalesce(c.valid_until, t.today) >= t.today
    and not exists (select from vendor_contract n where n.vendor_id = c.vendor_id and n.kind = c.kind
      and n.version > c.version and n.valid_from <= t.today)) as "CONTRACT_IN_FORCE",
  (select p.change = 'GRANT' from partner_tier_proposal p where p.vendor_id = v.id and p.state = 'CONFIRMED'
    order by p.decided_at desc limit 1) as "CHOSEN_BY_TWO"
from vendor v join organization o on o.id = v.organization_id
cross join lateral (select (?::timestamptz at time zone coalesce(o.settings->>'timeZone', 'UTC'))::date as today) t
where v.organization_id = ? and v.id = any(?::uuid[])`
