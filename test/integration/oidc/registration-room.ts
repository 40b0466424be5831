import { column } from '../../support/facts.ts'
import { aRegisteringVendor, jsonRequest, type RegisteringVendor, register } from './registering.ts'
import { type Answer, SmartApp } from './smart-app.ts'
import { startWorld, type World } from './world.ts'

/** A world with a vendor whose programs register apps. */
export interface RegistrationRoom {
  world: World
  vendor: RegisteringVendor
  /** Registers an app, and fails the test when that is refused. */
  registered(members?: Record<string, unknown>): Promise<Answer>
  /** The app behind an answer. */
  appOf(answer: Answer, environment?: 'SANDBOX' | 'PRODUCTION'): SmartApp
  /** Reads, changes or ends a registration, with the token it came with or another. */
  manage(answer: Answer, method: string, body?: unknown, token?: string): Promise<Answer>
  /** What was recorded about a client. */
  trail(clientId: string): Promise<string[]>
}

export async function aRegistrationRoom(): Promise<RegistrationRoom> {
  const world = await startWorld()
  const { platform } = world
  const vendor = await aRegisteringVendor(platform)
  return {
    world,
    vendor,
    async registered(members = {}) {
      const answer = await register(platform, vendor, members)
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.json))
      return answer
    },
    appOf({ json }, environment = 'SANDBOX') {
      const { client_id: clientId, client_secret: secret = '' } = json
      return new SmartApp(platform, { clientId, secret, appId: '', appVersionId: '' }, environment)
    },
    manage: ({ json }, method, body, token = json.registration_access_token) =>
      jsonRequest(json.registration_client_uri, { method, token, ...(body ? { body } : {}) }),
    trail: (clientId) =>
      column<string>(
        platform,
        `select action from audit_event where client_id = $1 and action like 'client.%' order by created_at, action`,
        [clientId],
      ),
  }
}
