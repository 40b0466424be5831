import type { Person } from '../../../support/builders.ts'
import { USER_ERROR } from '../../../support/documents.ts'
import { readFragment } from '../../../support/gql/fragment-masking.ts'
import { graphql } from '../../../support/gql/gql.ts'
import type {
  ReviewQueueFilter,
  ReviewQueueSort,
  ReviewQueueViewSaveInput,
  StagesAssignInput,
  TestQueueEntriesQuery,
} from '../../../support/gql/graphql.ts'

export const ENTRIES = graphql(`
  query TestQueueEntries(
    $first: Int!
    $after: String
    $filter: ReviewQueueFilter
    $sort: ReviewQueueSort
  ) {
    reviewQueueEntries(first: $first, after: $after, filter: $filter, sort: $sort) {
      nodes {
        id
        number
        name
        status
        reviewState
        attestation
        clientType
        asksForBulkData
        riskTier
        vendorName
        isVendorVerified
        stages {
          stage
          ownerId
          owner
          dueAt
          isOverdue
          revision
        }
        dueAt
        daysLeft
        isOverdue
        isDueSoon
        isPaused
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`)

const WORKLOAD = graphql(`
  query TestReviewWorkload {
    reviewWorkload {
      reviewerId
      name
      versionCount
      stageCount
      dueSoonCount
      overdueCount
    }
  }
`)

const VIEWS = graphql(`
  query TestQueueViews {
    reviewQueueViews {
      ...QueueViewFacts
    }
  }
`)

const VIEW_FACTS = graphql(`
  fragment QueueViewFacts on ReviewQueueView {
    id
    name
    sort
    isDefault
    isShared
    isMine
    revision
    filter {
      search
      statuses
      stages
      overdue
      assignedToMe
    }
  }
`)

const VIEW_SAVE = graphql(`
  mutation TestQueueViewSave($input: ReviewQueueViewSaveInput!) {
    payload: reviewQueueViewSave(input: $input) {
      view {
        id
        name
        revision
        isDefault
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const VIEW_REMOVE = graphql(`
  mutation TestQueueViewRemove($input: ReviewQueueViewRemoveInput!) {
    payload: reviewQueueViewRemove(input: $input) {
      view {
        name
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const ASSIGN = graphql(`
  mutation TestStagesAssign($input: StagesAssignInput!) {
    payload: stagesAssign(input: $input) {
      appVersions {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const ASSIGNEES = graphql(`
  query TestStageAssignees($stages: [GovernanceStage!]!) {
    stageAssignees(stages: $stages) {
      id
      name
    }
  }
`)

type Asker = Pick<Person, 'client'>

interface Wanted {
  filter?: ReviewQueueFilter
  sort?: ReviewQueueSort
  first?: number
}

/** Reads the queue to its end, page by page. */
export async function wholeQueue({ client }: Asker, { filter, sort, first = 100 }: Wanted = {}) {
  const pages: TestQueueEntriesQuery['reviewQueueEntries'][] = []
  let after: string | null = null
  do {
    const variables = { first, after, filter: filter ?? null, sort: sort ?? null }
    const answer: TestQueueEntriesQuery = await client.get(ENTRIES, variables)
    pages.push(answer.reviewQueueEntries)
    const { hasNextPage, endCursor } = answer.reviewQueueEntries.pageInfo
    after = hasNextPage ? endCursor : null
  } while (after)
  return { entries: pages.flatMap(({ nodes }) => nodes), totalCount: pages[0]?.totalCount }
}

export async function namesIn(asker: Asker, filter: ReviewQueueFilter): Promise<string[]> {
  const { entries, totalCount } = await wholeQueue(asker, { filter })
  if (totalCount !== entries.length)
    throw new Error(`${totalCount} counted, ${entries.length} read`)
  return entries.map(({ name }) => name).toSorted()
}

export async function workloadOf({ client }: Asker) {
  return (await client.get(WORKLOAD)).reviewWorkload
}

export async function viewsOf({ client }: Asker) {
  const { reviewQueueViews } = await client.get(VIEWS)
  return reviewQueueViews.map((view) => readFragment(VIEW_FACTS, view))
}

export async function saveView({ client }: Asker, input: Partial<ReviewQueueViewSaveInput>) {
  const whole = { name: 'Mine', filter: {}, sort: 'LONGEST_WAITING', ...input } as const
  const { payload } = await client.get(VIEW_SAVE, { input: whole })
  return { view: payload.view, errors: [...readFragment(USER_ERROR, payload.userErrors)] }
}

export async function removeView({ client }: Asker, viewId: string) {
  const { payload } = await client.get(VIEW_REMOVE, { input: { viewId } })
  return { view: payload.view, errors: [...readFragment(USER_ERROR, payload.userErrors)] }
}

export async function assignStages({ client }: Asker, input: StagesAssignInput) {
  const { payload } = await client.get(ASSIGN, { input })
  const ids = payload.appVersions.map(({ id }) => id)
  return { ids, errors: [...readFragment(USER_ERROR, payload.userErrors)] }
}

export async function assigneesOf(
  { client }: Asker,
  stages: StagesAssignInput['stages'][0]['stage'][],
) {
  return (await client.get(ASSIGNEES, { stages })).stageAssignees
}

/** The opaque id of a person. */
export function personId({ id }: Pick<Person, 'id'>): string {
  return Buffer.from(`User:${id}`).toString('base64url')
}
