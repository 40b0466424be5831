import type { AppVersionStatus } from '../../../schema/vocabulary/app-status.ts'
import type { AttestationAnswer } from '../../../schema/vocabulary/registration.ts'
import type { GovernanceStage, StageState } from '../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../context.ts'
import { certificationOf } from '../../domain/certification.ts'
import { partnerStandings } from '../../queries/partner/partner-standings.ts'
import { optionalTimestamp } from '../../queries/timestamp.ts'

interface ListedRow {
  appId: string
  vendorId: string
  certification: string
  partnerTier: string | null
  status: AppVersionStatus
  attestationAnswer: AttestationAnswer | null
  recertificationDueAt: string | null
  stages: { stage: GovernanceStage; state: StageState }[]
}

/**
 * Writes into the gallery what follows from the calendar: how far the review of each app carries and which tier its
 * vendor has, where that is another than the card says. Of one vendor, or of all. Two statements when nothing changed.
 */
export async function refreshStandings(
  ctx: Pick<RequestContext, 'em' | 'organizationId' | 'ports'>,
  vendorId?: string,
): Promise<void> {
  const rows = await ctx.em.execute<ListedRow[]>(LISTED, [
    ctx.organizationId,
    vendorId ?? null,
    vendorId ?? null,
  ])
  if (!rows.length) return
  const now = ctx.ports.clock.now()
  const vendorIds = [...new Set(rows.map((row) => row.vendorId))]
  const standings = await partnerStandings(ctx, vendorIds)
  const changed = rows.flatMap((row) => {
    const partnerTier = standings[vendorIds.indexOf(row.vendorId)]?.tier ?? 'REGISTERED'
    const due = optionalTimestamp(row.recertificationDueAt)
    const { level: certification } = certificationOf({ ...row, recertificationDueAt: due }, now)
    const isSame = row.certification === certification && row.partnerTier === partnerTier
    return isSame ? [] : [{ appId: row.appId, certification, partnerTier }]
  })
  if (changed.length) await ctx.em.execute(WRITE, [JSON.stringify(changed)])
}

const LISTED = `
select g.app_id as "appId", a.vendor_id as "vendorId", g.certification, g.card::jsonb->>'partnerTier' as "partnerTier",
  v.status, v.attestation_answer as "attestationAnswer", a.recertification_due_at as "recertificationDueAt",
  coalesce((select jsonb_agg(jsonb_build_object('stage', s.stage, 'state', s.state))
    from stage_review s where s.app_version_id = v.id), '[]') as stages
from gallery_card g join app a on a.id = g.app_id join app_version v on v.app_id = a.id and v.status = 'LIVE'
where g.organization_id = ? and (?::uuid is null or a.vendor_id = ?::uuid)`

const WRITE = `
update gallery_card g set certification = c.certification,
  card = (g.card::jsonb || jsonb_build_object('certification', c.certification, 'partnerTier', c."partnerTier"))::text
from jsonb_to_recordset(?::jsonb) as c("appId" uuid, certification text, "partnerTier" text)
where g.app_id = c."appId"`
