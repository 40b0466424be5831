import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { compilePolicy, NO_DATA_POLICY } from '../../../api/domain/policy/compile-policy.ts'
import { searchParameterElements } from '../../../api/fhir-server/index/element-definitions.ts'
import { dataRule } from '../../support/data-rule.ts'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'

const CLOSED = compilePolicy(
  {
    rules: [dataRule({ key: 'no-conditions', kind: 'CLOSE', resourceTypes: ['Condition'] })],
    ...{ askText: 'Ask.', askUrl: null },
  },
  7,
  searchParameterElements,
)
let policy = NO_DATA_POLICY

const condition: FhirResource = {
  ...{ resourceType: 'Condition', id: 'c1', code: { text: 'very secret' } },
  subject: { reference: 'Patient/p1' },
}
const order: FhirResource = {
  ...{ resourceType: 'ServiceRequest', id: 's1', status: 'active', intent: 'order' },
  ...{ subject: { reference: 'Patient/p1' }, contained: [condition] },
}
const report: FhirResource = {
  ...{ resourceType: 'Bundle', id: 'b1', type: 'collection' },
  entry: [
    { fullUrl: 'http://fhir.internal/Condition/c1', resource: condition },
    { resource: { resourceType: 'Patient', id: 'p1' } },
  ],
}

let database: Awaited<ReturnType<typeof migratedOrm>>
let proxy: FhirProxy
let token: string
beforeAll(async () => {
  database = await migratedOrm()
  proxy = await startFhirProxy({ orm: database.orm, policyBook: { current: () => policy } })
})
afterAll(async () => {
  await proxy?.close()
  await database?.close()
})
beforeEach(async () => {
  policy = CLOSED
  for (const resource of [condition, order, report, { resourceType: 'Patient', id: 'p1' }])
    proxy.upstream.put(resource)
  const staff = { patient: undefined, fhirUser: 'Practitioner/d1' }
  token = await proxy.token({ ...staff, scope: 'user/*.cruds' })
})

const send = (path: string, method: string, body: object, type = 'application/fhir+json') =>
  proxy.ask(path, token, { method, body: JSON.stringify(body), headers: { 'content-type': type } })

it.each([
  '/Bundle/b1',
  '/ServiceRequest/s1',
  '/ServiceRequest?patient=p1',
  '/ServiceRequest/s1/_history',
])('R221 a type that is closed does not leave inside %s', async (path) => {
  policy = NO_DATA_POLICY
  expect(await (await proxy.ask(path, token)).text(), 'it is there').toContain('very secret')
  policy = CLOSED
  const response = await proxy.ask(path, token)
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(text).not.toMatch(/very secret|Condition\/c1/)
  expect(text).toContain('SUBSETTED')
  const [row] = await proxy.audit(response)
  expect(JSON.stringify(row)).toContain('no-conditions')
})

it('R221 it is not lost by an update, nor brought in by one', async () => {
  const bare = { ...order, contained: undefined }
  for (const answer of [
    await send('/ServiceRequest/s1', 'PUT', bare),
    await send('/ServiceRequest/s1', 'PUT', order),
    await send('/ServiceRequest', 'POST', { ...order, id: undefined }),
    await send(
      '/ServiceRequest/s1',
      'PATCH',
      [{ op: 'remove', path: '/contained' }],
      'application/json-patch+json',
    ),
  ]) {
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('no-conditions')
  }
  const plain = { ...bare, id: 's2' }
  proxy.upstream.put(plain)
  expect((await send('/ServiceRequest/s2', 'PUT', plain)).status).toBe(200)
})
