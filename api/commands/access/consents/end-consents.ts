import type { RequestContext } from '../../../context.ts'
import type { Consent } from '../../../entities/access/consent.entity.ts'
import { OidcRecord } from '../../../entities/access/oidc-record.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'

/**
 * Ends consents and what was issued under them, in the transaction of the caller; by nobody when a service did. The reason is
 * for the people whose consents they were.
 */
export async function endConsents(
  ctx: RequestContext,
  consents: readonly Consent[],
  reason?: string,
): Promise<void> {
  if (consents.length === 0) return
  const now = ctx.ports.clock.now()
  for (const consent of consents) {
    consent.revokedAt = now
    if (ctx.viewer) consent.revokedById = ctx.viewer.userId
    if (reason) consent.revokedReason = reason
    record(ctx, consent, reason)
  }
  for (const environment of new Set(consents.map((each) => each.environment))) {
    const ended = consents.filter((each) => each.environment === environment)
    await ctx.em.nativeDelete(OidcRecord, {
      environment,
      grantId: { $in: ended.map(({ grantId }) => grantId) },
    })
  }
}

function record(ctx: RequestContext, consent: Consent, reason: string | undefined): void {
  const { id: consentId, appId, appVersionId, environment, grantId, scopes, userId } = consent
  recordEvent(
    ctx,
    {
      action: 'consent.revoked',
      appId,
      appVersionId,
      environment,
      userRef: userId,
      patientRef: consent.patientRef ?? undefined,
      scopes,
      ...(reason ? { detail: { reason } } : {}),
    },
    { type: 'consent.revoked', consentId, grantId, environment, userId, appId },
  )
}
