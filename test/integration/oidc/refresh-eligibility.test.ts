import { afterAll, beforeAll, expect, it } from 'vitest'
import { REDIRECT } from './rows.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const SCOPE = 'openid patient/Patient.rs'

it.each([
  ['PUBLIC', 'offline_access', true],
  ['PUBLIC', 'online_access', true],
  ['PUBLIC', '', false],
  ['CONFIDENTIAL_SYMMETRIC', 'offline_access', true],
  ['CONFIDENTIAL_SYMMETRIC', '', false],
] as const)(
  'REFR-18 a %s app that asks for “%s” may stay connected: %s',
  async (clientType, lasting, may) => {
    const app = await anApp(world, { clientType })
    const params = { scope: `${SCOPE} ${lasting}`.trim() }
    const { code, verifier } = await app.authorize({ email: world.patient.email, params })
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    }
    const { json } =
      clientType === 'PUBLIC'
        ? await app.exchange(code, verifier)
        : await app.token(form, app.basic())
    expect(json.access_token).toEqual(expect.any(String))
    expect('refresh_token' in json).toBe(may)
  },
)
