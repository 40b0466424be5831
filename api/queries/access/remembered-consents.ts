import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RowReader } from '../../ports.ts'

/** Whose consent to which client, and for which patient. */
export interface ConsentQuestion {
  environment: LaunchEnvironment
  userId: string
  oauthClientId: string
  appVersionId: string
  /** "Patient/id", absent when the app gets no patient. */
  patientRef: string | undefined
}

export interface RememberedConsent {
  id: string
  grantId: string
  scopes: string[]
  /** The vendor declined the attestation since, and the person has not been told (R085). */
  isUnwarned: boolean
}

const UNWARNED = `v.attestation_answer is not distinct from 'DECLINED' and not c.attestation_warning_shown`
const STANDING = `c.revoked_at is null and (c.expires_at is null or c.expires_at > now())`

/** Lists what a person allowed this version for this patient and did not take back, latest first. */
export function rememberedConsents(
  reader: RowReader,
  question: ConsentQuestion,
): Promise<RememberedConsent[]> {
  const { environment, userId, oauthClientId, appVersionId, patientRef } = question
  return reader.rows<RememberedConsent>(
    `select c.id, c.grant_id as "grantId", c.scopes,
       ${UNWARNED} as "isUnwarned"
     from consent c join app_version v on v.id = c.app_version_id
     where c.user_id = ? and c.oauth_client_id = ? and c.app_version_id = ? and c.environment = ?
       and coalesce(c.patient_ref, '') = ? and ${STANDING}
     order by c.created_at desc`,
    [userId, oauthClientId, appVersionId, environment, patientRef ?? ''],
  )
}

/** Says whether a person allowed this version, for any patient, before its vendor declined the attestation. */
export async function hasUnwarnedConsent(
  reader: RowReader,
  { appVersionId, environment, oauthClientId, userId }: Omit<ConsentQuestion, 'patientRef'>,
): Promise<boolean> {
  const [row] = await reader.rows<{ found: boolean }>(
    `select exists (
       select from consent c join app_version v on v.id = c.app_version_id
       where c.user_id = ? and c.oauth_client_id = ? and c.app_version_id = ? and c.environment = ?
         and ${STANDING} and ${UNWARNED}
     ) as found`,
    [userId, oauthClientId, appVersionId, environment],
  )
  return row?.found ?? false
}
