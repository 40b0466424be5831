import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, type Person } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aBackendService, type BackendService } from '../oidc/backend-service.ts'
import { aClient } from '../oidc/rows.ts'

let platform: TestPlatform
let admin: Person
let service: BackendService
beforeAll(async () => {
  platform = await startTestPlatform()
  admin = await aPerson(platform, { roles: ['ORGANIZATION_ADMIN'] })
  service = await aBackendService(platform, ['system/Patient.rs'])
})
afterAll(() => platform?.stop())

interface Answer {
  it: {
    serviceAccount: { id: string; clientId: string; abilities: string[] } | null
    userErrors: { code: string; path: string[]; limit: number | null }[]
  }
}

const VIEW = `serviceAccount { id clientId abilities }
  userErrors { code ... on FieldError { path limit } }`

async function create(input: object) {
  const { data } = await admin.client.ask<Answer, { input: object }>(
    `mutation ($input: ServiceAccountCreateInput!) { it: serviceAccountCreate(input: $input) { ${VIEW} } }`,
    { input: { abilities: ['launch-context.create'], purpose: 'Opens apps.', ...input } },
  )
  if (!data) throw new Error('Nothing was answered.')
  return data.it
}

const launchToken = () => service.token({ scope: 'launch-context.create' })
const mayLaunch = async (token: string) => {
  const { errors } = await new GraphqlClient(platform.urls.graphql, token).ask(
    'mutation { launchContextCreate(input: { clientId: "x", email: "x" }) { launch } }',
  )
  return errors.length === 0
}

describe('a service account', () => {
  test('is for backend services, for what is known, and says what it is for', async () => {
    const app = await aClient(platform, { scopes: [] })
    const { clientId } = service
    for (const [input, fault] of [
      [{ clientId: app.clientId }, { code: 'NOT_FOUND', path: ['clientId'] }],
      [
        { clientId, abilities: [] },
        { code: 'REQUIRED', path: ['abilities'] },
      ],
      [
        { clientId, abilities: ['app-version.reject'] },
        { code: 'INVALID', path: ['abilities', '0'] },
      ],
      [
        { clientId, purpose: ' x ' },
        { code: 'TOO_SHORT', path: ['purpose'], limit: 10 },
      ],
      [
        { clientId, purpose: 'x'.repeat(301) },
        { code: 'TOO_LONG', path: ['purpose'], limit: 300 },
      ],
    ] as const) {
      expect(await create(input)).toMatchObject({ serviceAccount: null, userErrors: [fault] })
    }
    expect((await launchToken()).json.error, 'nothing was given').toBe('invalid_scope')
  })

  test('works from when it is made until it is ended, at once, and both are recorded', async () => {
    const made = await create({ clientId: service.clientId })
    const id = made.serviceAccount?.id ?? ''
    expect(made.serviceAccount?.abilities).toEqual(['launch-context.create'])
    const again = await create({ clientId: service.clientId })
    expect(again.userErrors).toMatchObject([{ code: 'NOT_UNIQUE' }])
    const { json } = await launchToken()
    expect(await mayLaunch(json.access_token)).toBe(true)
    const { json: fhir } = await service.token()
    expect(await mayLaunch(fhir.access_token), 'a token for FHIR').toBe(false)

    const end = `mutation { it: serviceAccountEnd(id: "${id}") { ${VIEW} } }`
    expect((await admin.client.ask<Answer, never>(end)).data?.it.userErrors).toEqual([])
    expect(await mayLaunch(json.access_token)).toBe(false)
    expect((await launchToken()).json.error).toBe('invalid_scope')
    const repeated = await admin.client.ask<Answer, never>(end)
    expect(repeated.data?.it.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['id'] }])
    const trail = await column<string>(
      platform,
      `select action || ' ' || client_id from audit_event where action like 'service-account.%' order by created_at`,
    )
    expect(trail).toEqual([
      `service-account.created ${service.clientId}`,
      `service-account.ended ${service.clientId}`,
    ])
  })
})
