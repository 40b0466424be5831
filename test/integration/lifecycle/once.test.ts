import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aDraft,
  aReviewer,
  attest,
  aVendor,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { column, contents, everythingTold } from '../../support/facts.ts'
import { closeIncidents } from '../../support/incidents.ts'
import { afterStages, anAppVersion, type Cast, REASON } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { asked } from '../review/template-steps.ts'

let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

const SLOWLY = 120_000

interface Moved {
  appVersion: { id: string; status: string; revision: number } | null
  userErrors: { code: string; path?: string[] }[]
}

type At = Pick<Version, 'id' | 'revision'>
type Given = { reason?: string; code?: string; idempotencyKey?: string }

/** Asks for one step, under a key where one is given. */
function step(person: Pick<Person, 'client'>, name: string, at: At, given: Given = {}) {
  const type = name === 'appVersionReject' ? 'RejectInput' : 'TransitionInput'
  const text = `mutation ($input: ${type}!) { it: ${name}(input: $input) {
    appVersion { id status revision } userErrors { code ... on FieldError { path } } } }`
  const input = { versionId: at.id, expectedRevision: at.revision, ...given }
  return asked<Moved>(person, text, { input })
}

/** How often something of a version was recorded and told. */
async function traces(action: string): Promise<[audits: number, told: number]> {
  const audits = `select count(*)::int from audit_event where action = $1 and outcome = 'SUCCESS'`
  const told = `select count(*)::int from outbox_message where payload->>'transition' = $1`
  const transition = action.replace('app-version.', '').replace('-', '_').toUpperCase()
  const [[one = 0], [other = 0]] = await Promise.all([
    column<number>(platform, audits, [action]),
    column<number>(platform, told, [transition]),
  ])
  return [one, other]
}

const readyToSubmit = async () => accepted(await attest(owner, await aDraft(owner)))

/** Each mutation that moves a version, with a version it can move and who does. */
const STEPS: Readonly<
  Record<
    string,
    { action: string; given?: Given; ready: () => Promise<[Pick<Person, 'client'>, At]> }
  >
> = {
  appVersionSubmit: {
    action: 'app-version.submit',
    ready: async () => [owner, await readyToSubmit()],
  },
  appVersionWithdraw: {
    action: 'app-version.withdraw',
    ready: async () => [owner, await anAppVersion(cast, { status: 'IN_REVIEW' })],
  },
  appVersionRequestChanges: {
    action: 'app-version.request-changes',
    given: { reason: REASON },
    ready: async () => [reviewer, await anAppVersion(cast, { status: 'IN_REVIEW' })],
  },
  appVersionReject: {
    action: 'app-version.reject',
    given: { reason: REASON, code: 'SECURITY_RISK' },
    ready: async () => [reviewer, await anAppVersion(cast, { status: 'IN_REVIEW' })],
  },
  appVersionApprove: {
    action: 'app-version.approve',
    ready: async () => {
      const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
      return [reviewer, await afterStages(reviewer, version)]
    },
  },
  appVersionSuspend: {
    action: 'app-version.suspend',
    given: { reason: REASON },
    ready: async () => [reviewer, await anAppVersion(cast, { status: 'LIVE' })],
  },
  appVersionReinstate: {
    action: 'app-version.reinstate',
    given: { reason: REASON },
    ready: async () => {
      const version = await anAppVersion(cast, { status: 'SUSPENDED' })
      await closeIncidents(reviewer, version.app.id)
      return [reviewer, version]
    },
  },
  appVersionRetire: {
    action: 'app-version.retire',
    given: { reason: REASON },
    ready: async () => [reviewer, await anAppVersion(cast, { status: 'LIVE' })],
  },
  appVersionDiscard: {
    action: 'app-version.discard',
    ready: async () => [owner, await aDraft(owner)],
  },
}

describe('a step that is asked for again under its key', () => {
  test.each(Object.entries(STEPS))(
    '%s is answered as before, and done once',
    async (name, { action, given, ready }) => {
      const [person, at] = await ready()
      const keyed = { ...given, idempotencyKey: randomUUID() }
      const first = await step(person, name, at, keyed)
      expect(first.userErrors).toEqual([])
      await everythingTold(platform)
      const [before, after] = [await contents(platform, ['scheduled_job']), await traces(action)]
      expect(await step(person, name, at, keyed)).toEqual(first)
      expect(await contents(platform, ['scheduled_job'])).toEqual(before)
      expect(await traces(action)).toEqual(after)
    },
    SLOWLY,
  )

  test.each(['appVersionSubmit', 'appVersionSuspend'])(
    '%s asked for twice at the same moment is done once, and answered twice',
    async (name) => {
      const { action, given, ready } = STEPS[name] ?? { action: '', ready: readyNever }
      const [person, at] = await ready()
      const before = await traces(action)
      const keyed = { ...given, idempotencyKey: randomUUID() }
      const answers = await Promise.all([1, 2, 3, 4].map(() => step(person, name, at, keyed)))
      for (const answer of answers) expect(answer).toEqual(answers[0])
      expect(answers[0]?.userErrors).toEqual([])
      expect(await traces(action)).toEqual(before.map((count) => count + 1))
    },
    SLOWLY,
  )
})

const readyNever = () => Promise.reject(new Error('There is no such step.'))

describe('a key', () => {
  test(
    'that was used for something else is refused, and nothing is done',
    async () => {
      const idempotencyKey = randomUUID()
      const [one, other] = [await readyToSubmit(), await readyToSubmit()]
      expect((await step(owner, 'appVersionSubmit', one, { idempotencyKey })).userErrors).toEqual(
        [],
      )
      await everythingTold(platform)
      const before = await contents(platform)
      const reused = [{ code: 'KEY_REUSED', path: ['idempotencyKey'] }]
      for (const [name, at] of [
        ['appVersionSubmit', other],
        ['appVersionDiscard', other],
        ['appVersionSubmit', { ...one, revision: one.revision + 1 }],
      ] as const) {
        const answer = await step(owner, name, at, { idempotencyKey })
        expect(answer).toMatchObject({ appVersion: null, userErrors: reused })
      }
      expect(await contents(platform)).toEqual(before)
    },
    SLOWLY,
  )

  test('of one person is none of another', async () => {
    const idempotencyKey = randomUUID()
    const other = await aVendor(platform)
    const theirs = accepted(await attest(other, await aDraft(other)))
    const mine = await readyToSubmit()
    for (const [person, at] of [
      [owner, mine],
      [other, theirs],
    ] as const) {
      const { userErrors } = await step(person, 'appVersionSubmit', at, { idempotencyKey })
      expect(userErrors).toEqual([])
    }
  })

  test('of a refused request is free: it is judged anew', async () => {
    const idempotencyKey = randomUUID()
    const draft = await aDraft(owner)
    const refused = await step(owner, 'appVersionSubmit', draft, { idempotencyKey })
    expect(refused.userErrors).toMatchObject([{ code: 'ATTESTATION_REQUIRED' }])
    const whole = accepted(await attest(owner, draft))
    const { userErrors } = await step(owner, 'appVersionSubmit', whole, { idempotencyKey })
    expect(userErrors).toEqual([])
  })
})

describe('a key, for a day,', () => {
  test.each([
    ['short', 'TOO_SHORT', 8],
    ['x'.repeat(101), 'TOO_LONG', 100],
  ])('“%s” is refused with its limit', async (idempotencyKey, code, limit) => {
    const text = `mutation ($input: TransitionInput!) { it: appVersionSubmit(input: $input) {
      userErrors { code ... on FieldError { path limit } } } }`
    const input = { versionId: (await aDraft(owner)).id, expectedRevision: 1, idempotencyKey }
    const { userErrors } = await asked<Moved>(owner, text, { input })
    expect(userErrors).toEqual([{ code, path: ['idempotencyKey'], limit }])
  })

  test('is forgotten after a day', async () => {
    const keys = () => column<number>(platform, 'select count(*)::int from idempotency_key')
    await step(owner, 'appVersionSubmit', await readyToSubmit(), { idempotencyKey: randomUUID() })
    expect((await keys())[0]).toBeGreaterThan(0)
    await column(
      platform,
      `update idempotency_key set created_at = created_at - interval '25 hours'`,
    )
    await column(
      platform,
      `update scheduled_job set next_run_at = now() where name = 'sweep-idempotency-keys'`,
    )
    await platform.runDueJobs()
    expect(await keys()).toEqual([0])
  })
})
