import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor } from '../../support/builders.ts'
import { anAppVersion, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const ORIGIN = 'https://an-origin-of-its-own.example'

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

/** What a script of the app's page may read of an answer to a token that is not good. */
async function originThatMayRead(): Promise<string | null> {
  const response = await fetch(`${platform.url}/fhir/Patient/p1`, {
    headers: { origin: ORIGIN, authorization: 'Bearer none' },
  })
  expect(response.status).toBe(401)
  await response.arrayBuffer()
  return response.headers.get('access-control-allow-origin')
}

test('a suspended app in a browser can still read why it is refused (CORS-02)', async () => {
  expect(await originThatMayRead()).toBeNull()
  const live = await anAppVersion(cast, { status: 'LIVE', redirectUrls: [`${ORIGIN}/callback`] })
  expect(await originThatMayRead()).toBe(ORIGIN)
  accepted(await move(cast.reviewer, 'suspend', live, REASON))
  expect(await originThatMayRead()).toBe(ORIGIN)
})
