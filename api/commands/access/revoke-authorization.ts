import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { Consent } from '../../entities/access/consent.entity.ts'
import { OidcRecord } from '../../entities/access/oidc-record.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound } from '../user-fault.ts'

/**
 * Takes back what a person allowed an app. Every token made under it is dead when this returns, because each
 * of them rests on the consent and the grant that end here (R213, SMART.md CONS-12). Doing it twice is no fault.
 *
 * Allowed to the person themselves, and to those who may revoke anybody's consent.
 */
export function revokeAuthorization(
  ctx: RequestContext,
  consentId: string,
): Promise<CommandResult<Consent>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const consent = await tx.em.findOne(Consent, { id: consentId }, FOR_UPDATE)
    const isOwn = consent?.userId === viewer.userId
    if (!consent || (!isOwn && !can(viewer, 'consent.revoke-any'))) {
      return notFound('consent', ['consentId']) // the same for "not yours" and "not there"
    }
    if (!consent.revokedAt) await endConsent(tx, consent, viewer.userId)
    return ok(consent)
  })
}

/** Ends a consent and what was issued under it, in the transaction of the caller; by nobody when a service did. */
export async function endConsent(
  ctx: RequestContext,
  consent: Consent,
  revokedById: string | undefined,
): Promise<void> {
  const { id: consentId, grantId, environment, userId, appId } = consent
  consent.revokedAt = ctx.ports.clock.now()
  if (revokedById) consent.revokedById = revokedById
  await ctx.em.nativeDelete(OidcRecord, { environment, grantId })
  recordEvent(
    ctx,
    {
      action: 'consent.revoked',
      appId,
      appVersionId: consent.appVersionId,
      environment,
      userRef: userId,
      patientRef: consent.patientRef ?? undefined,
      scopes: consent.scopes,
    },
    { type: 'consent.revoked', consentId, grantId, environment, userId, appId },
  )
}
