import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { AuditEvent } from '../../entities/platform/audit-event.entity.ts'
import type { EntityManager } from '../../ports.ts'

/** One interaction with a FHIR base, as the audit trail keeps it; unknown parts are left out. */
export interface FhirAccess {
  readonly organizationId: string
  readonly environment: LaunchEnvironment
  readonly at: Date
  /** SUCCESS and FAILURE are recorded as access, DENIED as refusal. */
  readonly outcome: AuditEvent['outcome']
  readonly clientId?: string | undefined
  readonly appVersionId?: string | undefined
  readonly grantId?: string | undefined
  readonly userId?: string | undefined
  readonly userRef?: string | undefined
  readonly patientRef?: string | undefined
  readonly scopes?: readonly string[] | undefined
  readonly sourceIp: string
  readonly requestId: string
  readonly detail: Readonly<Record<string, unknown>>
}

/**
 * Records an access to a FHIR base, and that the consent behind it was used, in one statement.
 * The consent is touched at most once a minute, so that a busy app does not write it at every call.
 */
export async function auditFhirAccess(em: EntityManager, access: FhirAccess): Promise<void> {
  const { at, outcome, grantId, userId, clientId, appVersionId } = access
  const action = outcome === 'DENIED' ? 'resource.refused' : 'resource.accessed'
  const person = userId && UUID.test(userId) ? userId : null
  await em.execute(
    STATEMENT,
    [
      ...[at, outcome === 'SUCCESS' ? (grantId ?? null) : null, access.environment, at],
      ...[crypto.randomUUID(), access.organizationId, at, action, outcome],
      ...[clientId ?? null, clientId ?? null, access.environment],
      ...[access.patientRef ?? null, access.userRef ?? null],
      ...[JSON.stringify(access.scopes ?? []), access.sourceIp, access.requestId],
      ...[JSON.stringify(access.detail), person, appVersionId ?? null],
    ],
    'run',
  )
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const STATEMENT = `
with used as (
  update consent set last_used_at = ?
  where grant_id = ? and environment = ?
    and (last_used_at is null or last_used_at < ?::timestamptz - interval '1 minute'))
insert into audit_event (id, organization_id, created_at, action, outcome,
  actor_id, actor_name, vendor_id, app_id, app_version_id, client_id, environment,
  patient_ref, user_ref, scopes, source_ip, request_id, detail)
select ?, ?, ?, ?, ?,
  u.id, coalesce(u.first_name || ' ' || u.last_name, a.name, ?, 'Unknown'),
  a.vendor_id, a.id, v.id, ?, ?,
  ?, ?, array(select jsonb_array_elements_text(?::jsonb)), ?, ?, ?::jsonb
from (select 1) as one
left join user_account u on u.id = ?::uuid
left join app_version v on v.id = ?::uuid
left join app a on a.id = v.app_id`
