import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  accepted,
  aDraft,
  anonymous,
  aReviewer,
  attest,
  aVendor,
  type VendorOwner,
} from '../support/builders.ts'
import { readFragment } from '../support/gql/fragment-masking.ts'
import { graphql } from '../support/gql/gql.ts'
import { anAppVersion, type Cast } from '../support/lifecycle.ts'
import { query } from '../support/sql.ts'
import { statementsOf } from '../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../support/test-platform.ts'

const LISTINGS = graphql(`
  query TestListings {
    galleryListings(first: 50) {
      nodes {
        slug
        name
        iconUrl
        scopes {
          plainLanguage
        }
      }
    }
  }
`)

const LISTINGS_WITH_FACETS = graphql(`
  query TestListingsWithFacets {
    galleryListings(first: 50, filter: { search: "trend", audiences: [PROVIDER] }) {
      totalCount
      facets {
        field
        value
        count
      }
      nodes {
        name
      }
    }
  }
`)

/** What the portal asks for in My Registrations, and more. */
const REGISTRATIONS = graphql(`
  query TestMyRegistrations {
    viewer {
      vendor {
        apps(first: 50) {
          totalCount
          nodes {
            slug
            owner {
              name
            }
            clients {
              clientId
              secrets {
                lastFour
              }
            }
            versions {
              ...CountedVersion
            }
          }
        }
      }
    }
  }
`)

const QUEUE = graphql(`
  query TestQueue {
    reviewQueue(first: 100) {
      totalCount
      nodes {
        ...CountedVersion
        app {
          vendor {
            displayName
          }
        }
      }
    }
  }
`)

graphql(`
  fragment CountedVersion on AppVersion {
    name
    status
    iconUrl
    attestationOverdueDays
    isEditable
    allowedTransitions
    riskTier
    submittedBy {
      name
    }
    scopes {
      scope
    }
    attestation {
      answer
      isCurrent
    }
    latestMessage {
      body
    }
    submissionErrors {
      code
    }
  }
`)

const SAVE = graphql(`
  mutation TestCountedSave($input: AppVersionDraftInput!) {
    payload: appVersionDraftSave(input: $input) {
      appVersion {
        ...CountedDraft
      }
      userErrors {
        message
      }
    }
  }
`)

const SUBMIT = graphql(`
  mutation TestCountedSubmit($input: TransitionInput!) {
    payload: appVersionSubmit(input: $input) {
      appVersion {
        id
        status
        revision
        allowedTransitions
        app {
          slug
        }
      }
      userErrors {
        message
      }
    }
  }
`)

const COUNTED_DRAFT = graphql(`
  fragment CountedDraft on AppVersion {
    id
    revision
    isEditable
    scopes {
      scope
      plainLanguage
    }
    submissionErrors {
      code
    }
    app {
      slug
    }
  }
`)

let platform: TestPlatform
let few: VendorOwner
let many: VendorOwner
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  const [first, second, reviewer] = await Promise.all([
    aVendor(platform),
    aVendor(platform),
    aReviewer(platform),
  ])
  few = first
  many = second
  cast = { owner: few, reviewer }
})
afterAll(() => platform?.stop())

const TYPES = [
  'AllergyIntolerance',
  'Appointment',
  'CarePlan',
  'Condition',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Immunization',
  'MedicationRequest',
  'Observation',
  'Patient',
  'Procedure',
]

const SIXTY_SCOPES = TYPES.flatMap((type) =>
  ['r', 's', 'rs', 'cu', 'cruds'].map((permissions) => `patient/${type}.${permissions}`),
)

/** What was done is told by mail in the background, which takes statements too. */
async function allTold(): Promise<void> {
  await vi.waitFor(async () => {
    const waiting = 'select 1 from outbox_message where delivered_at is null'
    expect(await query(platform.databaseUrl, waiting)).toEqual([])
  })
}

async function apps(owner: VendorOwner, count: number, status: 'LIVE' | 'IN_REVIEW') {
  for (let n = 0; n < count; n += 1) {
    await anAppVersion({ owner, reviewer: cast.reviewer }, { status, name: `Trend ${n}` })
  }
  await allTold()
}

test('the gallery is one statement, and three with total and facets', async () => {
  await apps(few, 3, 'LIVE')
  const visitor = anonymous(platform)
  await visitor.get(LISTINGS) // cards are read once
  expect(await statementsOf(() => visitor.get(LISTINGS))).toHaveLength(1)
  await visitor.get(LISTINGS_WITH_FACETS)
  expect(await statementsOf(() => visitor.get(LISTINGS_WITH_FACETS))).toHaveLength(3)
})

test('the queue takes as many statements for 5 as for 25', async () => {
  await apps(few, 5, 'IN_REVIEW')
  const { client } = cast.reviewer
  expect((await client.get(QUEUE)).reviewQueue.totalCount).toBe(5)
  const forFew = await statementsOf(() => client.get(QUEUE))
  await apps(many, 20, 'IN_REVIEW')
  expect((await client.get(QUEUE)).reviewQueue.totalCount).toBe(25)
  const forMany = await statementsOf(() => client.get(QUEUE))
  expect(forMany).toHaveLength(forFew.length)
  expect(forMany.length).toBeLessThan(20)
})

test('My Registrations takes as many statements for 8 apps as for 20', async () => {
  const forFew = await statementsOf(() => few.client.get(REGISTRATIONS))
  const forMany = await statementsOf(() => many.client.get(REGISTRATIONS))
  const counts = await Promise.all(
    [few, many].map(
      async ({ client }) => (await client.get(REGISTRATIONS)).viewer?.vendor?.apps.totalCount,
    ),
  )
  expect(counts).toEqual([8, 20])
  expect(forMany).toHaveLength(forFew.length)
  expect(forMany.length).toBeLessThan(20)
})

/** Those of the request: up to the one that writes, and what the ORM reads for the answer. Mail comes by raw SQL. */
function ownOf(sent: readonly string[]): string[] {
  const end = sent.findIndex((text) => text.includes('audit_event')) + 1
  return [...sent.slice(0, end), ...sent.slice(end).filter((text) => /from "/i.test(text))]
}

/**
 * Three round trips each, whatever is in the submission: who asks, one statement that reads and one that writes.
 * Nothing else is sent: one statement is its own transaction, so there is no begin and no commit to count.
 */
describe.each([1, 60])('with %i scopes', (count) => {
  const scopes = SIXTY_SCOPES.slice(0, count).map((scope) => ({
    scope,
    purpose: 'To show what it is about.',
    justification: 'There is no other way to show it.',
  }))

  test('saving a draft takes three statements', async () => {
    const draft = await aDraft(few, { name: `Saved ${count}`, scopes })
    const input = {
      versionId: draft.id,
      expectedRevision: draft.revision,
      scopes: scopes.map((one) => ({ ...one, purpose: 'To show something else.' })),
    }
    const sent = await statementsOf(async () => {
      const { payload } = await few.client.get(SAVE, { input })
      expect(payload.userErrors).toEqual([])
      expect(readFragment(COUNTED_DRAFT, payload.appVersion)?.scopes).toHaveLength(count)
    })
    expect(ownOf(sent)).toHaveLength(3)
  })

  test('submitting takes three statements', async () => {
    const draft = await aDraft(few, { name: `Submitted ${count}`, scopes })
    const { id, revision } = accepted(await attest(few, draft))
    const input = { versionId: id, expectedRevision: revision }
    const sent = await statementsOf(async () => {
      const { payload } = await few.client.get(SUBMIT, { input })
      expect(payload).toMatchObject({ userErrors: [], appVersion: { status: 'IN_REVIEW' } })
    })
    expect(ownOf(sent)).toHaveLength(3)
    const [grants] = await query(
      platform.databaseUrl,
      `select count(*)::int as n from scope_grant g join app_version v on v.id = g.app_version_id
       where v.name = 'Submitted ${count}' and g.ended_at is null`,
    )
    expect(grants).toEqual({ n: count })
  })
})
