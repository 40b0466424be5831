import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { EntityManager } from '../../ports.ts'

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
}

/** Lists what a person allowed this version for this patient and did not take back, latest first. */
export function rememberedConsents(
  em: EntityManager,
  question: ConsentQuestion,
): Promise<RememberedConsent[]> {
  const { environment, userId, oauthClientId, appVersionId, patientRef } = question
  return em.execute<RememberedConsent[]>(
    `select id, grant_id as "grantId", scopes from consent
     where user_id = ? and oauth_client_id = ? and app_version_id = ? and environment = ?
       and coalesce(patient_ref, '') = ? and revoked_at is null
       and (expires_at is null or expires_at > now())
     order by created_at desc`,
    [userId, oauthClientId, appVersionId, environment, patientRef ?? ''],
  )
}
