import type { ScopeOverrides } from '../../../schema/vocabulary/catalog/override.ts'
import type {
  AttestationAnswer,
  Audience,
  ScopeDecision,
} from '../../../schema/vocabulary/registration.ts'
import type { RowReader } from '../../ports.ts'

/** What a person has to know about an app before deciding. */
export interface AppOnConsentPage {
  name: string
  vendorName: string
  vendorWebsite: string | null
  shortDescription: string | null
  privacyPolicyUrl: string | null
  termsUrl: string | null
  iconId: string | null
  audiences: Audience[]
  attestationAnswer: AttestationAnswer | null
  /** What the vendor says each scope is for. */
  purposes: { scope: string; purpose: string }[]
  /** What the hospital changed of the scope catalog. */
  scopeOverrides: ScopeOverrides
}

/** Gathers what the consent page says about a version, in one statement. */
export async function appOnConsentPage(
  reader: RowReader,
  appVersionId: string,
): Promise<AppOnConsentPage | undefined> {
  const [row] = await reader.rows<AppOnConsentPage>(PAGE, [appVersionId])
  return row
}

/** The statement behind it, with the id of the version taken from somewhere else. */
export const consentPageSql = (appVersionId: string) => `
select v.name, coalesce(d.legal_business_name, d.legal_first_name || ' ' || d.legal_last_name) as "vendorName",
  d.website as "vendorWebsite", v.short_description as "shortDescription",
  v.privacy_policy_url as "privacyPolicyUrl", v.terms_url as "termsUrl", v.icon_id as "iconId",
  to_jsonb(v.audiences) as audiences, v.attestation_answer as "attestationAnswer",
  coalesce((select jsonb_agg(jsonb_build_object('scope', asked.scope, 'purpose', r.purpose) order by r.position)
    from scope_request r, string_to_table(coalesce(r.granted_scope, r.scope), ' ') asked(scope)
    where r.app_version_id = v.id), '[]')
    as purposes,
  (select coalesce(o.scope_overrides, '{}') from organization o where o.id = v.organization_id) as "scopeOverrides"
from app_version v join app a on a.id = v.app_id join vendor d on d.id = a.vendor_id
where v.id = ${appVersionId}`

const PAGE = consentPageSql('?')

/** A scope of a version, what it is for, and what was decided about it. */
interface ScopeOnPreview {
  scope: string
  purpose: string
  decision: ScopeDecision
  grantedScope: string | null
}

/** Reads what a version asks for and what was granted of it, in the order of its vendor. One statement. */
export function scopesOnPreview(
  reader: RowReader,
  appVersionId: string,
): Promise<ScopeOnPreview[]> {
  return reader.rows<ScopeOnPreview>(
    `select r.scope, r.purpose, r.decision, r.granted_scope as "grantedScope" from scope_request r
     where r.app_version_id = ? order by r.position`,
    [appVersionId],
  )
}
