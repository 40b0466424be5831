import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, saveDraft, type Version } from '../../support/builders.ts'
import type { ScopeVerdictInput } from '../../support/gql/graphql.ts'
import {
  anAppVersion,
  approve,
  type Cast,
  move,
  REASON,
  submitDraft,
} from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { decideScopes, scopesOf } from './scope-steps.ts'

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

const LAB =
  'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'
const ASKED = ['launch', 'offline_access', 'patient/Observation.rs', 'patient/*.rs']
const asking = (scopes: readonly string[]) => ({
  scopes: scopes.map((scope) => ({
    scope,
    purpose: 'Shows it beside the lines.',
    justification: 'Lines mean nothing without it.',
  })),
})
const inReview = (scopes = ASKED) => anAppVersion(cast, { status: 'IN_REVIEW', ...asking(scopes) })
const granting = (...scopes: string[]): ScopeVerdictInput[] =>
  scopes.map((scope) => ({ scope, decision: 'GRANTED' }))
const narrowing: ScopeVerdictInput = {
  scope: 'patient/Observation.rs',
  decision: 'NARROWED',
  grantedScopes: [LAB],
  reason: REASON,
}
const refusing = (scope: string): ScopeVerdictInput => ({
  scope,
  decision: 'REFUSED',
  reason: REASON,
})

const CLIENTS = `{ app(slug: "SLUG") { clients { environment scopes } } }`
const clientScopes = async ({ app }: Version) => {
  const { data } = await cast.owner.client.ask<
    { app: { clients: { environment: string; scopes: string[] }[] } },
    never
  >(CLIENTS.replace('SLUG', app.slug))
  return Object.fromEntries(data?.app.clients.map((each) => [each.environment, each.scopes]) ?? [])
}

test('what was decided is what production grants, and nothing else; the sandbox has all that was asked for', async () => {
  const version = await inReview()
  const wide = {
    ...narrowing,
    scope: 'patient/*.rs',
    grantedScopes: ['patient/Goal.rs', 'patient/Condition.rs'],
  }
  const decided = accepted(
    await decideScopes(cast.reviewer, version, [
      ...granting('launch'),
      refusing('offline_access'),
      narrowing,
      wide,
    ]),
  )
  const live = accepted(await approve(cast.reviewer, decided))
  const scopes = await clientScopes(live)
  expect(scopes.PRODUCTION?.toSorted()).toEqual(
    ['launch', LAB, 'patient/Condition.rs', 'patient/Goal.rs'].toSorted(),
  )
  expect(scopes.SANDBOX?.toSorted()).toEqual(ASKED.toSorted())
  const { data } = await cast.owner.client.ask<
    { galleryListing: { scopes: { scope: string }[] } },
    never
  >(`{ galleryListing(slug: "${live.app.slug}") { scopes { scope } } }`)
  expect(data?.galleryListing.scopes.map(({ scope }) => scope)).toEqual([
    'launch',
    LAB,
    'patient/Goal.rs',
    'patient/Condition.rs',
  ])
})

test('what was decided stands for what the vendor leaves as it is, and falls with any change of it', async () => {
  const version = await inReview()
  accepted(
    await decideScopes(cast.reviewer, version, [
      ...granting('launch', 'offline_access'),
      narrowing,
    ]),
  )
  const { revision } = await scopesOf(cast.reviewer, version)
  const asked = accepted(
    await move(cast.reviewer, 'requestChanges', { ...version, revision }, REASON),
  )
  const { scopes } = asking(ASKED)
  const changed = scopes.map((each) =>
    each.scope === 'offline_access' ? { ...each, purpose: 'Keeps the lines up to date.' } : each,
  )
  const at = { versionId: version.id, expectedRevision: asked.revision }
  const saved = accepted(await saveDraft(cast.owner, { ...at, scopes: changed }))
  accepted(await move(cast.owner, 'resubmit', saved, 'Said better what it is for.'))
  const { byName } = await scopesOf(cast.reviewer, version)
  expect(ASKED.map((scope) => byName.get(scope)?.decision)).toEqual([
    'GRANTED',
    'PENDING',
    'NARROWED',
    'PENDING',
  ])
  expect(byName.get('patient/Observation.rs')).toMatchObject({
    grantedScopes: [LAB],
    reason: REASON,
  })
  expect(byName.get('offline_access')).toMatchObject({
    decidedAt: null,
    decidedBy: null,
    reason: null,
  })
})

test('what was decided is proposed again for the same access of the next version, to reviewers alone', async () => {
  const version = await inReview()
  const decisions = [narrowing, refusing('offline_access')]
  const decided = accepted(await decideScopes(cast.reviewer, version, decisions))
  const live = accepted(await approve(cast.reviewer, decided))
  const next = asking(['patient/Observation.read', 'offline_access', 'patient/Goal.rs'])
  const draft = accepted(
    await saveDraft(cast.owner, { appId: live.app.id, changeNotes: 'Asks for goals.', ...next }),
  )
  const second = await submitDraft(cast.owner, draft)
  const { byName } = await scopesOf(cast.reviewer, second)
  expect(byName.get('patient/Observation.read')).toMatchObject({
    decision: 'PENDING',
    proposal: { number: 1, decision: 'NARROWED', grantedScopes: [LAB], reason: REASON },
  })
  expect(byName.get('offline_access')?.proposal?.decision).toBe('REFUSED')
  expect(byName.get('patient/Goal.rs')?.proposal).toBeNull()
  const seen = await scopesOf(cast.owner, second)
  expect(seen.byName.get('offline_access')?.proposal).toBeNull()
  expect(seen.missing).toEqual([])
})
