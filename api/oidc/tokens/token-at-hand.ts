import type { IncomingMessage } from 'node:http'
import type { AdapterPayload, KoaContextWithOIDC } from 'oidc-provider'
import { splitScopes } from '../../../schema/vocabulary/scope.ts'
import type { OpeningEhr } from '../../domain/ehr-launch.ts'
import { LAUNCH_PROPERTY, type LaunchFacts } from '../kept-launch.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { formOf } from '../requests/form-body.ts'
import { recordKey } from '../storage/record-key.ts'
import { knownBefore } from '../storage/request-records.ts'

/** What a code or token says of itself, for the trail. */
export interface TokenAtHand {
  accountId: string | undefined
  /** The logical id of the patient it is about. */
  patient: string | undefined
  scopes: string[]
  /** The system of the hospital that opened the app. */
  ehr?: OpeningEhr | undefined
}

/** What a token of the client says that was asked with. */
export function tokenAtHand({ oidc }: KoaContextWithOIDC): TokenAtHand | undefined {
  const { AccessToken, ClientCredentials, RefreshToken } = oidc.entities
  const token = RefreshToken ?? AccessToken ?? ClientCredentials
  if (!token || token.clientId !== oidc.client?.clientId) return undefined
  const patient = 'extra' in token ? token.extra?.patient : undefined
  return {
    accountId: 'accountId' in token ? token.accountId : undefined,
    patient: typeof patient === 'string' ? patient : undefined,
    scopes: splitScopes(token.scope ?? ''),
  }
}

/** The code or refresh token a token request brings, as it was before the request; undefined where nobody knows it. */
export async function broughtBy(
  { environment }: AuthorizationServerOptions,
  req: IncomingMessage,
): Promise<AdapterPayload | undefined> {
  const form = formOf(req)
  const brought = { AuthorizationCode: form?.get('code'), RefreshToken: form?.get('refresh_token') }
  for (const [model, value] of Object.entries(brought)) {
    if (value) return knownBefore(recordKey(environment, { model, column: 'id', value }))
  }
  return undefined
}

/**
 * Whose code or refresh token was refused: the provider names it only once it is good. What belongs to another client says
 * nothing of whoever asked.
 */
export function refusedToken(
  { oidc }: KoaContextWithOIDC,
  brought: AdapterPayload | undefined,
): TokenAtHand | undefined {
  if (!brought || brought.clientId !== oidc.client?.clientId) return undefined
  const launch = brought[LAUNCH_PROPERTY] as LaunchFacts | undefined // written by keepLaunch
  return {
    accountId: brought.accountId,
    patient: launch?.patient,
    scopes: splitScopes(brought.scope ?? ''),
    ehr: launch?.ehr,
  }
}
