import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor } from '../../support/builders.ts'
import { anAppVersion, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { originThatMayRead } from '../../support/readable-origin.ts'
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

test('a suspended app in a browser can still read why it is refused (CORS-02)', async () => {
  expect(await originThatMayRead(platform, ORIGIN)).toBeNull()
  const live = await anAppVersion(cast, { status: 'LIVE', redirectUrls: [`${ORIGIN}/callback`] })
  expect(await originThatMayRead(platform, ORIGIN)).toBe(ORIGIN)
  accepted(await move(cast.reviewer, 'suspend', live, REASON))
  expect(await originThatMayRead(platform, ORIGIN)).toBe(ORIGIN)
})
