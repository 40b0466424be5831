import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RepresentationKind } from '../../../schema/vocabulary/representation.ts'
import type { RequestContext } from '../../context.ts'
import type { ReceiptContent } from '../../domain/consent-receipt.ts'
import { Consent } from '../../entities/access/consent.entity.ts'
import { ConsentReceipt } from '../../entities/access/consent-receipt.entity.ts'
import { recordEvent } from '../../events/record-event.ts'

/** What a person allowed, to whom, and under which warning. */
export interface ConsentDecision {
  environment: LaunchEnvironment
  grantId: string
  userId: string
  oauthClientId: string
  clientId: string
  appId: string
  vendorId: string
  appVersionId: string
  /** "Patient/id", absent when the app gets no patient. */
  patientRef: string | undefined
  /** As what the person acts for the patient; undefined for their own record and for staff. */
  actsAs?: RepresentationKind | undefined
  /** When it ends by itself: with the right to act for the patient. */
  expiresAt?: Date | undefined
  scopes: string[]
  attestationWarningShown: boolean
  /** What the page said about it. */
  receipt: ReceiptContent
}

/**
 * Writes down what a person allowed, with a receipt in the words they read, in one transaction with the grant of the authorization server: `saveGrant`
 * writes that one, and runs inside (R213, CONS-16).
 */
export function giveConsent(
  ctx: RequestContext,
  decision: ConsentDecision,
  saveGrant: () => Promise<unknown>,
): Promise<Consent> {
  return ctx.em.transactional(async (em) => {
    const { actsAs: _, clientId, receipt, vendorId, ...kept } = decision
    const consent = em.create(Consent, {
      ...kept,
      organizationId: ctx.organizationId,
      createdAt: ctx.ports.clock.now(),
    })
    em.create(ConsentReceipt, {
      consentId: consent.id,
      organizationId: consent.organizationId,
      createdAt: consent.createdAt,
      content: receipt,
    })
    await saveGrant()
    recordEvent(
      { ...ctx, em },
      { action: 'consent.given', clientId, vendorId, ...auditFacts(decision) },
      { type: 'consent.given', consentId: consent.id, userId: kept.userId, appId: kept.appId },
    )
    return consent
  })
}

/** Gives a consent that still stands a new grant: the former one ended by sign-out or by the app itself. */
export async function renewGrant(
  ctx: RequestContext,
  consentId: string,
  grant: { id: string; save: () => Promise<unknown> },
): Promise<void> {
  await ctx.em.transactional(async (em) => {
    await grant.save()
    await em.nativeUpdate(Consent, { id: consentId, revokedAt: null }, { grantId: grant.id })
  })
}

/**
 * Writes down that a person was warned of a declined attestation and goes on with what they allowed before (R085): with
 * one consent, or with everything they allowed this version in this environment, so that they are asked once.
 */
export function acknowledgeWarning(
  ctx: RequestContext,
  decision: Omit<ConsentDecision, 'grantId' | 'attestationWarningShown' | 'receipt'>,
  consentId?: string,
): Promise<void> {
  const { appVersionId, clientId, environment, oauthClientId, userId, vendorId } = decision
  return ctx.em.transactional(async (em) => {
    await em.nativeUpdate(
      Consent,
      {
        ...{ userId, oauthClientId, appVersionId, environment, revokedAt: null },
        ...(consentId ? { id: consentId } : {}),
      },
      { attestationWarningShown: true },
    )
    recordEvent(
      { ...ctx, em },
      { action: 'consent.warning-acknowledged', clientId, vendorId, ...auditFacts(decision) },
    )
  })
}

/** Writes down that a person refused; nothing else happens. */
export async function refuseConsent(
  ctx: RequestContext,
  refusal: Omit<
    ConsentDecision,
    'grantId' | 'oauthClientId' | 'attestationWarningShown' | 'receipt'
  >,
): Promise<void> {
  const { clientId, vendorId } = refusal
  recordEvent(ctx, {
    action: 'consent.denied',
    outcome: 'DENIED',
    clientId,
    vendorId,
    ...auditFacts(refusal),
  })
  await ctx.em.flush()
}

function auditFacts(
  decision: Pick<
    ConsentDecision,
    'actsAs' | 'appId' | 'appVersionId' | 'environment' | 'patientRef' | 'scopes' | 'userId'
  >,
) {
  const { actsAs, appId, appVersionId, environment, patientRef, scopes, userId } = decision
  const acting = actsAs ? { detail: { actsAs } } : {}
  return { appId, appVersionId, environment, patientRef, scopes, userRef: userId, ...acting }
}
