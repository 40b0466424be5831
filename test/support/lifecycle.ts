import type { AppVersionStatus } from '../../schema/vocabulary/app-status.ts'
import { approvalsBefore, secondAdmin } from './approvals.ts'
import {
  accepted,
  aDraft,
  attest,
  type Outcome,
  outcome,
  type Person,
  type VendorOwner,
  type Version,
} from './builders.ts'
import { readFragment } from './gql/fragment-masking.ts'
import type { AppVersionDraftInput, RejectionCode } from './gql/graphql.ts'
import { passStages, stagesOf } from './stages.ts'
import { MOVE_PAYLOAD, MOVES, type PlainMove, REJECT } from './transitions.ts'

/** A reason long enough for every transition. */
export const REASON = 'Because it was found in the review, and here is what it is.'

type At = Pick<Version, 'id' | 'revision'>

/** Asks for one step of the lifecycle. */
export async function move(
  { client }: Pick<Person, 'client'>,
  name: PlainMove,
  version: At,
  reason?: string,
): Promise<Outcome> {
  const input = {
    versionId: version.id,
    expectedRevision: version.revision,
    reason: reason ?? null,
  }
  const { payload } = await client.get(MOVES[name], { input })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

export async function reject(
  { client }: Pick<Person, 'client'>,
  version: At,
  { code = 'SECURITY_RISK', reason = REASON }: { code?: RejectionCode; reason?: string } = {},
): Promise<Outcome> {
  const input = { versionId: version.id, expectedRevision: version.revision, code, reason }
  const { payload } = await client.get(REJECT, { input })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

/**
 * Approves a version as the hospital does: somebody passes the stages that are left, and where the risk asks for two
 * people, the other app admin approves first. Answers what the reviewer was told.
 */
export async function approve(
  reviewer: Pick<Person, 'client'>,
  version: At,
  reason?: string,
): Promise<Outcome> {
  let { revision } = await afterStages(reviewer, version)
  if ((await approvalsBefore(reviewer, version)) > 0) {
    const second = await secondAdmin(reviewer)
    const first = accepted(await move(second, 'approve', { id: version.id, revision }, reason))
    revision = first.revision
  }
  return move(reviewer, 'approve', { id: version.id, revision }, reason)
}

/** Passes the stages; a revision that was right before is right afterwards, and a wrong one stays wrong. */
export async function afterStages(person: Pick<Person, 'client'>, version: At): Promise<At> {
  const { revision: before } = await stagesOf(person, version)
  await passStages(person, version)
  const { revision } = await stagesOf(person, version)
  return { id: version.id, revision: version.revision === before ? revision : version.revision }
}

export interface Cast {
  owner: VendorOwner
  reviewer: Person
}

/** Takes a new app along the lifecycle, by the mutations everybody uses, until it has a status. */
export async function anAppVersion(
  { owner, reviewer }: Cast,
  { status, ...fields }: AppVersionDraftInput & { status: AppVersionStatus },
): Promise<Version> {
  const draft = await aDraft(owner, fields)
  if (status === 'DRAFT') return draft
  const submitted = await submitDraft(owner, draft)
  if (status === 'IN_REVIEW') return submitted
  if (status === 'REJECTED') return accepted(await reject(reviewer, submitted))
  const live = accepted(await approve(reviewer, submitted))
  if (status === 'LIVE') return live
  const end = status === 'SUSPENDED' ? 'suspend' : 'retire'
  return accepted(await move(reviewer, end, live, REASON))
}

/** Attests and submits a whole draft. */
export async function submitDraft(owner: VendorOwner, draft: Version): Promise<Version> {
  return accepted(await move(owner, 'submit', accepted(await attest(owner, draft))))
}
