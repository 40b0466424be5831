import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reseedSandbox } from '../../api/demo/records/reseed-sandbox.ts'
import { createFhirServer } from '../../api/fhir-server/fhir-server.ts'
import { scenarioSystem, scenarios } from '../../api/fhir-server/synthetic/scenarios.ts'
import { aReviewer, aVendor } from '../support/builders.ts'
import { column } from '../support/facts.ts'
import { graphql } from '../support/gql/gql.ts'
import { query } from '../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../support/test-platform.ts'
import { bundleOf } from './fhir-server-world.ts'
import { aClient } from './oidc/rows.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform({
    ports: { sandboxRecords: { reset: (now) => reseedSandbox(platform.pool, now) } },
  })
})
afterAll(() => platform.stop())

const base = (schemaName: string) =>
  createFhirServer({ pool: platform.pool, schemaName, baseUrl: `${platform.url}/fhir-sandbox` })
const total = async (schemaName: string, query: string) => {
  const request = { method: 'GET', path: '/Patient', query, headers: {} }
  return bundleOf(await base(schemaName).handle(request)).total
}

describe('resetting the sandbox', () => {
  test('fills it again with every scenario, takes back what was written, leaves production', async () => {
    const now = platform.ports.clock.now()
    const first = await reseedSandbox(platform.pool, now)
    const sandbox = base('fhir_sandbox')
    const body = { resourceType: 'Patient', id: 'written-by-an-app', active: true }
    const written = await sandbox.handle({
      method: 'PUT',
      path: '/Patient/written-by-an-app',
      query: '',
      headers: {},
      body,
    })
    expect(written.status).toBe(201)
    await keepAppState()

    expect(await reseedSandbox(platform.pool, now)).toBe(first)
    expect(await total('fhir_sandbox', '_id=written-by-an-app')).toBe(0)
    expect(await total('fhir_sandbox', '_summary=count')).toBeGreaterThanOrEqual(120)
    for (const { code } of scenarios) {
      expect(await total('fhir_sandbox', `_tag=${scenarioSystem}|${code}`), code).toBeGreaterThan(0)
    }
    expect(await total('fhir_production', '_summary=count')).toBe(0)
    expect(await column(platform, 'select environment from app_state')).toEqual(['PRODUCTION'])
  }, 180_000)
})

/** Writes what an app kept for itself, in each environment. */
async function keepAppState() {
  const { appId } = await aClient(platform, { scopes: [] })
  await query(
    platform.databaseUrl,
    `insert into app_state (id, organization_id, created_at, updated_at, environment, partition_name, vendor_id, app_id,
       code_system, code, content, seat)
     select gen_random_uuid(), organization_id, now(), now(), environment, '', vendor_id, id, 'urn:x', 'y', 'sealed', 1
     from app, unnest(array['PRODUCTION', 'SANDBOX']) as environment where id = $1`,
    [appId],
  )
}

const RESET = graphql(`
  mutation TestSandboxDataReset {
    sandboxDataReset {
      resources
      userErrors {
        code
        message
      }
    }
  }
`)

describe('resetting the sandbox by GraphQL', () => {
  const resets = () =>
    column<string>(platform, `select actor_name from audit_event where action = 'sandbox.reset'`)

  test('is for the hospital, and on record', async () => {
    const administrator = await aReviewer(platform, 'ORGANIZATION_ADMIN')
    const { sandboxDataReset } = await administrator.client.get(RESET)
    expect(sandboxDataReset.userErrors).toEqual([])
    expect(sandboxDataReset.resources).toBeGreaterThan(1000)
    expect(await resets()).toHaveLength(1)
    const owner = await aVendor(platform)
    await expect(owner.client.get(RESET)).rejects.toThrow(/FORBIDDEN/)
  }, 180_000)

  test('is refused where there is nothing to go back to', async () => {
    const { ports } = platform
    const { sandboxRecords } = ports
    ports.sandboxRecords = undefined
    const administrator = await aReviewer(platform, 'ORGANIZATION_ADMIN')
    const { sandboxDataReset } = await administrator.client.get(RESET)
    ports.sandboxRecords = sandboxRecords
    expect(sandboxDataReset).toMatchObject({ resources: null, userErrors: [{ code: 'INVALID' }] })
    expect(await resets()).toHaveLength(1)
  })
})
