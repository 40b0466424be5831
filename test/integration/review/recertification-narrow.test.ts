import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor } from '../../support/builders.ts'
import { anAppVersion, approve, type Cast, REASON } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { recertify, standingOf } from './recertification-steps.ts'
import { decideScopes, scopesOf } from './scope-steps.ts'

const PATIENT = 'patient/Patient.rs'
const OBSERVATIONS = 'patient/Observation.rs'
const CATEGORY = `${OBSERVATIONS}?category=http://terminology.hl7.org/CodeSystem/observation-category`
const [LAB, VITAL, EXAM] = [
  `${CATEGORY}|laboratory`,
  `${CATEGORY}|vital-signs`,
  `${CATEGORY}|exam`,
] as const

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

test('R254: ending one of several scopes that one was narrowed to leaves the others granted and decided so', async () => {
  const { reviewer } = cast
  const scopes = [PATIENT, OBSERVATIONS].map((scope) => {
    return { scope, purpose: 'Show whose results these are.' }
  })
  const version = await anAppVersion(cast, { status: 'IN_REVIEW', name: 'Several', scopes })
  const narrowed = { scope: OBSERVATIONS, decision: 'NARROWED', reason: REASON } as const
  accepted(
    await decideScopes(reviewer, version, [{ ...narrowed, grantedScopes: [LAB, VITAL, EXAM] }]),
  )
  const { revision } = await scopesOf(reviewer, version)
  accepted(await approve(reviewer, { id: version.id, revision }))

  const end = (endScopes: string[]) =>
    recertify(reviewer, version, 'NARROW', { endScopes, reason: REASON })
  const decided = async () => (await scopesOf(reviewer, version)).byName.get(OBSERVATIONS)
  const granted = async () =>
    (await standingOf(reviewer, version)).scopeUse.map(({ scope }) => scope).toSorted()

  accepted(await end([VITAL]))
  expect(await granted()).toEqual([PATIENT, LAB, EXAM].toSorted())
  expect(await decided()).toMatchObject({
    ...{ decision: 'NARROWED', grantedScopes: [LAB, EXAM], reason: REASON },
    decidedBy: expect.any(String),
  })
  accepted(await end([LAB, EXAM]))
  expect(await granted()).toEqual([PATIENT])
  expect(await decided()).toMatchObject({ decision: 'REFUSED', grantedScopes: [] })
})
