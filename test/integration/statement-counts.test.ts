import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous, aReviewer, aVendor, type VendorOwner } from '../support/builders.ts'
import { everythingTold } from '../support/facts.ts'
import { graphql } from '../support/gql/gql.ts'
import type { TestQueueLinesQueryVariables as QueueLines } from '../support/gql/graphql.ts'
import { anAppVersion, type Cast } from '../support/lifecycle.ts'
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

/** What the portal asks for before it shows the first lines. */
const QUEUE_LINES = graphql(`
  query TestQueueLines($filter: ReviewQueueFilter, $sort: ReviewQueueSort) {
    reviewQueueEntries(first: 50, filter: $filter, sort: $sort) {
      edges {
        cursor
        node {
          id
          name
          vendorName
          asksForBulkData
          daysLeft
          stages {
            stage
            owner
          }
        }
      }
    }
    reviewWorkload {
      stageCount
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

async function apps(owner: VendorOwner, count: number, status: 'LIVE' | 'IN_REVIEW') {
  for (let n = 0; n < count; n += 1) {
    await anAppVersion({ owner, reviewer: cast.reviewer }, { status, name: `Trend ${n}` })
  }
  await everythingTold(platform) // which takes statements too
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

test('lines of the queue, and the workload, are one statement each, however they are found', async () => {
  const { client } = cast.reviewer
  const lines = (variables: QueueLines) => statementsOf(() => client.get(QUEUE_LINES, variables))
  for (const [filter, sort] of [
    [null, null],
    [{ overdue: false, stages: ['INTAKE'], vendorVerified: false }, 'DUE_FIRST'],
    [{ search: 'Trend', bulkData: false, unassigned: true }, 'HIGHEST_RISK'],
  ] satisfies [QueueLines['filter'], QueueLines['sort']][]) {
    const { reviewQueueEntries } = await client.get(QUEUE_LINES, { filter, sort })
    expect(reviewQueueEntries.edges).toHaveLength(25)
    expect(await lines({ filter, sort })).toHaveLength(3) // and who asks
  }
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
