import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'

let database: Awaited<ReturnType<typeof migratedOrm>>
let proxy: FhirProxy
beforeAll(async () => {
  database = await migratedOrm()
  proxy = await startFhirProxy({ orm: database.orm })
})
afterAll(async () => {
  await proxy?.close()
  await database?.close()
})

interface Resource {
  resourceType: string
  id: string
  identifier?: object[]
  endpoint?: { reference: string }[]
  extension: {
    url: string
    valueCode?: string
    extension?: { url: string; valueReference?: object }[]
  }[]
}

async function configured() {
  const configuration = await (await proxy.ask('/.well-known/smart-configuration')).json()
  const { user_access_brand_bundle: url, user_access_brand_identifier: identifier } = configuration
  const headers = { origin: 'https://any.example' }
  const response = await fetch(url, { headers })
  return { url, identifier, response }
}

it('DISC-21, BRND-01, BRND-02, BRND-06 a bundle of brands is there for everybody', async () => {
  const { identifier, response, url } = await configured()
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const etag = response.headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\//)
  // Left to itself, fetch adds no-cache, which asks for everything again.
  const known = { 'if-none-match': etag, 'cache-control': 'max-age=0' }
  expect((await fetch(url, { headers: known })).status).toBe(304)
  const bundle = await response.json()
  expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' })
  expect(Date.parse(bundle.timestamp)).toBeGreaterThan(0)
  const named = bundle.entry.filter(({ resource }: { resource: Resource }) =>
    resource.identifier?.some((one) => JSON.stringify(one) === JSON.stringify(identifier)),
  )
  expect(named).toHaveLength(1)
})

it('BRND-03, BRND-04, BRND-05 brand and endpoint belong together, and the endpoint answers', async () => {
  const { response } = await configured()
  const { entry } = await response.json()
  const resources: Resource[] = entry.map(({ resource }: { resource: Resource }) => resource)
  const of = (type: string) => resources.filter(({ resourceType }) => resourceType === type)
  const inBundle = of('Endpoint').map(({ id }) => `Endpoint/${id}`)
  const [brand] = of('Organization')
  const portal = brand?.extension.find(({ url }) => url.endsWith('/organization-portal'))
  const ofPortal = portal?.extension?.flatMap(({ valueReference }) => valueReference ?? [])
  expect(brand?.endpoint).toEqual(ofPortal)
  expect(brand?.endpoint?.map(({ reference }) => reference)).toEqual(inBundle)
  const [endpoint] = of('Endpoint')
  expect(endpoint?.extension).toMatchObject([
    { url: 'http://hl7.org/fhir/StructureDefinition/endpoint-fhir-version', valueCode: '4.0.1' },
  ])
  expect(endpoint).toMatchObject({
    connectionType: { code: 'hl7-fhir-rest' },
    contact: [{ system: 'url' }],
    address: proxy.base,
  })
  const metadata = await fetch(`${proxy.base}/metadata`)
  expect((await metadata.json()).resourceType).toBe('CapabilityStatement')
})

it('DCR-08 what is not there is said in JSON, and never by a web page', async () => {
  const response = await proxy.ask('/.well-known/udap')
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toMatch(/json/)
})
