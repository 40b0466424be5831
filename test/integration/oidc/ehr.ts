import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { aBackendService, type BackendService } from './backend-service.ts'
import { aPerson } from './rows.ts'
import { startWorld, type World } from './world.ts'

const LAUNCH_SCOPE = 'launch-context.create'
const ABILITIES = `array['${LAUNCH_SCOPE}', 'representative.manage']`

const LAUNCH_CONTEXT_CREATE = `mutation ($input: LaunchContextCreateInput!) {
  launchContextCreate(input: $input) {
    launch launchUrl environment expiresAt workflowRefusal userErrors { code message ... on FieldError { path limit actual } }
  }
}`

/** What an EHR has on the screen. */
interface Screen {
  clientId: string
  email: string
  patient?: string | undefined
  fhirBase?: string | undefined
}

/** What the mutation answers. */
interface LaunchAnswer {
  launch: string | null
  launchUrl: string | null
  environment: LaunchEnvironment | null
  workflowRefusal: string | null
  expiresAt: string
  userErrors: { code: string; message: string; path: string[] }[]
}

/** A hospital's own system: a backend service that may open apps. */
export interface Ehr {
  service: BackendService
  /** Asks with a token of its own. */
  client(scope?: string): Promise<GraphqlClient>
  /** What is answered to a launch context. */
  create(input: Screen): Promise<LaunchAnswer>
  /** A launch token that has to be good. */
  launch(input: Screen): Promise<string>
}

/** Registers one, in the sandbox unless told otherwise. */
export async function anEhr(
  platform: TestPlatform,
  environment: LaunchEnvironment = 'SANDBOX',
): Promise<Ehr> {
  const service = await aBackendService(platform, ['system/Patient.rs'], environment)
  const { id } = await aPerson(platform, { roles: ['ORGANIZATION_ADMIN'] })
  await query(
    platform.databaseUrl,
    `insert into service_account (id, organization_id, created_at, oauth_client_id, abilities, purpose, created_by_id)
     select gen_random_uuid(), organization_id, now(), id, ${ABILITIES}, 'Opens apps', $2
     from oauth_client where client_id = $1`,
    [service.clientId, id],
  )
  const client = async (scope = LAUNCH_SCOPE) => {
    const { json } = await service.token({ scope })
    return new GraphqlClient(platform.urls.graphql, json.access_token)
  }
  const create = async (input: Screen) => {
    const { data, errors } = await (await client()).ask<
      { launchContextCreate: LaunchAnswer },
      { input: Screen }
    >(LAUNCH_CONTEXT_CREATE, { input })
    if (!data) throw new Error(JSON.stringify(errors))
    return data.launchContextCreate
  }
  return {
    service,
    client,
    create,
    async launch(input) {
      const { launch, userErrors } = await create(input)
      if (!launch) throw new Error(JSON.stringify(userErrors))
      return launch
    },
  }
}

/** Scopes of an app that is opened from an EHR. */
export const EHR_SCOPE = 'openid fhirUser launch offline_access patient/Patient.rs'

/** A hospital whose clinician has the first patient on the screen. */
export interface EhrWorld extends World {
  ehr: Ehr
  /** The screen, and what else is on it. */
  onScreen(more?: object): Screen
  /** Parameters of the app's request after it was opened. */
  opened(more?: object, scope?: string): Promise<{ scope: string; launch: string }>
}

/** Starts one for a file of tests. */
export async function startEhrWorld(): Promise<EhrWorld> {
  const world = await startWorld()
  const ehr = await anEhr(world.platform)
  const onScreen = (more: object = {}): Screen => ({
    clientId: world.app.client.clientId,
    email: world.clinician.email,
    patient: 'p1',
    ...more,
  })
  const opened = async (more: object = {}, scope = EHR_SCOPE) => {
    const launch = await ehr.launch(onScreen(more))
    return { scope, launch }
  }
  return { ...world, ehr, onScreen, opened }
}
