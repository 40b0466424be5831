import {
  daysBetween,
  graceEnds,
  REMIND_EVERY_DAYS,
  reminderRound,
} from '../domain/attestation-standing.ts'
import { presentPolicy } from '../domain/governance/policy-book.ts'
import { policies } from '../queries/platform/hospital-rules.ts'
import {
  type OverdueAttestation,
  overdueAttestations,
} from '../queries/registration/overdue-attestations.ts'
import type { Handler, HandlerContext } from './handler.ts'
import { recordEvent } from './record-event.ts'

/**
 * Says `attestation.overdue` for every live version on an earlier text: once when the grace is over that policy gives
 * after the text in force was published, which is at once unless it gives any, then once in thirty days (R122). Rounds that were missed, the house being down, are not made up for.
 */
export async function remindOverdueAttestations(ctx: HandlerContext): Promise<void> {
  await ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em }
    const { attestationGraceDays } = presentPolicy(await policies(tx))
    for (const overdue of await overdueAttestations(tx))
      await remindOnce(tx, overdue, attestationGraceDays)
  })
}

/** At once, when a text is published; the calendar does the rest. */
export const remindAtPublication: Handler = (ctx) => remindOverdueAttestations(ctx)

async function remindOnce(
  ctx: HandlerContext,
  overdue: OverdueAttestation,
  graceDays: number,
): Promise<void> {
  const { appVersionId, appId, vendorId, textId, textPublishedAt, replacedAt } = overdue
  const now = ctx.ports.clock.now()
  const since = graceEnds(replacedAt, graceDays)
  if (since > now) return
  const round = reminderRound(graceEnds(textPublishedAt, graceDays), now)
  const written = await ctx.em.execute(
    `insert into attestation_reminder (app_version_id, text_id, round, organization_id, created_at)
     values (?, ?, ?, ?, ?) on conflict do nothing returning round`,
    [appVersionId, textId, round, ctx.organizationId, now],
  )
  if (!written.length) return
  const days = daysBetween(since, now)
  const subject = { appVersionId, appId, vendorId }
  const request = { ...ctx, viewer: undefined, requestId: crypto.randomUUID(), sourceIp: '' }
  recordEvent(
    request,
    {
      action: 'attestation.overdue',
      ...subject,
      detail: { days, nextInDays: REMIND_EVERY_DAYS },
    },
    { type: 'attestation.overdue', ...subject, days },
  )
}
