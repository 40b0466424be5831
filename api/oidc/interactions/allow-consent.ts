import type { ConsentDuration } from '../../../schema/vocabulary/consent-duration.ts'
import { catalogWith } from '../../../schema/vocabulary/scope-catalog.ts'
import { changeConsentEnd, renewGrant } from '../../commands/access/consents/renew-consent.ts'
import { acknowledgeWarning, giveConsent } from '../../commands/access/give-consent.ts'
import { consentEnd } from '../../domain/consent-duration.ts'
import type { RememberedConsent } from '../../queries/access/remembered-consents.ts'
import { consentsInRequest } from '../consents-in-request.ts'
import { knownBase } from '../fhir-audience.ts'
import { allowableFor } from '../launch-situation.ts'
import { receiptContent } from '../receipt-content.ts'
import { isCoveredBy, isSameSet } from '../requested-scopes.ts'
import { endGrantAt, newSmartGrant } from '../smart-grant.ts'
import { changesOf } from '../storage/record-rows.ts'
import { type ConsentQuestion, decisionOf, otherPatientName } from './consent-question.ts'
import { contextOf, type InteractionCall, proceed, requestedScopes } from './interaction-call.ts'

/** What a person answered. */
interface ConsentAnswer {
  question: ConsentQuestion
  /** What is allowed. */
  scopes: string[]
  duration: ConsentDuration
}

/** Writes down what the person allowed, and goes on with it. */
export async function allow(call: InteractionCall, answer: ConsentAnswer): Promise<void> {
  const known = await sameConsent(call, answer)
  const grantId = known ? await allowAgain(call, answer, known) : await allowAnew(call, answer)
  if (answer.question.isDeclinedSince) await goOnWarned(call, answer, known)
  await proceed(call, { consent: { grantId } })
}

/** Who took something off goes on with that alone: a wider consent of before is asked about again. */
async function goOnWarned(
  call: InteractionCall,
  { question, scopes }: ConsentAnswer,
  known: RememberedConsent | undefined,
) {
  const catalog = catalogWith(question.app.scopeOverrides)
  const allowable = allowableFor(question.relation, requestedScopes(call), catalog)
  const isAll = isCoveredBy(allowable, scopes)
  if (!isAll && !known) return
  const decision = { ...decisionOf(call, question), scopes }
  await acknowledgeWarning(contextOf(call), decision, isAll ? undefined : known?.id)
}

/** What somebody allows for another ends with their right to, whatever was chosen. */
function endOf({ options }: InteractionCall, { duration, question }: ConsentAnswer) {
  const limit = question.relation?.until ?? undefined
  return consentEnd(duration, options.ports.clock.now(), limit)
}

async function allowAnew(call: InteractionCall, answer: ConsentAnswer): Promise<string> {
  const { question, scopes } = answer
  const { app, person } = question
  const expiresAt = endOf(call, answer)
  const { grant, id } = grantFor(call, answer, expiresAt)
  const attestationWarningShown = app.attestationAnswer === 'DECLINED'
  const given = { grantId: id, scopes, attestationWarningShown, expiresAt }
  const decision = { ...decisionOf(call, question), ...given }
  const receipt = receiptContent({
    ...{ ...question, scopes, patientRef: decision.patientRef },
    language: call.page.language,
    personName: `${person.firstName} ${person.lastName}`,
    patientName: await otherPatientName(call, question),
    hospital: call.options.organization,
  })
  await giveConsent(contextOf(call), { ...decision, receipt }, await changesOf(grant))
  return id
}

/**
 * Allowing the very same again leaves the consent, and the tokens of other devices: only until when it stands is decided
 * anew. Where it stood, and stands on, until it is taken back, nothing changes; one that was taken back meanwhile is given
 * anew.
 */
async function allowAgain(
  call: InteractionCall,
  answer: ConsentAnswer,
  known: RememberedConsent,
): Promise<string> {
  const { question, scopes } = answer
  const expiresAt = endOf(call, answer)
  const standing = await call.provider.Grant.find(known.grantId)
  const isSameEnd = known.expiresAtMs === (expiresAt?.getTime() ?? null)
  if (standing && isSameEnd) return known.grantId
  if (standing) endGrantAt(standing, expiresAt)
  const { grant, id } = standing
    ? { grant: standing, id: known.grantId }
    : grantFor(call, answer, expiresAt)
  const kept = { consentId: known.id, grantId: id, changes: await changesOf(grant) }
  const decision = { ...decisionOf(call, question), scopes, expiresAt }
  const stands = isSameEnd
    ? await renewGrant(contextOf(call), kept)
    : await changeConsentEnd(contextOf(call), decision, kept)
  return stands ? id : allowAnew(call, answer)
}

function grantFor(
  call: InteractionCall,
  { question, scopes }: ConsentAnswer,
  expiresAt: Date | undefined,
) {
  return newSmartGrant(call.provider, {
    accountId: question.person.id,
    clientId: question.client.clientId,
    scopes,
    fhirBase: knownBase(call.options, call.interaction.params.resource),
    expiresAt,
  })
}

async function sameConsent(
  call: InteractionCall,
  { question, scopes }: ConsentAnswer,
): Promise<RememberedConsent | undefined> {
  const consents = await consentsInRequest(call.options, decisionOf(call, question))
  return consents.find((one) => isSameSet(one.scopes, scopes))
}
