import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aDraft,
  aPerson,
  aReviewer,
  attest,
  aVendor,
  type Person,
  saveDraft,
  type Version,
} from '../../support/builders.ts'
import { graphql } from '../../support/gql/gql.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const COMPARED = graphql(`
  query TestScopesCompared($id: ID!, $against: ID) {
    node(id: $id) {
      ... on AppVersion {
        scopeDiff(against: $against) {
          against
          added
          removed
          widened
          narrowed
          requiresReconsent
          consentsAffected
        }
        consentPreviewHtml
        scopes {
          scope
          cautions
        }
      }
    }
  }
`)

const ask = (scope: string) => ({
  scope,
  purpose: 'Show what is going on.',
  justification: 'There is no other way to show it.',
})

let platform: TestPlatform
let cast: Cast
let patient: Person
let live: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, somebody] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aPerson(platform),
  ])
  cast = { owner, reviewer }
  patient = somebody
  const scopes = [ask('patient/Patient.rs'), ask('patient/Condition.rs'), ask('patient/Goal.rs')]
  live = await anAppVersion(cast, { status: 'LIVE', name: 'Compared', scopes })
})
afterAll(() => platform?.stop())

async function compared(id: string, against: string | null = null, who: Person = cast.owner) {
  const { node } = await who.client.get(COMPARED, { id, against })
  return node && 'scopes' in node ? node : null
}

async function nextVersion(scopes: string[]): Promise<Version> {
  const input = { appId: live.app.id, scopes: scopes.map(ask) }
  return accepted(await saveDraft(cast.owner, input))
}

async function aConsent(): Promise<void> {
  await query(
    platform.databaseUrl,
    `insert into consent (id, organization_id, created_at, grant_id, environment, user_id, oauth_client_id, app_id,
       app_version_id, scopes, attestation_warning_shown)
     select $1::text::uuid, organization_id, now(), $1::text, environment, $2, id, app_id, pinned_version_id, '{}', false
     from oauth_client c where environment = 'PRODUCTION' and app_id =
       (select id from app where slug = $3)`,
    [randomUUID(), patient.id, live.app.slug],
  )
}

describe('a new version', () => {
  let next: Version
  beforeAll(async () => {
    next = await nextVersion([
      'patient/Patient.rs',
      'patient/Condition.crus',
      'patient/Observation.rs',
    ])
  })

  test('is compared with the live one by what scopes allow, and counts who would be asked again', async () => {
    expect((await compared(next.id))?.scopeDiff).toEqual({
      against: 1,
      added: ['patient/Observation.rs'],
      removed: ['patient/Goal.rs'],
      widened: ['patient/Condition.crus'],
      narrowed: [],
      requiresReconsent: true,
      consentsAffected: 0,
    })
    await aConsent()
    await aConsent()
    expect((await compared(next.id))?.scopeDiff?.consentsAffected).toBe(2)
  })

  test('concerns nobody when it asks for less', async () => {
    expect((await compared(live.id, next.id))?.scopeDiff).toMatchObject({ against: 2 })
    const narrower = accepted(
      await saveDraft(cast.owner, {
        versionId: next.id,
        expectedRevision: next.revision,
        scopes: [ask('patient/Patient.rs')],
      }),
    )
    expect((await compared(narrower.id))?.scopeDiff).toMatchObject({
      removed: ['patient/Condition.rs', 'patient/Goal.rs'],
      requiresReconsent: false,
      consentsAffected: 0,
    })
  })

  test('is compared with nothing when it is the first, or the other is of another app', async () => {
    const first = await aDraft(cast.owner)
    expect((await compared(first.id))?.scopeDiff).toBeNull()
    expect((await compared(first.id, live.id))?.scopeDiff).toBeNull()
  })
})

describe('the consent page of a draft', () => {
  test('is the page a patient would get, with the warning of a declined attestation', async () => {
    const draft = await aDraft(cast.owner, {
      name: 'Preview <b>& more',
      scopes: [ask('patient/Appointment.rs'), ask('offline_access')],
    })
    const html = (await compared(draft.id))?.consentPreviewHtml ?? ''
    expect(html).toContain('Preview &lt;b&gt;&amp; more asks for access to your record')
    expect(html).toContain('Why: Show what is going on.')
    expect(html).toContain('name="scope" value="patient/Appointment.rs"')
    expect(html).toContain('rel="stylesheet"')
    expect(html).toMatch(/name="duration" value="YEAR_1" checked/)
    expect(html).not.toContain('<a href=')
    expect(html).not.toContain('did not agree to our privacy promise')
    await attest(cast.owner, draft, 'DECLINED')
    expect((await compared(draft.id))?.consentPreviewHtml).toContain(
      'did not agree to our privacy promise',
    )
  })

  test('is seen by whoever sees the version, and nobody else', async () => {
    const waiting = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const seen = await compared(waiting.id, null, cast.reviewer)
    expect(seen?.consentPreviewHtml).toContain('asks for access')
    expect(await compared(waiting.id, null, patient)).toBeNull()
  })
})

test('what is unusual about a scope is said to vendor and reviewer alike', async () => {
  const draft = await anAppVersion(cast, {
    status: 'IN_REVIEW',
    intent: 'OPERATIONAL',
    scopes: [ask('patient/Appointment.rs'), ask('patient/Condition.cu')],
  })
  for (const who of [cast.owner, cast.reviewer]) {
    expect((await compared(draft.id, null, who))?.scopes.map(({ cautions }) => cautions)).toEqual([
      [],
      [expect.stringContaining('reviewers will ask why'), expect.stringContaining('add, change')],
    ])
  }
})
