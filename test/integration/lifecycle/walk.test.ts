import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accepted,
  aDraft,
  aPerson,
  aReviewer,
  attest,
  aVendor,
  type Person,
  saveDraft,
  type VendorOwner,
} from '../../support/builders.ts'
import { submitDraft } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { passStages } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import {
  ask,
  isInTable,
  lastTrace,
  noteTransactions,
  STEPS,
  type Standing,
  type Step,
  standingsOf,
  type Trace,
  tracesSince,
  transitionOf,
} from './walk.ts'

/** The same walks in every run: fewer than a hundred calls, which a slow machine makes within a minute. */
const WALKS = { seed: 20261122, numRuns: 5, endOnFailure: true } as const
const LONGEST = 16

let platform: TestPlatform
let owner: VendorOwner
let people: Readonly<Record<Who, Person>>
beforeAll(async () => {
  platform = await startTestPlatform()
  const [vendor, stranger, admin, second, officer, security, patient] = await Promise.all([
    aVendor(platform),
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_OFFICER'),
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aPerson(platform),
  ])
  owner = vendor
  people = { owner, stranger, admin, second, officer, security, patient }
  await noteTransactions(platform)
})
afterAll(() => platform?.stop())

const WHO = ['owner', 'admin', 'second', 'officer', 'security', 'stranger', 'patient'] as const
type Who = (typeof WHO)[number]

/** What happens in a walk: a step by anybody, two at the same moment, or what brings a version nearer to its end. */
type Call =
  | { kind: 'step'; who: Who; step: Step }
  | { kind: 'race'; both: readonly { who: Who; step: Step }[] }
  | { kind: 'ready' }
  | { kind: 'next' }

const aStep = fc.record({ who: fc.constantFrom(...WHO), step: fc.constantFrom(...STEPS) })
/** Steps by those whose they are: chance alone seldom gets beyond the review. */
const aLikelyStep = fc.constantFrom<{ who: Who; step: Step }>(
  { who: 'owner', step: 'SUBMIT' },
  { who: 'owner', step: 'RESUBMIT' },
  { who: 'owner', step: 'RELEASE' },
  { who: 'admin', step: 'APPROVE' },
  { who: 'admin', step: 'APPROVE' },
  { who: 'security', step: 'REQUEST_CHANGES' },
  { who: 'officer', step: 'SUSPEND' },
  { who: 'admin', step: 'REINSTATE' },
)
const aCall: fc.Arbitrary<Call> = fc.oneof(
  { weight: 4, arbitrary: aStep.map((step) => ({ kind: 'step' as const, ...step })) },
  { weight: 5, arbitrary: aLikelyStep.map((step) => ({ kind: 'step' as const, ...step })) },
  {
    weight: 2,
    arbitrary: fc.tuple(aLikelyStep, aStep).map((both) => ({ kind: 'race' as const, both })),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'ready' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'next' as const }) },
)

const step = (who: Who, name: Step): Call => ({ kind: 'step', who, step: name })
/** Walked first in every run, so that each status is reached. */
const KNOWN: [Call[], boolean][] = [
  [
    [
      { kind: 'ready' },
      step('admin', 'APPROVE'),
      step('officer', 'SUSPEND'),
      step('admin', 'REINSTATE'),
      { kind: 'next' },
      step('owner', 'SUBMIT'),
      { kind: 'ready' },
      step('admin', 'APPROVE'),
      step('owner', 'RETIRE'),
      step('admin', 'REINSTATE'),
    ],
    false,
  ],
  [[step('security', 'REJECT'), step('owner', 'SUBMIT'), step('owner', 'WITHDRAW')], true],
]

test('no calls by anybody lead to a state that the lifecycle table does not allow', async () => {
  const reached = new Set<string>()
  const walk = fc.asyncProperty(
    fc.array(aCall, { minLength: 12, maxLength: LONGEST }),
    fc.boolean(),
    async (calls, isManual) => {
      await setReleaseMode(isManual ? 'MANUAL' : 'AUTOMATIC')
      const appId = await aSubmittedApp()
      for (const call of calls) {
        const before = await standingsOf(platform, appId)
        const at = await lastTrace(platform)
        const wins = await make(call, before)
        const traces = await tracesSince(platform, appId, at)
        const after = await standingsOf(platform, appId)
        expectTold(traces)
        expectFollows({ before, after, traces })
        if (wins !== undefined) expectAnswered(wins, traces)
        for (const { status } of after) reached.add(status)
      }
    },
  )
  await fc.assert(walk, { ...WALKS, examples: KNOWN })
  expect([...reached].sort()).toEqual(
    expect.arrayContaining(['DRAFT', 'IN_REVIEW', 'LIVE', 'REJECTED', 'RETIRED', 'SUSPENDED']),
  )
}, 240_000)

/** Makes a call; answers how many of its steps were taken, or nothing where it is none of the steps. */
async function make(call: Call, versions: readonly Standing[]): Promise<number | undefined> {
  const latest = versions.at(-1)
  if (!latest) return undefined
  switch (call.kind) {
    case 'step':
      return (await ask(people[call.who], call.step, targetOf(call.step, versions))).length ? 0 : 1
    case 'race': {
      const tries = await Promise.all(
        call.both.map(({ who, step }) => ask(people[who], step, latest)),
      )
      const wins = tries.filter((codes) => codes.length === 0).length
      expect(wins).toBeLessThanOrEqual(1)
      return wins
    }
    case 'ready':
      if (latest.reviewState === 'WAITING' || latest.reviewState === 'UNDER_REVIEW')
        await passStages(people.admin, { id: globalId(latest) })
      return undefined
    case 'next':
      await beginNext(latest)
      return undefined
  }
}

/** Steps about use are asked of the version in use, the others of the newest. */
function targetOf(step: Step, versions: readonly Standing[]): Standing {
  const inUse = versions.find(({ status }) => status === 'LIVE' || status === 'SUSPENDED')
  const isAboutUse = step === 'SUSPEND' || step === 'REINSTATE' || step === 'RETIRE'
  const target = (isAboutUse ? inUse : undefined) ?? versions.at(-1)
  if (!target) throw new Error('There is no version.')
  return target
}

async function beginNext({ id }: Standing): Promise<void> {
  const [row] = await query<{ appId: string }>(
    platform.databaseUrl,
    'select app_id as "appId" from app_version where id = $1',
    [id],
  )
  const appId = Buffer.from(`App:${row?.appId}`).toString('base64url')
  const { version } = await saveDraft(owner, { appId, changeNotes: 'Shows the lines better.' })
  if (version) accepted(await attest(owner, version))
}

async function aSubmittedApp(): Promise<string> {
  const { id } = await submitDraft(owner, await aDraft(owner))
  const local = Buffer.from(id, 'base64url').toString().split(':')[1]
  const [row] = await query<{ appId: string }>(
    platform.databaseUrl,
    'select app_id as "appId" from app_version where id = $1',
    [local],
  )
  return row?.appId ?? ''
}

/** Every move is one audit event and one outbox row of the same transaction, about the same. */
function expectTold(traces: readonly Trace[]): void {
  const told = (kind: Trace['kind']) => traces.filter((trace) => trace.kind === kind)
  const audited = told('audit').filter(({ action }) => action !== 'app-version.discard')
  expect(
    audited.map((each) => [transitionOf(each.action), each.versionId, each.transaction]),
  ).toEqual(told('outbox').map((each) => [each.action, each.versionId, each.transaction]))
}

interface Passage {
  before: readonly Standing[]
  after: readonly Standing[]
  traces: readonly Trace[]
}

/** Plays the moves that were told over what stood before: each is in the table, and together they make what stands now. */
function expectFollows({ before, after, traces }: Passage): void {
  const played = new Map(before.map((version) => [version.id, { ...version }]))
  for (const trace of traces.filter(({ kind }) => kind === 'outbox')) {
    const version = played.get(trace.versionId)
    if (!version) continue // begun and moved within one call
    expect([trace.action, isInTable(trace.action, version, trace)]).toEqual([trace.action, true])
    version.status = trace.to
    version.reviewState = trace.reviewState
  }
  for (const version of after) {
    const expected = played.get(version.id)
    if (!expected) continue
    expect(version.status).toBe(expected.status)
    if (expected.reviewState !== 'WAITING') expect(version.reviewState).toBe(expected.reviewState)
  }
  const ended = before.filter(({ status }) => status === 'REJECTED' || status === 'RETIRED')
  for (const { id, status } of ended)
    expect(after.find((version) => version.id === id)?.status).toBe(status)
  expect(after.filter(({ status }) => status === 'LIVE').length).toBeLessThanOrEqual(1)
}

/** What was refused left nothing; what was taken left its own move, and at most what the platform adds by itself. */
function expectAnswered(wins: number, traces: readonly Trace[]): void {
  const byThePlatform = new Set(['RELEASE', 'SUPERSEDE'])
  const audited = traces
    .filter(({ kind }) => kind === 'audit')
    .map(({ action }) => transitionOf(action))
  if (wins === 0) expect(audited).toEqual([])
  else {
    const own = audited.filter((name) => name && !byThePlatform.has(name))
    expect(own.length).toBeLessThanOrEqual(1)
    expect(audited.length).toBeGreaterThanOrEqual(1)
  }
}

function setReleaseMode(mode: string) {
  return query(
    platform.databaseUrl,
    `update organization set settings = settings || jsonb_build_object('releaseMode', $1::text)`,
    [mode],
  )
}

function globalId({ id }: Standing): string {
  return Buffer.from(`AppVersion:${id}`).toString('base64url')
}
