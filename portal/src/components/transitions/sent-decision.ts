import type { AppVersionTransition } from '../../../../schema/vocabulary/app-transition.ts'
import type { RejectionCode } from '../../../../schema/vocabulary/registration.ts'
import type { PointAnswers } from '../points/point-answers.ts'

/** What a person decided in the dialog. */
export interface TransitionDecision {
  readonly transition: AppVersionTransition
  readonly versionId: string
  readonly expectedRevision: number
  readonly reason: string
  readonly code: RejectionCode | null
  /** Of an approval: the answers of the launch approval record. */
  readonly record?: PointAnswers['input']
}

/** A decision on its way: it is done once under its key, however often it is sent. */
export interface SentDecision {
  readonly decision: TransitionDecision
  readonly idempotencyKey: string
}

/**
 * Makes a decision ready to be sent. What was sent already and never answered goes out exactly as it did then, under its key:
 * if it was done, the version has another revision by now, and that is no reason to do it twice or to refuse it.
 */
export function toSend(
  decision: TransitionDecision,
  unanswered: SentDecision | undefined,
): SentDecision {
  const isAgain = unanswered && wordsOf(unanswered.decision) === wordsOf(decision)
  return isAgain ? unanswered : { decision, idempotencyKey: crypto.randomUUID() }
}

function wordsOf({ transition, versionId, reason, code, record }: TransitionDecision): string {
  return JSON.stringify([transition, versionId, reason.trim(), code, record ?? null])
}
