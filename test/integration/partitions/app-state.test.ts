import { afterAll, beforeAll, expect, test } from 'vitest'
import { ORIGIN, StateClient, token } from '../app-state/state-room.ts'
import { type PartitionedHouse, startPartitionedHouse } from './partitioned-house.ts'

let house: PartitionedHouse
beforeAll(async () => {
  house = await startPartitionedHouse()
})
afterAll(() => house?.stop())

test('app state belongs to one FHIR base, and every base has its own', async () => {
  const app = await house.app()
  const client = async (aud: string) => {
    const params = { scope: 'openid patient/Basic.cruds', aud }
    const { json } = await app.tokens({ email: house.patient.email, params })
    return new StateClient({ fhirBase: aud }, json.access_token)
  }
  const { bases } = house
  const [first, stu3] = [await client(bases.first), await client(bases.stu3)]
  const code = { system: ORIGIN, code: 'preferences' }
  const kept = [
    (await first.created(first.state(code, 'Patient/p1'))).id,
    (await stu3.created(stu3.state(code, 'Patient/p1'))).id,
  ]
  expect([
    await first.found({ code: token(code) }),
    await stu3.found({ code: token(code) }),
  ]).toEqual(kept.map((id) => [id]))
  expect((await stu3.remove(kept[0] ?? '', 'W/"1"')).status).toBe(412)
  expect((await stu3.create(first.state(code, 'Patient/p1'))).status).toBe(400)
  expect(
    await new StateClient({ fhirBase: bases.first }, stu3.token).found({ code: token(code) }),
  ).toBe(401)
  for (const base of [bases.first, bases.stu3]) {
    const { associated_endpoints } = await (
      await house.read(base, '.well-known/smart-configuration', '')
    ).json()
    expect(associated_endpoints[0].url).toBe(`${base}/app-state`)
  }
})
