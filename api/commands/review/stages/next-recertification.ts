import type { RequestContext } from '../../../context.ts'
import { presentPolicy } from '../../../domain/governance/policy-book.ts'
import { policies } from '../../../queries/platform/hospital-rules.ts'

/** Says when an app that is looked at now is looked at next: after the months of the policy in force (R254). */
export async function nextRecertification(ctx: RequestContext): Promise<Date> {
  const { recertificationMonths } = presentPolicy(await policies(ctx))
  const next = new Date(ctx.ports.clock.now())
  const day = next.getUTCDate()
  next.setUTCMonth(next.getUTCMonth() + recertificationMonths)
  if (next.getUTCDate() !== day) next.setUTCDate(0) // a month without that day: its last one
  return next
}
