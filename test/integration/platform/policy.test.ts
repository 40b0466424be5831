import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FIRST_POLICY, type WaiverRight } from '../../../schema/vocabulary/governance-policy.ts'
import { aReviewer, aVendor, type Person } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { passStages } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { decide } from '../review/stage-steps.ts'
import { asked } from '../review/template-steps.ts'
import { inForce, proposePolicy, settle, waivers } from './rule-steps.ts'

let platform: TestPlatform
let cast: Cast
let security: Person
let administrator: Person
let other: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, ...writers] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
  cast = { owner, reviewer }
  ;[security, administrator, other] = writers
})
afterAll(() => platform?.stop())

const SLOWLY = 240_000
const REFUSED = { errors: [{ code: 'REASON_NOT_PERMITTED', path: ['state'] }] }

interface Shown {
  version: number
  recertificationMonths: number
  history: { number: number; proposedBy: string; confirmedBy: string; changes: unknown[] }[]
}

const inForceNow = () =>
  asked<Shown>(
    security,
    '{ it: governancePolicy { version recertificationMonths history { number proposedBy confirmedBy changes { field before after } } } }',
  )

describe('a change of the policy', () => {
  test('is proposed by one person and confirmed by another, with what was before', async () => {
    expect(await inForceNow()).toMatchObject({ version: 1, recertificationMonths: 12, history: [] })
    const { proposalId } = await proposePolicy(security, { recertificationMonths: 6 })
    const shown = '{ it: governancePolicyProposal { canConfirm changes { field before after } } }'
    const change = { field: 'recertificationMonths', before: '12', after: '6' }
    expect(await asked(security, shown)).toEqual({ canConfirm: false, changes: [change] })
    expect(await asked(administrator, shown)).toMatchObject({ canConfirm: true })
    expect((await proposePolicy(administrator, { pilotDays: 20 })).userErrors).toMatchObject([
      { code: 'NOT_UNIQUE' },
    ])
    expect((await settle(security, 'Confirm', proposalId)).userErrors).toMatchObject([
      { code: 'SEPARATION_OF_DUTIES', path: ['proposalId'] },
    ])
    expect((await settle(administrator, 'Confirm', proposalId, 2)).userErrors).toMatchObject([
      { code: 'STALE_REVISION' },
    ])
    expect((await settle(administrator, 'Confirm', proposalId)).userErrors).toEqual([])
    const { history, ...now } = await inForceNow()
    expect(now).toEqual({ version: 2, recertificationMonths: 6 })
    expect(history).toMatchObject([{ number: 2, changes: [change] }])
    const [detail] = await column<{ changes: unknown[]; proposedById: string }>(
      platform,
      `select detail from audit_event where action = 'policy.changed'`,
    )
    expect(detail).toMatchObject({ changes: [change], proposedById: security.id })
    const again = await proposePolicy(security, { recertificationMonths: 6 })
    expect(again.userErrors).toMatchObject([{ code: 'INVALID' }])
  })

  test('that two people confirm at the same moment is in force once', async () => {
    const { proposalId } = await proposePolicy(security, { attestationGraceDays: 10 })
    const answers = await Promise.all([
      settle(administrator, 'Confirm', proposalId),
      settle(other, 'Confirm', proposalId),
    ])
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code)
    expect(codes).toContain(undefined)
    expect(codes).toContain('NOT_FOUND')
    expect((await inForceNow()).history.filter(({ number }) => number === 3)).toHaveLength(1)
  })

  test('can be taken back, also by somebody else', async () => {
    const { proposalId } = await proposePolicy(security, { launchDays: 9 })
    expect((await settle(administrator, 'Withdraw', proposalId)).userErrors).toEqual([])
    expect((await settle(other, 'Confirm', proposalId)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
  })
})

describe('a policy nobody may have', () => {
  test.each([
    [{ patientAuthenticityDays: 11 }, 'TOO_LONG', 'patientAuthenticityDays', 10, 11],
    [{ patientRegistrationDays: 6 }, 'TOO_LONG', 'patientRegistrationDays', 5, 6],
    [{ recertificationMonths: 2 }, 'TOO_SHORT', 'recertificationMonths', 3, 2],
    [{ recertificationOpensDays: 61 }, 'TOO_LONG', 'recertificationOpensDays', 60, 61],
    [{ attestationGraceDays: -1 }, 'TOO_SHORT', 'attestationGraceDays', 0, -1],
    [{ escalationDays: 21 }, 'TOO_LONG', 'escalationDays', 20, 21],
    [{ dueSoonDays: 6 }, 'TOO_LONG', 'dueSoonDays', 5, 6],
  ] as const)('refuses %j', async (change, code, field, limit, actual) => {
    const { userErrors } = await proposePolicy(security, change)
    expect(userErrors).toMatchObject([{ code, path: [field], limit, actual }])
  })

  test('names what is given twice, and asks for a reason', async () => {
    const twice = [...FIRST_POLICY.waivers, ...FIRST_POLICY.waivers.slice(0, 1)]
    expect((await proposePolicy(security, { waivers: twice })).userErrors).toMatchObject([
      { code: 'NOT_UNIQUE', path: ['waivers', '9'] },
    ])
    expect((await proposePolicy(security, { pilotDays: 20 }, 'So.')).userErrors).toMatchObject([
      { code: 'TOO_SHORT', path: ['summary'], limit: 10, actual: 3 },
    ])
  })

  test.each([
    { stage: 'INTAKE', riskTier: 'LOW' },
    { stage: 'PILOT', riskTier: 'CRITICAL' },
  ])('does not make %j waivable', async ({ stage, riskTier }) => {
    const input = { ...FIRST_POLICY, waivers: [{ stage, riskTier, right: 'STAGE_OWNER' }] }
    const { userErrors } = await asked<{ userErrors: { code: string; path: string[] }[] }>(
      security,
      `mutation ($input: GovernancePolicyProposeInput!) {
        it: governancePolicyPropose(input: $input) { userErrors { code path } } }`,
      { input: { ...input, summary: 'We would like to be quicker.' } },
    )
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['waivers', '0'] }])
  })
})

describe('a running review', () => {
  test('keeps the days it began with', { timeout: SLOWLY }, async () => {
    const running = await anAppVersion(cast, { status: 'IN_REVIEW' })
    await inForce(proposePolicy(security, { authenticityDays: 7 }), administrator)
    const fresh = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const allowed = async (id: string) => {
      const clock = `query ($id: ID!) { it: node(id: $id) { ... on AppVersion { reviewClock { daysAllowed } } } }`
      const shown = await asked<{ reviewClock: { daysAllowed: number } }>(security, clock, { id })
      return shown.reviewClock.daysAllowed
    }
    expect(await allowed(running.id)).toBe(10)
    expect(await allowed(fresh.id)).toBe(7)
  })

  test('is waived where both policies allow it, by whom they name', {
    timeout: SLOWLY,
  }, async () => {
    const rights = (right: WaiverRight) => waivers('TECHNICAL_VALIDATION', right)
    await inForce(proposePolicy(security, { waivers: rights('STAGE_OWNER') }), administrator)
    const running = await anAppVersion(cast, { status: 'IN_REVIEW' })
    await passStages(cast.reviewer, running, 'INTAKE')
    const technical = await aReviewer(platform, 'TECHNICAL_REVIEWER')
    const reason = 'It ran here for a year before, and nothing changed since.'
    const waive = (person: Person) =>
      decide(person, running, 'TECHNICAL_VALIDATION', { state: 'WAIVED', reason })
    await inForce(proposePolicy(security, { waivers: rights('NOBODY') }), administrator)
    expect(await waive(cast.reviewer)).toMatchObject(REFUSED)
    await inForce(proposePolicy(security, { waivers: rights('APP_ADMIN') }), administrator)
    expect(await waive(technical)).toMatchObject(REFUSED)
    expect(await waive(cast.reviewer)).toMatchObject({ errors: [] })
  })
})
