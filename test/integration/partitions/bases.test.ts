import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PartitionedHouse, startPartitionedHouse } from './partitioned-house.ts'

let house: PartitionedHouse
beforeAll(async () => {
  house = await startPartitionedHouse()
})
afterAll(() => house?.stop())

const json = async (url: string) => {
  const response = await fetch(url)
  expect(response.status, url).toBe(200)
  return response.json()
}

describe('what each base says of itself', () => {
  it('DISC-01 DISC-25 smart-configuration: its own place, and the one authorization server', async () => {
    const all = await Promise.all(
      Object.values(house.bases).map((base) => json(`${base}/.well-known/smart-configuration`)),
    )
    for (const [index, base] of Object.values(house.bases).entries()) {
      const { user_access_brand_bundle: brands, associated_endpoints: beside, ...rest } = all[index]
      expect(brands).toBe(`${base}/.well-known/user-access-brands.json`)
      expect(beside).toMatchObject([{ url: `${base}/app-state` }])
      expect(rest.issuer).toBe(house.platform.urls.issuer.PRODUCTION)
      const { user_access_brand_bundle, associated_endpoints } = all[0]
      expect({ ...rest, user_access_brand_bundle, associated_endpoints }).toEqual(all[0])
    }
  })

  it('BRND-04 BRND-05 the bundle of brands names every base of the environment with its version', async () => {
    const { entry } = await json(`${house.bases.stu3}/.well-known/user-access-brands.json`)
    const [{ resource: brand }, ...others] = entry
    const endpoints = others.map(({ resource }: { resource: object }) => resource)
    expect(endpoints).toMatchObject([
      { id: 'fhir', address: house.bases.first, extension: [{ valueCode: '4.0.1' }] },
      { id: 'fhir-stu3', address: house.bases.stu3, extension: [{ valueCode: '3.0.2' }] },
      { id: 'fhir-lab', address: house.bases.lab, extension: [{ valueCode: '4.0.1' }] },
    ])
    const references = endpoints.map(({ id }: { id: string }) => ({ reference: `Endpoint/${id}` }))
    expect(brand.endpoint).toEqual(references)
    const { entry: sandbox } = await json(
      `${house.platform.urls.fhir.SANDBOX}/.well-known/user-access-brands.json`,
    )
    expect(sandbox).toHaveLength(2)
  })

  it('CAP-01 CAP-06 R168 a CapabilityStatement of its own, that names no server behind it', async () => {
    const statements = await Promise.all(
      Object.values(house.bases).map((base) => json(`${base}/metadata`)),
    )
    expect(statements.map(({ implementation }) => implementation)).toEqual([
      { description: 'FHIR R4 through Gatehouse', url: house.bases.first },
      { description: 'FHIR STU3 through Gatehouse', url: house.bases.stu3 },
      { description: 'FHIR R4 through Gatehouse', url: house.bases.lab },
    ])
    expect(statements.map(({ acceptUnknown }) => acceptUnknown)).toEqual([
      undefined,
      'no',
      undefined,
    ])
    expect(JSON.stringify(statements)).not.toContain('/internal/fhir')
  })
})

describe('the server behind a partition', () => {
  it('RS-16 LEAK-27 gets its own credentials and no token; apps see neither them nor its address', async () => {
    const { bases, patient, read, servers } = house
    const app = await house.app()
    const { json: tokens } = await app.tokens({
      email: patient.email,
      params: { aud: bases.stu3, scope: 'patient/Observation.rs' },
    })
    servers.stu3.authorizations.length = 0
    const response = await read(bases.stu3, 'Observation?status=final', tokens.access_token)
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(JSON.parse(text).entry[0].fullUrl).toBe(`${bases.stu3}/Observation/o1`)
    expect(text).not.toMatch(/internal|of-the-stu3-server/)
    expect(new Set(servers.stu3.authorizations)).toEqual(new Set(['Basic of-the-stu3-server']))
    expect(servers.first.authorizations.every((each) => each === undefined)).toBe(true)
    expect(house.platform.logs.join('')).not.toContain('of-the-stu3-server')
  })

  it('is named by /metrics', async () => {
    await json(`${house.bases.lab}/metadata`)
    const text = await (await fetch(`${house.platform.url}/metrics`)).text()
    expect(text).toContain(`gatehouse_fhir_server_available{environment="${house.bases.lab}"} 1`)
    expect(text).toContain('part="fhir-partition",method="GET",status="200"')
  })
})

it('a base that nobody configured is not there', async () => {
  const response = await fetch(`${house.platform.url}/fhir-nowhere/metadata`)
  expect(response.status).toBe(404)
})
