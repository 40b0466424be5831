import type { DataUserKind } from '../../../schema/vocabulary/data-policy.ts'
import type { AccessPolicy } from '../../domain/access-policy.ts'
import { userKind } from '../../domain/policy/user-kind.ts'
import type { Clock, RowReader } from '../../ports.ts'
import { callerFacts, type StoredFacts } from '../../queries/platform/data-policy/caller-facts.ts'
import type { AccessToken } from '../access-token.ts'
import type { PolicyBook } from './policy-book.ts'

/** How long what is known of an app and a person is used again: as long as a policy takes to come into force. */
const FRESH_MS = 1000
const KEPT_AT_MOST = 5000

export interface CallerPolicyOptions {
  readonly book: PolicyBook
  readonly rowReader: RowReader
  readonly clock: Clock
}

/**
 * Makes the reader of what the data policy leaves to a caller. Where no rule asks who that is, nothing is looked up;
 * otherwise what is known of app and person is read once a second, beside the standing of the token.
 */
export function callerPolicyReader({ book, rowReader, clock }: CallerPolicyOptions) {
  const known = new Map<string, { at: number; facts: Promise<StoredFacts> }>()
  const storedFacts = (versionId: string, userId: string | undefined) => {
    const key = `${versionId} ${userId ?? ''}`
    const at = clock.now().getTime()
    const found = known.get(key)
    if (found && at - found.at < FRESH_MS && at >= found.at) return found.facts
    const facts = callerFacts(rowReader, versionId, userId)
    if (known.size >= KEPT_AT_MOST) known.clear()
    known.set(key, { at, facts })
    facts.catch(() => known.delete(key))
    return facts
  }
  return async (token: AccessToken): Promise<AccessPolicy> => {
    const policy = book.current()
    if (!policy.needsFacts) return policy.forAnyone
    const facts = await storedFacts(token.appVersionId, token.userId)
    return policy.forCaller({ ...facts, userKind: userKindOf(token) })
  }
}

function userKindOf({ userId, grant }: AccessToken): DataUserKind | undefined {
  const { fhirUser, patientId } = grant
  const isOwn = patientId === undefined ? null : patientId === fhirUser?.id
  return userKind({ isPerson: userId !== undefined, userType: fhirUser?.resourceType, isOwn })
}
