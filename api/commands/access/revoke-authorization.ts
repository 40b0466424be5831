import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { Consent } from '../../entities/access/consent.entity.ts'
import { requireViewer } from '../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound } from '../user-fault.ts'
import { endConsents } from './consents/end-consents.ts'

/**
 * Takes back what a person allowed an app. Every token made under it is dead when this returns, because each
 * of them rests on the consent and the grant that end here (R213, SMART.md CONS-12). Doing it twice is no fault.
 *
 * Allowed to the person themselves; the hospital says why, see `revokeConsentOfSomebody`.
 */
export function revokeAuthorization(
  ctx: RequestContext,
  consentId: string,
): Promise<CommandResult<Consent>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const consent = await tx.em.findOne(Consent, { id: consentId }, FOR_UPDATE)
    if (consent?.userId !== viewer.userId) {
      return notFound('consent', ['consentId']) // the same for "not yours" and "not there"
    }
    if (!consent.revokedAt) await endConsents(tx, [consent])
    return ok(consent)
  })
}
