import { ALERT_RULES, FAILURE_KINDS, type FailureKind } from '../../../schema/vocabulary/alert.ts'

/** How often the attempts of an app failed on one day, by what they failed of. */
export type FailureCounts = Readonly<Partial<Record<FailureKind, number>>>

/**
 * Says whether an app failed so often on a day that its owner and the hospital should know (R276), and of what mostly;
 * undefined when it did not. `succeeded` counts what went well on the same day.
 */
export function manyFailures(
  counts: FailureCounts,
  succeeded: number,
): { failures: number; attempts: number; mostly: FailureKind } | undefined {
  const failures = FAILURE_KINDS.reduce((all, kind) => all + (counts[kind] ?? 0), 0)
  const attempts = failures + succeeded
  const { least, share } = ALERT_RULES.failures
  if (failures < least || failures < attempts * share) return undefined
  const [mostly] = FAILURE_KINDS.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
  return mostly && { failures, attempts, mostly }
}

/**
 * Says how much is usual when a day is far above it (R277): the median of the days before with any request. Undefined when
 * the day is not, or when there are too few days to know.
 */
export function usualBelow(requests: number, before: readonly number[]): number | undefined {
  const { least, leastDays, times } = ALERT_RULES.volume
  const days = before.filter((count) => count > 0).toSorted((a, b) => a - b)
  if (requests < least || days.length < leastDays) return undefined
  const usual = days[Math.floor(days.length / 2)] ?? 0
  return requests > usual * times ? usual : undefined
}
