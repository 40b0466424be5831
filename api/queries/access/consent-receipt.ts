import type { RequestContext } from '../../context.ts'
import type { ConsentReceipt } from '../../domain/consent-receipt.ts'
import { Consent } from '../../entities/access/consent.entity.ts'
import { ConsentReceipt as ReceiptRow } from '../../entities/access/consent-receipt.entity.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'

/** Reads the receipt of a consent with what became of it; undefined where none was written. Who may is asked elsewhere. */
export async function consentReceipt(
  { em, organizationId, ports, urls }: RequestContext,
  consentId: string,
): Promise<ConsentReceipt | undefined> {
  const consent = await em.findOne(Consent, { id: consentId, organizationId })
  const receipt = consent && (await em.findOne(ReceiptRow, { consentId }))
  const client = receipt && (await em.findOne(OAuthClient, { id: consent.oauthClientId }))
  if (!receipt || !client) return undefined
  const { createdAt, environment, expiresAt = null, id, revokedAt = null } = consent
  return {
    ...receipt.content,
    ...{ id, environment, expiresAt, revokedAt, givenAt: createdAt },
    hasExpired: expiresAt !== null && expiresAt <= ports.clock.now(),
    isRevokedByOthers: Boolean(revokedAt) && consent.revokedById !== consent.userId,
    clientId: client.clientId,
    manageUrl: `${urls.base}/my-apps`,
    fhirBase: urls.fhir[environment],
  }
}
