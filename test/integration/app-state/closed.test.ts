import { afterAll, beforeAll, expect, it } from 'vitest'
import { compilePolicy } from '../../../api/domain/policy/compile-policy.ts'
import { searchParameterElements } from '../../../api/fhir-server/index/element-definitions.ts'
import { dataRule } from '../../support/data-rule.ts'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'

const policy = compilePolicy(
  {
    rules: [dataRule({ key: 'no-state', kind: 'CLOSE', resourceTypes: ['Basic'] })],
    ...{ askText: 'Ask data@hospital.example.', askUrl: null },
  },
  7,
  searchParameterElements,
)

let database: Awaited<ReturnType<typeof migratedOrm>>
let proxy: FhirProxy
beforeAll(async () => {
  database = await migratedOrm()
  proxy = await startFhirProxy({ orm: database.orm, policyBook: { current: () => policy } })
})
afterAll(async () => {
  await proxy?.close()
  await database?.close()
})

it('app state is closed, and claimed no more, by a hospital that closes Basic', async () => {
  const token = await proxy.token({ scope: 'patient/*.cruds patient/Basic.cruds' })
  const system = `${proxy.issuer}/clients/${proxy.app.clientId}`
  const response = await proxy.ask(`/app-state/Basic?code=${system}|a`, token)
  const { issue } = await response.json()
  expect([response.status, issue[0].details.coding[0].code]).toEqual([403, 'no-state'])
  expect(await proxy.audit(response)).toMatchObject([
    { outcome: 'DENIED', detail: { policyRule: 'no-state' } },
  ])
  const configuration = await (await proxy.ask('/.well-known/smart-configuration')).json()
  expect(configuration.capabilities).not.toContain('smart-app-state')
  expect(configuration).not.toHaveProperty('associated_endpoints')
  expect(configuration.scopes_supported).not.toContain('patient/Basic.rs')
})
