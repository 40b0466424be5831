import { z } from 'zod'
import { addQueue } from '../data/queue-rows.ts'
import type { AskedSide, Job } from '../job.ts'
import { gatehouse } from './gallery-list.ts'

/** Rows on the page. */
const FIRST = 50

/** What the portal asks for before it shows the first rows. */
const LINE = `id number name iconUrl status reviewState submittedAt attestation asksForBulkData riskTier appId
  vendorName isVendorVerified dueAt daysLeft isOverdue isDueSoon isPaused
  stages { stage ownerId owner dueAt isOverdue revision }`

const asked = (of: string) => `query QueuePage($first: Int!) {
  reviewQueueEntries(first: $first) { ${of} edges { cursor node { ${LINE} } } pageInfo { hasNextPage endCursor } }
}`

const line = z.looseObject({ stages: z.array(z.unknown()).min(1), daysLeft: z.number() })
const queue = z.object({ edges: z.array(z.object({ node: line })).length(FIRST) })

const signedIn = new URL('../peers/gatehouse-signed-in.ts', import.meta.url)

const page: AskedSide = {
  name: 'Review queue',
  module: signedIn,
  request: graphql(asked('')),
  read: (answer) =>
    z.object({ data: z.object({ reviewQueueEntries: queue }) }).parse(answer).data
      .reviewQueueEntries.edges.length,
}

const pageWithTotal: AskedSide = {
  ...page,
  name: 'Review queue with total',
  request: graphql(asked('totalCount')),
}

/** The measure of it: the gallery's page over as many live apps, of the same product on the same database. */
const gallery: AskedSide = {
  ...gatehouse,
  name: 'Gallery list',
  read: (answer) => lengthOf(gatehouse.read(answer)),
}

/** The first page of the review queue, each answer made anew. */
export const reviewQueue: Job = {
  title: `Review queue, first ${FIRST} of as many versions as there are apps`,
  ours: [page, pageWithTotal],
  peers: [gallery],
  dataset: addQueue,
}

/** The two pages hold different things: what is compared is that each is full. */
function lengthOf(list: unknown): number {
  return z.array(z.unknown()).parse(list).length
}

function graphql(query: string): AskedSide['request'] {
  return {
    method: 'POST',
    path: '/graphql',
    body: JSON.stringify({ query, variables: { first: FIRST } }),
  }
}
