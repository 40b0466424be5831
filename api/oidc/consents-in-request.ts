import {
  type ConsentForPatient,
  type ConsentQuestion,
  type RememberedConsent,
  rememberedConsents,
} from '../queries/access/remembered-consents.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { consentsKey, knownBefore } from './storage/request-records.ts'

/** Lists what a person allowed this version for this patient, latest first; read ahead with the request where it was. */
export async function consentsInRequest(
  { ports }: AuthorizationServerOptions,
  question: Omit<ConsentQuestion, 'at'>,
): Promise<RememberedConsent[]> {
  const { appVersionId, oauthClientId, patientRef, userId } = question
  const key = consentsKey(userId, { id: oauthClientId, appVersionId })
  const known = await knownBefore<ConsentForPatient[]>(key)
  if (!known) return rememberedConsents(ports.rowReader, { ...question, at: ports.clock.now() })
  return known.filter((one) => (one.patientRef ?? undefined) === patientRef)
}
