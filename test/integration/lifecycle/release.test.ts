import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aDraft,
  anonymous,
  aReviewer,
  attest,
  aVendor,
  saveDraft,
  type Version,
} from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import { reinstate } from '../../support/incidents.ts'
import {
  afterStages,
  anAppVersion,
  approve,
  type Cast,
  move,
  REASON,
  reject,
  submitDraft,
} from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const APP = graphql(`
  query TestApp($slug: String!) {
    app(slug: $slug) {
      name
      liveVersion {
        number
      }
      latestVersion {
        number
        status
      }
      versions {
        number
        status
        statusReason
      }
      clients {
        environment
        clientId
        isEnabled
        scopes
        secrets {
          lastFour
        }
      }
    }
  }
`)

const LISTING = graphql(`
  query TestListing($slug: String!) {
    galleryListing(slug: $slug) {
      name
      versionNumber
      attestation
      vendorName
      launchModes
      scopes {
        scope
        plainLanguage
        purpose
      }
    }
    galleryListings(filter: { search: "trend lines" }) {
      totalCount
    }
  }
`)

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

async function appOf({ app }: Version) {
  const answer = await cast.owner.client.get(APP, { slug: app.slug })
  if (!answer.app) throw new Error('no app')
  const client = (environment: string) =>
    answer.app?.clients.find((each) => each.environment === environment)
  return { ...answer.app, production: client('PRODUCTION'), sandbox: client('SANDBOX') }
}

const listingOf = async ({ app }: Version) =>
  (await anonymous(platform).get(LISTING, { slug: app.slug })).galleryListing

async function secondVersion(first: Version, fields: object = {}): Promise<Version> {
  const draft = accepted(
    await saveDraft(cast.owner, {
      appId: first.app.id,
      changeNotes: 'Asks for less data.',
      ...fields,
    }),
  )
  return submitDraft(cast.owner, draft)
}

const ASKED = ['launch', 'patient/Patient.rs']

describe('AUTOMATIC release', () => {
  test('R030, R086: submission opens the sandbox, approval production, grants and the gallery', async () => {
    const submitted = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const before = await appOf(submitted)
    expect(before.production).toBeUndefined()
    expect(before.sandbox).toMatchObject({ isEnabled: true, scopes: ASKED })
    expect(await listingOf(submitted)).toBeNull()

    const live = accepted(await approve(cast.reviewer, submitted))
    expect(live).toMatchObject({ status: 'LIVE', reviewState: null })
    const after = await appOf(live)
    expect(after).toMatchObject({
      liveVersion: { number: 1 },
      production: { isEnabled: true, scopes: ASKED, secrets: [] },
      sandbox: { isEnabled: true, clientId: before.sandbox?.clientId },
    })
    expect(after.production?.clientId).not.toBe(after.sandbox?.clientId)
    expect(await listingOf(live)).toMatchObject({
      name: 'Trend Lines',
      versionNumber: 1,
      attestation: 'ACCEPTED',
      vendorName: 'Acme Health',
      launchModes: ['EHR', 'STANDALONE'],
      scopes: [
        { scope: 'launch', purpose: 'Open on the patient on the screen.' },
        { scope: 'patient/Patient.rs', purpose: 'Show whose results these are.' },
      ],
    })
  })

  test('a declined attestation goes live with its warning', async () => {
    const draft = await aDraft(cast.owner, { name: 'Frank' })
    const declined = accepted(await attest(cast.owner, draft, 'DECLINED'))
    const submitted = accepted(await move(cast.owner, 'submit', declined))
    const live = accepted(await approve(cast.reviewer, submitted))
    expect((await listingOf(live))?.attestation).toBe('DECLINED')
  })

  test('R033, R130: the second version replaces the first, keeps its clients and takes over the listing', async () => {
    const first = await anAppVersion(cast, { status: 'LIVE' })
    const before = await appOf(first)
    const scopes = [{ scope: 'patient/Patient.rs', purpose: 'Show whose results these are.' }]
    const second = await secondVersion(first, { name: 'Trend Lines 2', scopes })
    expect((await listingOf(first))?.versionNumber).toBe(1)
    expect((await appOf(second)).sandbox?.scopes).toEqual(['patient/Patient.rs'])
    accepted(await approve(cast.reviewer, second))

    const after = await appOf(second)
    expect(after.versions).toEqual([
      { number: 2, status: 'LIVE', statusReason: null },
      { number: 1, status: 'RETIRED', statusReason: 'Replaced by version 2.' },
    ])
    expect(after.production).toMatchObject({
      isEnabled: true,
      clientId: before.production?.clientId,
      scopes: ['patient/Patient.rs'],
    })
    expect(await listingOf(second)).toMatchObject({ name: 'Trend Lines 2', versionNumber: 2 })
    const open = `select count(*)::int from scope_grant g join app_version v on v.id = g.app_version_id
      join app a on a.id = v.app_id where a.slug = $1 and v.number = 1 and g.ended_at is null`
    expect(await column(platform, open, [first.app.slug])).toEqual([0])
  })

  test('a rejected second version leaves the first as it was, in the sandbox too', async () => {
    const first = await anAppVersion(cast, { status: 'LIVE' })
    const before = await appOf(first)
    const second = await secondVersion(first, scopesOf('patient/Condition.rs'))
    accepted(await reject(cast.reviewer, second))
    const { versions, ...after } = await appOf(first)
    expect(after).toMatchObject({ production: before.production, sandbox: before.sandbox })
    expect(versions.map(({ status }) => status)).toEqual(['REJECTED', 'LIVE'])
  })
})

describe('MANUAL release', () => {
  const set = (mode: string) =>
    query(platform.databaseUrl, 'update organization set settings = settings || $1', [
      { releaseMode: mode },
    ])

  test('approval waits until the owner releases', async () => {
    await set('MANUAL')
    const submitted = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const approved = accepted(await approve(cast.reviewer, submitted))
    expect(approved).toMatchObject({ status: 'IN_REVIEW', reviewState: 'APPROVED_PENDING_RELEASE' })
    expect(await listingOf(approved)).toBeNull()
    expect((await appOf(approved)).production).toBeUndefined()
    const live = accepted(await move(cast.owner, 'release', approved))
    expect(live.status).toBe('LIVE')
    expect(await listingOf(live)).toMatchObject({ versionNumber: 1 })
    await set('AUTOMATIC')
  })

  test('terms that changed after the approval have to be answered before the release', async () => {
    await set('MANUAL')
    const submitted = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const approved = accepted(await approve(cast.reviewer, submitted))
    await query(
      platform.databaseUrl,
      `insert into attestation_text (id, organization_id, created_at, version, published_at, body, sha256)
       select gen_random_uuid(), organization_id, now(), version + 1, now(), 'New.', 'abc' from attestation_text`,
    )
    expect((await move(cast.owner, 'release', approved)).errors).toMatchObject([
      { code: 'ATTESTATION_REQUIRED' },
    ])
    await query(platform.databaseUrl, `delete from attestation_text where version > 1`)
    expect(accepted(await move(cast.owner, 'release', approved)).status).toBe('LIVE')
    await set('AUTOMATIC')
  })
})

describe('after the release', () => {
  test('R032: suspension hides the listing and stops production, reinstatement brings both back', async () => {
    const suspended = await anAppVersion(cast, { status: 'SUSPENDED' })
    expect(await appOf(suspended)).toMatchObject({
      liveVersion: null,
      production: { isEnabled: false },
      sandbox: { isEnabled: true },
    })
    expect(await listingOf(suspended)).toBeNull()
    const live = accepted(await reinstate(cast.reviewer, suspended))
    expect(await appOf(live)).toMatchObject({ production: { isEnabled: true, scopes: ASKED } })
    expect(await listingOf(live)).toMatchObject({ versionNumber: 1 })
  })

  test('retirement by the owner is the end of clients, grants and listing', async () => {
    const live = await anAppVersion(cast, { status: 'LIVE' })
    expect((await move(cast.owner, 'retire', live)).errors).toMatchObject([
      { code: 'REASON_REQUIRED', path: ['reason'], limit: 20 },
    ])
    const retired = accepted(await move(cast.owner, 'retire', live, REASON))
    expect(retired).toMatchObject({
      status: 'RETIRED',
      statusReason: REASON,
      allowedTransitions: [],
    })
    const { clients } = await appOf(retired)
    expect(clients.map(({ isEnabled, scopes }) => ({ isEnabled, scopes }))).toEqual([
      { isEnabled: false, scopes: [] },
      { isEnabled: false, scopes: [] },
    ])
    expect(await listingOf(retired)).toBeNull()
  })

  test('a suspended version is replaced by its successor', async () => {
    const suspended = await anAppVersion(cast, { status: 'SUSPENDED' })
    const second = await secondVersion(suspended)
    const ready = await afterStages(cast.reviewer, second)
    expect((await approve(cast.reviewer, ready)).errors).toMatchObject([
      { code: 'REASON_REQUIRED', path: ['reason'] },
    ])
    accepted(await approve(cast.reviewer, ready, 'What was wrong is mended in this version.'))
    expect((await appOf(second)).versions.map(({ status }) => status)).toEqual(['LIVE', 'RETIRED'])
  })
})

const scopesOf = (...names: string[]) => ({
  scopes: names.map((scope) => ({
    scope,
    purpose: 'Shows it beside the lines.',
    justification: 'Lines mean nothing without it.',
  })),
})
