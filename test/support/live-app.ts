import { randomUUID } from 'node:crypto'
import type { EntityManager } from '../../api/ports.ts'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'

/** A live app with a client, and one person's consent to it. */
export interface LiveApp {
  organizationId: string
  userId: string
  appId: string
  appVersionId: string
  clientId: string
  consentId: string
  grantId: string
}

/** Writes the rows that an access token rests on, and nothing else, straight into the tables. */
export async function liveApp(
  em: EntityManager,
  environment: LaunchEnvironment = 'PRODUCTION',
): Promise<LiveApp> {
  const ids: LiveApp = {
    organizationId: randomUUID(),
    userId: randomUUID(),
    appId: randomUUID(),
    appVersionId: randomUUID(),
    clientId: `client-${randomUUID()}`,
    consentId: randomUUID(),
    grantId: randomUUID(),
  }
  const vendorId = randomUUID()
  const clientRowId = randomUUID()
  const own = { organization_id: ids.organizationId, created_at: new Date() }
  const edited = { ...own, updated_at: new Date() }
  await insert(em, 'user_account', {
    ...{ id: ids.userId, ...edited, email: `${ids.userId}@example.org`, first_name: 'Ada' },
    ...{ last_name: 'Lovelace', password_hash: 'x', roles: '{PATIENT}' },
  })
  await insert(em, 'vendor', {
    ...{ id: vendorId, ...edited, kind: 'BUSINESS', legal_first_name: 'A', legal_last_name: 'B' },
    ...{ position: 'CTO', address: '{}', phone: '1', email: 'vendor@example.org' },
  })
  await insert(em, 'app', {
    ...{ id: ids.appId, ...edited, vendor_id: vendorId, owner_id: ids.userId, slug: ids.appId },
    ...{ name: 'Chart', support_contact: 'x', runtime_model: 'VENDOR_SAAS', risk_tier: 'LOW' },
  })
  await insert(em, 'app_version', {
    ...{ id: ids.appVersionId, ...edited, app_id: ids.appId, number: 1, status: 'LIVE' },
    ...{ status_changed_at: new Date(), name: 'Chart', client_type: 'PUBLIC' },
    ...{ operating_systems: '{}', redirect_urls: '{}', audiences: '{}', uses: '{}' },
    ...{ fhir_versions: '{}', compliance: '{}', launch_modes: '{}' },
  })
  await insert(em, 'oauth_client', {
    ...{ id: clientRowId, ...edited, app_id: ids.appId, pinned_version_id: ids.appVersionId },
    ...{ environment, client_id: ids.clientId, client_type: 'PUBLIC' },
    redirect_urls: '{}',
  })
  await insert(em, 'consent', {
    ...{ id: ids.consentId, ...own, grant_id: ids.grantId, environment: 'PRODUCTION' },
    ...{ user_id: ids.userId, oauth_client_id: clientRowId, app_id: ids.appId },
    ...{ app_version_id: ids.appVersionId, scopes: '{}', attestation_warning_shown: false },
  })
  await insert(em, 'oidc_record', {
    ...{ environment, model: 'Grant', id: ids.grantId, payload: '{}' },
    ...{ organization_id: ids.organizationId, grant_id: ids.grantId },
  })
  return ids
}

async function insert(em: EntityManager, table: string, row: Record<string, unknown>) {
  const names = Object.keys(row)
  const places = names.map(() => '?').join(', ')
  await em.execute(
    `insert into ${table} (${names.join(', ')}) values (${places})`,
    Object.values(row),
  )
}
