import type { AppVersionStatus } from '../../../schema/vocabulary/app-status.ts'

/** What a roll-back to an earlier version looks at. */
export interface RollBackFacts {
  readonly status: AppVersionStatus
  /** Whether it was live until a newer one took its place. */
  readonly wasReplacedInUse: boolean
  /** Whether a newer version of its app is live or suspended. */
  readonly hasSuccessor: boolean
  /** The version of its app that is not decided yet. */
  readonly open: { readonly number: number; readonly status: AppVersionStatus } | null
}

/** Says what keeps an earlier version from being brought back, and what to do about it; undefined when nothing does. */
export function rollBackProblem(facts: RollBackFacts): string | undefined {
  const { hasSuccessor, open, status, wasReplacedInUse } = facts
  if (status !== 'RETIRED' || !wasReplacedInUse)
    return 'Only a version that was live until a newer one took its place can be brought back.'
  if (!hasSuccessor)
    return 'No newer version of this app is in use, so there is nothing to roll back: its vendor submits a new version.'
  if (open?.status === 'DRAFT')
    return `Version ${open.number} is a draft. Ask its vendor to discard it, or to submit it so that it can be decided.`
  if (open) return `Version ${open.number} is in review. Reject it first, or approve it instead.`
  return undefined
}
