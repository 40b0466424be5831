import { afterAll, beforeAll, expect, it } from 'vitest'
import { aReviewer, type Person } from '../../support/builders.ts'
import { aBackendService, type BackendService } from './backend-service.ts'
import { startWorld, type World } from './world.ts'

let world: World
let officer: Person
let service: BackendService
beforeAll(async () => {
  world = await startWorld()
  officer = await aReviewer(world.platform, 'SECURITY_OFFICER')
  const scopes = ['system/Patient.rs', 'system/Condition.rs']
  service = await aBackendService(world.platform, scopes, 'PRODUCTION')
})
afterAll(() => world.stop())

const ASKED = 'system/Patient.rs system/Condition.rs'

async function read(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${world.platform.urls.fhir.PRODUCTION}/Patient/p1`, { headers })).status
}

it('a token of a backend service is over with the scope that was disabled, and the next goes without', async () => {
  const before = await service.token({ scope: ASKED })
  expect(await read(before.json.access_token)).toBe(200)
  const { data } = await officer.client.ask<{ it: { grantsCut: number } }, { input: object }>(
    `mutation ($input: EmergencyDisableInput!) { it: emergencyDisable(input: $input) { grantsCut } }`,
    { input: { scope: 'system/Condition.rs', reason: 'Leaks seen.' } },
  )
  expect(data?.it.grantsCut).toBe(1)
  expect(await read(before.json.access_token)).toBe(401)

  expect((await service.token({ scope: ASKED })).json.error).toBe('invalid_scope')
  // Tokens say the second they were made in, and the one of the cut is soon over.
  const next = async () => read((await service.token()).json.access_token)
  await expect.poll(next, { timeout: 20_000 }).toBe(200)
})
