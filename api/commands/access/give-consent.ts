import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RepresentationKind } from '../../../schema/vocabulary/representation.ts'
import type { RequestContext } from '../../context.ts'
import type { ReceiptContent } from '../../domain/consent-receipt.ts'
import type { OpeningEhr } from '../../domain/ehr-launch.ts'
import { Consent } from '../../entities/access/consent.entity.ts'
import { auditRow, outboxRow, recordEvent } from '../../events/record-event.ts'
import { insertAuditRows, insertOutboxRows, insertRows } from '../event-sql.ts'
import { tableRow } from '../table-row.ts'
import { IF_PASSED, type RecordChanges } from './record-changes.ts'
import { writeWithRecords } from './write-with-records.ts'

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
  /** Which of the hospital's systems opened the app; undefined where it was opened on its own. */
  openedBy?: OpeningEhr | undefined
  /** When it ends by itself: as the person chose, and with the right to act for the patient; absent when it does not. */
  expiresAt?: Date | undefined
  scopes: string[]
  attestationWarningShown: boolean
  /** What the page said about it. */
  receipt: ReceiptContent
}

/**
 * Writes down what a person allowed by one statement: the consent, a receipt in the words they read, the audit row, the
 * outbox row, and the grant of the authorization server, which is among `changes` (R213, CONS-16).
 *
 * @throws Error when what it rests on was used before; then nothing is written.
 */
export async function giveConsent(
  ctx: RequestContext,
  decision: ConsentDecision,
  changes: RecordChanges,
): Promise<void> {
  const createdAt = ctx.ports.clock.now()
  const { organizationId } = ctx
  const { actsAs: _, openedBy: _ehr, clientId, receipt, vendorId, ...kept } = decision
  const consentId = crypto.randomUUID()
  const { appId, userId } = kept
  const audit = auditRow(ctx, {
    ...{ action: 'consent.given', clientId, vendorId },
    ...auditFacts(decision),
  })
  const message = outboxRow(ctx, { type: 'consent.given', consentId, userId, appId })
  await writeWithRecords(ctx, changes, [
    { sql: GIVEN, values: [rows({ ...kept, id: consentId, organizationId, createdAt })] },
    { sql: RECEIPTED, values: [rows({ consentId, organizationId, createdAt, content: receipt })] },
    { sql: AUDITED, values: [rows(audit)] },
    { sql: TOLD, values: [rows(message)] },
  ])
}

const rows = (fields: object) => JSON.stringify([tableRow(fields)])

const CONSENT_COLUMNS = [
  ...['id', 'organizationId', 'createdAt', 'grantId', 'environment', 'userId', 'oauthClientId'],
  ...['appId', 'appVersionId', 'patientRef', 'scopes', 'attestationWarningShown', 'expiresAt'],
]
const RECEIPT_COLUMNS = ['consentId', 'organizationId', 'createdAt', 'content']

const GIVEN = `given as (
  ${insertRows('consent', CONSENT_COLUMNS, `(select 1 from passed where ${IF_PASSED}) once`)} returning 1
)`
const RECEIPTED = `receipted as (${insertRows('consent_receipt', RECEIPT_COLUMNS, 'given')})`
const AUDITED = `audited as (${insertAuditRows('given')})`
const TOLD = `told as (${insertOutboxRows('given')})`

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

/** Says for the audit trail who decided what about whom. */
export function auditFacts(
  decision: Pick<
    ConsentDecision,
    | 'actsAs'
    | 'appId'
    | 'appVersionId'
    | 'environment'
    | 'expiresAt'
    | 'openedBy'
    | 'patientRef'
    | 'scopes'
    | 'userId'
  >,
) {
  const { actsAs, expiresAt, openedBy, userId, ...named } = decision
  const { appId, appVersionId, environment, patientRef, scopes } = named
  const facts = {
    ...(actsAs && { actsAs }),
    ...(openedBy && { ehr: openedBy }),
    ...(expiresAt && { until: expiresAt.toISOString() }),
  }
  const detail = Object.keys(facts).length > 0 ? { detail: facts } : {}
  return { appId, appVersionId, environment, patientRef, scopes, userRef: userId, ...detail }
}
