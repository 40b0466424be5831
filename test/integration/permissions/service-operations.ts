import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { aBackendService } from '../oidc/backend-service.ts'
import { anEhr } from '../oidc/ehr.ts'
import { aClient as anAppClient, aPerson } from '../oidc/rows.ts'
import type { OperationOn } from './operation.ts'

/** What operations about services are asked about. */
export interface ServiceTargets {
  /** A backend service that has no service account. */
  backendClientId: string
  /** One that has. */
  serviceAccountId: string
  /** An app to open, and somebody to open it for. */
  opened: { clientId: string; email: string }
}

type Operation = OperationOn<ServiceTargets>

const ERRORS = 'userErrors { code }'
const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const

const forAdministrators = (text: Operation['text']): Operation => ({
  text,
  rightful: 'organizationAdmin',
  others: STAFF,
})

export const SERVICE_QUERIES: Readonly<Record<string, Operation>> = {
  serviceAccounts: forAdministrators(() => 'serviceAccounts { id }'),
}

export const SERVICE_MUTATIONS: Readonly<Record<string, Operation>> = {
  serviceAccountCreate: forAdministrators(
    ({ backendClientId }) =>
      `serviceAccountCreate(input: { clientId: "${backendClientId}", abilities: ["launch-context.create"], purpose: "Opens apps." }) { ${ERRORS} }`,
  ),
  serviceAccountEnd: forAdministrators(
    ({ serviceAccountId }) => `serviceAccountEnd(id: "${serviceAccountId}") { ${ERRORS} }`,
  ),
  // What services do no person does, whatever their role.
  launchContextCreate: {
    text: ({ opened: { clientId, email } }) =>
      `launchContextCreate(input: { clientId: "${clientId}", email: "${email}" }) { ${ERRORS} }`,
    rightful: 'service',
    others: STAFF,
  },
}

/** Registers them. */
export async function serviceTargets(platform: TestPlatform): Promise<ServiceTargets> {
  const [backend, ended, app, person] = await Promise.all([
    aBackendService(platform, ['system/Patient.rs']),
    anEhr(platform),
    anAppClient(platform, { scopes: ['patient/Patient.rs'] }),
    aPerson(platform),
  ])
  const [id = ''] = await column<string>(
    platform,
    `select s.id from service_account s join oauth_client c on c.id = s.oauth_client_id where c.client_id = $1`,
    [ended.service.clientId],
  )
  return {
    backendClientId: backend.clientId,
    serviceAccountId: Buffer.from(`ServiceAccount:${id}`).toString('base64url'),
    opened: { clientId: app.clientId, email: person.email },
  }
}
