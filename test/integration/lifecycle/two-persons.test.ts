import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aReviewer,
  aVendor,
  type Outcome,
  type Person,
  type Version,
} from '../../support/builders.ts'
import { VERSION, VERSION_BY_ID } from '../../support/documents.ts'
import { column } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import { reinstate } from '../../support/incidents.ts'
import { afterStages, anAppVersion, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const APPROVALS = graphql(`
  query TestApprovers($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        approvalsNeeded
        approvals {
          createdAt
          approver {
            name
          }
        }
      }
    }
  }
`)

let platform: TestPlatform
let cast: Cast
let second: Person
let officer: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, other, security] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_OFFICER'),
  ])
  cast = { owner, reviewer }
  second = other
  officer = security
})
afterAll(() => platform?.stop())

/** What a public client reads for ever without a secret is of critical risk. */
const RISKY = {
  clientType: 'PUBLIC' as const,
  scopes: ['patient/Condition.rs', 'offline_access'].map((scope) => ({
    scope,
    purpose: 'Shows it beside the lines.',
    justification: 'Lines mean nothing without it.',
  })),
}
const passed = async (version: Version) => ({
  ...version,
  ...(await afterStages(cast.reviewer, version)),
})
const risky = async () => passed(await anAppVersion(cast, { status: 'IN_REVIEW', ...RISKY }))
const at = (version: Version, { revision }: Version) => ({ ...version, revision })
const codes = ({ errors }: Outcome) => errors.map(({ code }) => code)
const approvalsOf = async ({ client }: Person, { id }: Version) =>
  (await client.get(APPROVALS, { id })).node
const allowedFor = async ({ client }: Person, { id }: Version) =>
  readFragment(VERSION, (await client.get(VERSION_BY_ID, { id })).node)?.allowedTransitions

describe('a version of high risk', () => {
  test('is approved by two people, and by neither of them twice', async () => {
    const version = await risky()
    expect(await approvalsOf(second, version)).toEqual({ approvalsNeeded: 2, approvals: [] })
    const first = accepted(await move(cast.reviewer, 'approve', version))
    expect(first).toMatchObject({ status: 'IN_REVIEW', reviewState: 'UNDER_REVIEW' })
    expect(await approvalsOf(second, version)).toMatchObject({
      approvals: [{ approver: { name: expect.stringContaining('Robin') } }],
    })
    expect(codes(await move(cast.reviewer, 'approve', first))).toEqual(['SEPARATION_OF_DUTIES'])
    expect(await allowedFor(cast.reviewer, version)).not.toContain('APPROVE')
    expect(await allowedFor(second, version)).toContain('APPROVE')
    // Who has not seen the first approval does not give the second.
    expect(codes(await move(second, 'approve', version))).toEqual(['STALE_REVISION'])
    const live = accepted(await move(second, 'approve', at(version, first)))
    expect(live.status).toBe('LIVE')
  })

  test('tells the other app admins of the first approval, and its vendor nothing', async () => {
    const version = await risky()
    accepted(await move(cast.reviewer, 'approve', version))
    const mail = await platform.mailTo(second.email, /needs a second approval/)
    expect(mail.subject).toContain('Trend Lines')
    expect(await approvalsOf(cast.owner, version)).toEqual({ approvalsNeeded: 2, approvals: [] })
    const told = `select count(*)::int from notification n join user_account u on u.id = n.user_id
      where n.event = 'app-version.approval-given' and u.email in ('${cast.owner.email}', '${cast.reviewer.email}')`
    expect(await column(platform, told)).toEqual([0])
  })

  test('asks both again after changes were requested', async () => {
    const version = await risky()
    const first = accepted(await move(cast.reviewer, 'approve', version))
    const asked = accepted(await move(second, 'requestChanges', first, REASON))
    const again = accepted(await move(cast.owner, 'resubmit', asked, 'The address was mended.'))
    expect((await approvalsOf(second, version))?.approvals).toEqual([])
    const ready = await afterStages(second, again)
    expect(accepted(await move(second, 'approve', ready)).status).toBe('IN_REVIEW')
  })

  test('approved by two at once has one approval, and the other is told', async () => {
    const version = await risky()
    const tries = await Promise.all(
      [cast.reviewer, second].map((person) => move(person, 'approve', version)),
    )
    expect(tries.flatMap(codes)).toEqual(['STALE_REVISION'])
    expect((await approvalsOf(second, version))?.approvals).toHaveLength(1)
  })
})

test('a version of low risk is approved by one person', async () => {
  const version = await passed(await anAppVersion(cast, { status: 'IN_REVIEW' }))
  expect((await approvalsOf(second, version))?.approvalsNeeded).toBe(1)
  expect(accepted(await move(second, 'approve', version)).status).toBe('LIVE')
})

describe('a version suspended in an emergency', () => {
  test('is reinstated by a second person, with how it was resolved', async () => {
    const live = await anAppVersion(cast, { status: 'LIVE' })
    const suspended = accepted(await move(officer, 'suspend', live, REASON))
    expect(await allowedFor(officer, live)).toEqual([])
    expect(codes(await move(officer, 'reinstate', suspended, REASON))).toEqual([
      'SEPARATION_OF_DUTIES',
    ])
    expect(await move(cast.reviewer, 'reinstate', suspended)).toMatchObject({
      errors: [{ code: 'REASON_REQUIRED', path: ['reason'] }],
    })
    expect(accepted(await reinstate(cast.reviewer, suspended)).status).toBe('LIVE')
  })

  test('and one that an app admin suspended may be reinstated by the same', async () => {
    const suspended = await anAppVersion(cast, { status: 'SUSPENDED' })
    expect(accepted(await reinstate(cast.reviewer, suspended)).status).toBe('LIVE')
  })
})
