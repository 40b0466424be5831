import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accepted,
  aDraft,
  anonymous,
  aReviewer,
  attest,
  aVendor,
  type Outcome,
} from '../../support/builders.ts'
import { column, rowCounts } from '../../support/facts.ts'
import { reinstate } from '../../support/incidents.ts'
import { afterStages, type Cast, move, REASON, reject } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { MOVES } from '../../support/transitions.ts'

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

interface Recorded {
  audit: { action: string; actor: string | null; request: boolean }[]
  outbox: { transition: string; from: string; to: string; transaction: string }[]
}

/** What was recorded since a moment, and in which transaction. */
async function recordedSince([audit, outbox]: number[]): Promise<Recorded> {
  return {
    audit: await query(
      platform.databaseUrl,
      `select action, actor_id as actor, request_id is not null as request from audit_event
       where sequence > $1 and action like 'app-version.%' order by sequence`,
      [audit],
    ),
    outbox: await query(
      platform.databaseUrl,
      `select payload->>'transition' as transition, payload->>'from' as from, payload->>'to' as to
       from outbox_message where sequence > $1 and type = 'app-version.moved' order by sequence`,
      [outbox],
    ),
  }
}

async function now(): Promise<number[]> {
  const latest = (table: string) =>
    column<number>(platform, `select coalesce(max(sequence), 0)::int from ${table}`)
  return [...(await latest('audit_event')), ...(await latest('outbox_message'))]
}

test('each accepted step leaves one audit event and one outbox row', async () => {
  const { owner, reviewer } = cast
  const draft = accepted(await attest(owner, await aDraft(owner)))
  let version = draft
  const steps: [() => Promise<Outcome>, string, string[], string][] = [
    [() => move(owner, 'submit', version), 'submit', ['SUBMIT DRAFT IN_REVIEW'], owner.id],
    [
      () => move(reviewer, 'requestChanges', version, REASON),
      'request-changes',
      ['REQUEST_CHANGES IN_REVIEW IN_REVIEW'],
      reviewer.id,
    ],
    [
      () => move(owner, 'resubmit', version, REASON),
      'resubmit',
      ['RESUBMIT IN_REVIEW IN_REVIEW'],
      owner.id,
    ],
    [() => move(owner, 'withdraw', version), 'withdraw', ['WITHDRAW IN_REVIEW DRAFT'], owner.id],
    [() => move(owner, 'submit', version), 'submit', ['SUBMIT DRAFT IN_REVIEW'], owner.id],
    [
      () => move(reviewer, 'approve', version),
      'approve release',
      ['APPROVE IN_REVIEW IN_REVIEW', 'RELEASE IN_REVIEW LIVE'],
      reviewer.id,
    ],
    [
      () => move(reviewer, 'suspend', version, REASON),
      'suspend',
      ['SUSPEND LIVE SUSPENDED'],
      reviewer.id,
    ],
    [() => reinstate(reviewer, version), 'reinstate', ['REINSTATE SUSPENDED LIVE'], reviewer.id],
    [() => move(owner, 'retire', version, REASON), 'retire', ['RETIRE LIVE RETIRED'], owner.id],
  ]
  for (const [step, actions, events, actor] of steps) {
    if (actions === 'approve release')
      version = { ...version, ...(await afterStages(reviewer, version)) }
    const moment = await now()
    version = accepted(await step())
    const { audit, outbox } = await recordedSince(moment)
    expect(audit).toEqual(
      actions
        .split(' ')
        .map((action) => ({ action: `app-version.${action}`, actor, request: true })),
    )
    expect(outbox.map((row) => `${row.transition} ${row.from} ${row.to}`)).toEqual(events)
  }
})

test('the change, its audit event and its outbox row are one transaction', async () => {
  const { owner } = cast
  const draft = accepted(await attest(owner, await aDraft(owner)))
  accepted(await move(owner, 'submit', draft))
  const [row] = await query<Record<string, string>>(
    platform.databaseUrl,
    `select v.xmin::text as version, e.xmin::text as audit, e.id::text
     from app_version v join app a on a.id = v.app_id
     join audit_event e on e.app_version_id = v.id and e.action = 'app-version.submit' where a.slug = $1`,
    [draft.app.slug],
  )
  expect(row?.audit).toBe(row?.version)
})

test('a step that fails half way leaves nothing of it', async () => {
  const { owner } = cast
  const draft = accepted(await attest(owner, await aDraft(owner)))
  const before = await rowCounts(platform)
  await query(platform.databaseUrl, 'alter table scope_grant rename to scope_grant_away')
  const input = { versionId: draft.id, expectedRevision: draft.revision }
  expect(await owner.client.codes(MOVES.submit, { input })).toEqual(['INTERNAL'])
  await query(platform.databaseUrl, 'alter table scope_grant_away rename to scope_grant')
  expect(await rowCounts(platform)).toEqual(before)
  expect(accepted(await move(owner, 'submit', draft)).revision).toBeGreaterThan(draft.revision)
})

test('a refused step leaves nothing', async () => {
  const { owner, reviewer } = cast
  const draft = accepted(await attest(owner, await aDraft(owner, { termsUrl: null })))
  const submitted = accepted(
    await move(owner, 'submit', accepted(await attest(owner, await aDraft(owner)))),
  )
  const before = await rowCounts(platform)
  const refused = [
    await move(owner, 'submit', draft),
    await move(reviewer, 'requestChanges', submitted),
    await reject(reviewer, submitted, { reason: 'short' }),
    await move(reviewer, 'approve', { ...submitted, revision: 99 }),
    await move(reviewer, 'suspend', submitted, REASON),
    await move(reviewer, 'approve', draft), // a draft is not there for a reviewer
  ]
  expect(refused.map(({ errors }) => errors[0]?.code)).toEqual([
    'REQUIRED',
    'REASON_REQUIRED',
    'TOO_SHORT',
    'STALE_REVISION',
    'INVALID_TRANSITION',
    'NOT_FOUND',
  ])
  expect(await rowCounts(platform)).toEqual(before)
})

test('a denied step leaves the denial alone, with who and where', async () => {
  const { owner, reviewer } = cast
  const submitted = accepted(
    await move(owner, 'submit', accepted(await attest(owner, await aDraft(owner)))),
  )
  const before = await rowCounts(platform)
  const input = { versionId: submitted.id, expectedRevision: submitted.revision }
  expect(await reviewer.client.codes(MOVES.withdraw, { input })).toEqual(['FORBIDDEN'])
  expect(await anonymous(platform).codes(MOVES.withdraw, { input })).toEqual(['UNAUTHENTICATED'])
  expect(await rowCounts(platform)).toEqual({
    ...before,
    audit_event: (before.audit_event ?? 0) + 1,
  })
  const [denial] = await query(
    platform.databaseUrl,
    'select action, outcome, actor_id, detail, source_ip is not null as ip from audit_event order by sequence desc limit 1',
  )
  expect(denial).toEqual({
    action: 'permission.denied',
    outcome: 'DENIED',
    actor_id: reviewer.id,
    detail: { ability: 'app-version.submit' },
    ip: true,
  })
})

test('many denials at once do not wait for each other for ever', async () => {
  const small = await startTestPlatform({ env: { DATABASE_POOL_SIZE: '4' } })
  const [owner, reviewer] = await Promise.all([aVendor(small), aReviewer(small, 'AUDITOR')])
  const submitted = accepted(
    await move(owner, 'submit', accepted(await attest(owner, await aDraft(owner)))),
  )
  await query(
    small.databaseUrl,
    `update user_account set roles = '{APP_ADMIN,AUDITOR}' where id = $1`,
    [reviewer.id],
  )
  const input = { versionId: submitted.id, expectedRevision: submitted.revision }
  const tries = Array.from({ length: 8 }, () => owner.client.codes(MOVES.release, { input }))
  const others = Array.from({ length: 8 }, () => reviewer.client.codes(MOVES.release, { input }))
  const codes = await Promise.all([...tries, ...others])
  expect(codes.flat().every((code) => code === 'FORBIDDEN')).toBe(true)
  await small.stop()
})
