import type { ScopeOverrides } from '../../../schema/vocabulary/catalog/override.ts'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { LaunchMode } from '../../../schema/vocabulary/registration.ts'
import { catalogWith } from '../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import type { RequestContext } from '../../context.ts'
import { groupedBy } from '../registration/app-versions.ts'
import { optionalTimestamp, timestamp } from '../timestamp.ts'

interface Row {
  id: string
  userId: string
  appName: string
  appSlug: string
  vendorName: string
  iconId: string | null
  environment: LaunchEnvironment
  patientRef: string | null
  scopes: string[]
  /** What the hospital changed of the scope catalog. */
  overrides: ScopeOverrides
  grantedAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
  attestationWarningShown: boolean
  /** Consents of before receipts were written have none. */
  hasReceipt: boolean
  sunsetAt: string | null
  successor: { slug: string; name: string } | null
}

/** One authorization as its person sees it (R212). */
export type ConsentView = ReturnType<typeof consentView>

/** Lists what a person allowed apps to do, newest first; one of them by id when asked. One statement. */
export async function consentsOfUser(
  ctx: RequestContext,
  userId: string,
  id?: string,
): Promise<ConsentView[]> {
  const rows = await ctx.em.execute<Row[]>(
    `select c.id, c.user_id as "userId", v.name as "appName", a.slug as "appSlug",
       coalesce(d.legal_business_name, d.legal_first_name || ' ' || d.legal_last_name) as "vendorName",
       v.icon_id as "iconId", c.environment, c.patient_ref as "patientRef", to_jsonb(c.scopes) as scopes,
       c.created_at as "grantedAt", c.expires_at as "expiresAt", c.last_used_at as "lastUsedAt",
       c.revoked_at as "revokedAt", c.attestation_warning_shown as "attestationWarningShown",
       exists (select 1 from consent_receipt r where r.consent_id = c.id) as "hasReceipt",
       case when c.environment = 'PRODUCTION' then a.sunset_at end as "sunsetAt",
       (select jsonb_build_object('slug', s.slug, 'name', s.name) from app s where s.id = a.successor_app_id) as successor,
       (select coalesce(o.scope_overrides, '{}') from organization o where o.id = c.organization_id) as overrides
     from consent c join app a on a.id = c.app_id join app_version v on v.id = c.app_version_id
     join vendor d on d.id = a.vendor_id
     where c.user_id = ? ${id ? 'and c.id = ?' : ''} order by c.created_at desc, c.id limit 200`,
    id ? [userId, id] : [userId],
  )
  return rows.map(consentView)
}

export interface LaunchView {
  id: string
  consentId: string
  at: Date
  mode: LaunchMode
  openedBy: string | null
  succeeded: boolean
}

/** Lists the latest launches under each authorization. One statement. */
export async function launchesOfConsents(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<LaunchView[][]> {
  const rows = await ctx.em.execute<(Omit<LaunchView, 'at'> & { at: string })[]>(
    `select id, consent_id as "consentId", created_at as at, mode,
       ehr_name as "openedBy", succeeded from (
       select *, row_number() over (partition by consent_id order by created_at desc) as place
       from launch where consent_id in (?)
     ) l where place <= 20 order by created_at desc`,
    [ids],
  )
  const launches = rows.map((row) => ({ ...row, at: timestamp(row.at) }))
  return groupedBy(launches, (launch) => launch.consentId, ids)
}

function consentView({ iconId, scopes, overrides, ...row }: Row) {
  const catalog = catalogWith(overrides)
  return {
    ...row,
    grantedAt: timestamp(row.grantedAt),
    expiresAt: optionalTimestamp(row.expiresAt),
    lastUsedAt: optionalTimestamp(row.lastUsedAt),
    revokedAt: optionalTimestamp(row.revokedAt),
    sunsetAt: optionalTimestamp(row.sunsetAt),
    iconUrl: iconId ? `/icons/${iconId}.png` : null,
    scopes: scopes.map((scope) => {
      const { sentence, writes } = describeScope(scope, 'patient', { catalog })
      return { scope, plainLanguage: sentence, writes }
    }),
  }
}
