import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import type { OperationOn } from './operation.ts'

export interface QueueTargets {
  /** A view of the reviewer. */
  queueViewId: string
  /** In review, at intake, and nobody touched its stages yet. */
  assignable: { id: string }
}

type Operation = OperationOn<QueueTargets>

const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const
const ERRORS = 'userErrors { code }'

const forReviewers = (text: Operation['text']): Operation => ({
  text,
  rightful: 'reviewer',
  others: STAFF,
})

export const QUEUE_QUERIES: Readonly<Record<string, Operation>> = {
  reviewQueueEntries: forReviewers(
    () => 'reviewQueueEntries(first: 5) { totalCount nodes { id unreadMessages } }',
  ),
  backendServices: forReviewers(() => 'backendServices(first: 5) { totalCount }'),
  reviewWorkload: forReviewers(() => 'reviewWorkload { stageCount }'),
  reviewQueueViews: forReviewers(() => 'reviewQueueViews { id }'),
  stageAssignees: forReviewers(() => 'stageAssignees(stages: [INTAKE]) { id }'),
}

export const QUEUE_MUTATIONS: Readonly<Record<string, Operation>> = {
  reviewQueueViewSave: forReviewers(
    () =>
      `reviewQueueViewSave(input: { name: "Late", filter: { overdue: true }, sort: DUE_FIRST }) { ${ERRORS} }`,
  ),
  reviewQueueViewRemove: forReviewers(
    ({ queueViewId }) => `reviewQueueViewRemove(input: { viewId: "${queueViewId}" }) { ${ERRORS} }`,
  ),
  stagesAssign: forReviewers(
    ({ assignable: { id } }) =>
      `stagesAssign(input: { stages: [{ versionId: "${id}", stage: INTAKE, expectedRevision: 1 }] }) { ${ERRORS} }`,
  ),
}

/** Prepares a view that somebody keeps. */
export async function queueTargets(
  platform: TestPlatform,
  reviewer: { id: string },
  assignable: { id: string },
): Promise<QueueTargets> {
  const [id = ''] = await column<string>(
    platform,
    `insert into review_queue_view (id, organization_id, created_at, updated_at, user_id, name, filter, sort)
     values (gen_random_uuid(), $1, now(), now(), $2, 'To be removed', '{}', 'NEWEST') returning id`,
    [platform.organization.id, reviewer.id],
  )
  return { assignable, queueViewId: Buffer.from(`ReviewQueueView:${id}`).toString('base64url') }
}
