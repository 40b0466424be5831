import type { RequestContext } from '../../context.ts'
import { Consent } from '../../entities/access/consent.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { auditFacts, type ConsentDecision } from './give-consent.ts'

type Decided = Omit<ConsentDecision, 'grantId' | 'attestationWarningShown' | 'receipt'>

/**
 * Lets a consent that stands end at another moment, with its grant, as its person said now; one that was taken back meanwhile
 * stays so.
 */
export function changeConsentEnd(
  ctx: RequestContext,
  decision: Decided,
  { consentId, grant }: { consentId: string; grant: { id: string; save: () => Promise<unknown> } },
): Promise<void> {
  const { clientId, expiresAt = null, vendorId } = decision
  return ctx.em.transactional(async (em) => {
    await grant.save()
    await em.nativeUpdate(
      Consent,
      { id: consentId, revokedAt: null },
      { grantId: grant.id, expiresAt },
    )
    recordEvent(
      { ...ctx, em },
      { action: 'consent.end-changed', clientId, vendorId, ...auditFacts(decision) },
    )
  })
}
