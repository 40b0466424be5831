import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { passStages, stageKeeper, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { decide, file } from './stage-steps.ts'

let platform: TestPlatform
let cast: Cast
let security: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, first] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_REVIEWER'),
  ])
  cast = { owner, reviewer }
  security = first
})
afterAll(() => platform?.stop())

interface Raised {
  it: {
    appVersion: { riskTier: string; riskReasons: string[]; approvalsNeeded: number } | null
    userErrors: { code: string; path: string[] | null }[]
  }
}

async function raise({ client }: Person, version: Version, tier: string, reason = REASON) {
  const { revision } = await stagesOf(cast.reviewer, version)
  return client.ask<Raised, never>(
    `mutation { it: riskTierRaise(input: { versionId: "${version.id}", tier: ${tier}, reason: "${reason}",
       expectedRevision: ${revision} }) { appVersion { riskTier riskReasons approvalsNeeded } userErrors { code path } } }`,
  )
}

test('R241 the risk is raised with a reason by who owns the security stage, stays, and is never lowered', async () => {
  const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
  const raised = await raise(security, version, 'HIGH')
  expect(raised.data?.it).toEqual({
    appVersion: {
      riskTier: 'HIGH',
      riskReasons: [`Raised by a reviewer: ${REASON}`],
      approvalsNeeded: 2,
    },
    userErrors: [],
  })
  for (const tier of ['LOW', 'HIGH']) {
    const { data } = await raise(security, version, tier)
    expect(data?.it.userErrors).toEqual([{ code: 'INVALID', path: ['tier'] }])
  }
  const short = await raise(security, version, 'CRITICAL', 'More.')
  expect(short.data?.it.userErrors).toEqual([{ code: 'TOO_SHORT', path: ['reason'] }])
  const technical = await aReviewer(platform, 'TECHNICAL_REVIEWER')
  expect((await raise(technical, version, 'CRITICAL')).errors[0]?.extensions.code).toBe('FORBIDDEN')

  const { revision } = await stagesOf(cast.reviewer, version)
  const asked = (await move(cast.reviewer, 'requestChanges', { ...version, revision }, REASON))
    .version
  if (!asked) throw new Error('not asked')
  await move(cast.owner, 'resubmit', asked, REASON)
  const tier = `select a.risk_tier from app a where a.slug = $1`
  expect(await column(platform, tier, [version.app.slug])).toEqual(['HIGH'])
  const audit = `select detail from audit_event where action = 'risk-tier.raised'`
  expect(await column(platform, audit)).toEqual([{ from: 'MODERATE', to: 'HIGH', reason: REASON }])
})

test('D4: what was waived at a lower risk is decided again where policy waives nothing at the higher one', async () => {
  const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
  await passStages(cast.reviewer, version, 'CONTRACT_SCOPES')
  const keeper = await stageKeeper(cast.reviewer)
  for (const kind of ['DEACTIVATION_PLAN', 'ROLLBACK_PLAN'] as const)
    await file(keeper, version, { stage: 'PILOT', kind, body: 'What is done, and by whom.' })
  const waived = { state: 'WAIVED' as const, reason: REASON, checklist: [] }
  expect((await decide(keeper, version, 'PILOT', waived)).errors).toEqual([])
  expect((await raise(security, version, 'CRITICAL')).data?.it.userErrors).toEqual([])

  const approving = async () => {
    const { revision } = await stagesOf(cast.reviewer, version)
    return move(cast.reviewer, 'approve', { ...version, revision })
  }
  expect((await approving()).errors).toMatchObject([
    {
      code: 'STAGE_ORDER',
      message: 'Waived when the risk was lower; open it again and decide it: Pilot.',
      allowed: ['REQUEST_CHANGES', 'REJECT'],
    },
  ])
  const again = { state: 'IN_PROGRESS' as const, reason: REASON, checklist: [] }
  expect((await decide(keeper, version, 'PILOT', again)).errors).toEqual([])
  expect((await decide(keeper, version, 'PILOT', waived)).errors).toMatchObject([
    { code: 'REASON_NOT_PERMITTED' },
  ])
  expect((await decide(keeper, version, 'PILOT')).errors).toEqual([])
  expect((await approving()).errors).toEqual([])
})
