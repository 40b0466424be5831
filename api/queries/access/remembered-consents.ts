import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RowReader } from '../../ports.ts'

/** Whose consent to which client, and for which patient. */
export interface ConsentQuestion {
  environment: LaunchEnvironment
  at: Date
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
  /** When it ends by itself, in milliseconds since 1970; null when it does not. */
  expiresAtMs: number | null
  /** The vendor declined the attestation since, and the person has not been told (R085). */
  isUnwarned: boolean
}

/** Whether its person has not been told of what the vendor of the version `v` declined, in SQL. */
export const UNWARNED = `v.attestation_answer is not distinct from 'DECLINED' and not c.attestation_warning_shown`
/** Whether the consent `c` stands, in SQL; its value is the time. */
export const STANDING = `c.revoked_at is null and (c.expires_at is null or c.expires_at > ?::timestamptz)`
/** When the consent `c` ends by itself, in SQL, as `expiresAtMs` has it. */
export const EXPIRES_AT_MS = 'floor(extract(epoch from c.expires_at) * 1000)::float8'

/** A consent with the patient it is for. */
export interface ConsentForPatient extends RememberedConsent {
  patientRef: string | null
}

/** Lists what a person allowed this version for this patient and did not take back, latest first. */
export function rememberedConsents(
  reader: RowReader,
  question: ConsentQuestion,
): Promise<RememberedConsent[]> {
  const { appVersionId, at, environment, oauthClientId, patientRef, userId } = question
  return reader.rows<RememberedConsent>(
    `select c.id, c.grant_id as "grantId", c.scopes, ${EXPIRES_AT_MS} as "expiresAtMs",
       ${UNWARNED} as "isUnwarned"
     from consent c join app_version v on v.id = c.app_version_id
     where c.user_id = ? and c.oauth_client_id = ? and c.app_version_id = ? and c.environment = ?
       and coalesce(c.patient_ref, '') = ? and ${STANDING}
     order by c.created_at desc`,
    [userId, oauthClientId, appVersionId, environment, patientRef ?? '', at],
  )
}

/** Says whether a person allowed this version, for any patient, before its vendor declined the attestation. */
export async function hasUnwarnedConsent(
  reader: RowReader,
  { appVersionId, at, environment, oauthClientId, userId }: Omit<ConsentQuestion, 'patientRef'>,
): Promise<boolean> {
  const [row] = await reader.rows<{ found: boolean }>(
    `select exists (
       select from consent c join app_version v on v.id = c.app_version_id
       where c.user_id = ? and c.oauth_client_id = ? and c.app_version_id = ? and c.environment = ?
         and ${STANDING} and ${UNWARNED}
     ) as found`,
    [userId, oauthClientId, appVersionId, environment, at],
  )
  return row?.found ?? false
}
