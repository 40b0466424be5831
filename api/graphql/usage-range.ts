import { dayOf } from '../domain/day.ts'
import { PlatformError } from '../errors.ts'
import type { GraphqlContext } from './graphql-context.ts'

/** The days a report of use is about, as they are counted: in UTC. */
interface UsageRange {
  readonly from: string
  readonly to: string
}

/** The last year until today. */
export function lastYear({ ports }: GraphqlContext): UsageRange {
  return rangeUntil(ports.clock.now())
}

/** The days from one moment to another; a year until today where they are not named. Refuses an end before its beginning. */
export function usageRange(
  ctx: GraphqlContext,
  { from, to }: { from?: Date | null | undefined; to?: Date | null | undefined },
): UsageRange {
  const range = rangeUntil(to ?? ctx.ports.clock.now())
  const asked = from ? { ...range, from: dayOf(from, 'UTC') } : range
  if (asked.from <= asked.to) return asked
  throw new PlatformError('BAD_USER_INPUT', 'The first day lies after the last.')
}

function rangeUntil(end: Date): UsageRange {
  const from = new Date(end)
  from.setUTCFullYear(from.getUTCFullYear() - 1)
  return { from: dayOf(from, 'UTC'), to: dayOf(end, 'UTC') }
}
