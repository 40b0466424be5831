import type { RequestContext } from '../../context.ts'
import { timestamp } from '../timestamp.ts'

/** A live version whose vendor answered an earlier text than the one in force. */
export interface OverdueAttestation {
  appVersionId: string
  appId: string
  vendorId: string
  /** When the text that was answered was replaced: days overdue are counted from it (R124). */
  replacedAt: Date
  /** The text in force, and since when. */
  textId: string
  textPublishedAt: Date
}

/** Lists the live versions that stand on an earlier text, at the moment of the request. One statement. */
export async function overdueAttestations({
  em,
  organizationId,
  ports,
}: Pick<RequestContext, 'em' | 'organizationId' | 'ports'>): Promise<OverdueAttestation[]> {
  const now = ports.clock.now()
  const rows = await em.execute<
    (Omit<OverdueAttestation, 'replacedAt' | 'textPublishedAt'> & {
      replacedAt: string
      textPublishedAt: string
    })[]
  >(
    `select v.id as "appVersionId", v.app_id as "appId", a.vendor_id as "vendorId",
       replacement.published_at as "replacedAt", present.id as "textId",
       present.published_at as "textPublishedAt"
     from app_version v
     join app a on a.id = v.app_id
     join lateral (
       select t.version from attestation s join attestation_text t on t.id = s.text_id
       where s.app_version_id = v.id order by s.signed_at desc limit 1
     ) answered on true
     cross join lateral (
       select id, version, published_at from attestation_text
       where organization_id = v.organization_id and published_at <= ? order by version desc limit 1
     ) present
     join attestation_text replacement
       on replacement.organization_id = v.organization_id and replacement.version = answered.version + 1
     where v.organization_id = ? and v.status = 'LIVE' and answered.version < present.version
     order by v.id`,
    [now, organizationId],
  )
  return rows.map((row) => ({
    ...row,
    replacedAt: timestamp(row.replacedAt),
    textPublishedAt: timestamp(row.textPublishedAt),
  }))
}
