import type { KoaContextWithOIDC } from 'oidc-provider'
import { launchFactsOf } from '../kept-launch.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { textParam } from '../text-param.ts'
import { launchContextMembers } from './launch-context-members.ts'

interface Respelling {
  status: number
  error: string
}

/** Error answers of the provider that SMART, or the OAuth error registry, spells otherwise. */
const RESPELLED: Readonly<Record<string, Respelling>> = {
  // SMART.md BACK-09: an assertion nobody can read is a failed authentication like any other.
  'invalid client_assertion format': { status: 401, error: 'invalid_client' },
  // RFC 6749 section 5.2.
  'requested grant type is not allowed for this client': {
    status: 400,
    error: 'unauthorized_client',
  },
  'no client authentication mechanism provided': { status: 401, error: 'invalid_client' },
  // SMART.md CODE-16: a code without the address it was sent to is not proven to be the app's.
  "missing required parameter 'redirect_uri'": { status: 400, error: 'invalid_grant' },
}

/** A refresh without a client and with an unknown token: it is the token that is wrong (SMART.md REFR-09). */
const UNKNOWN_REFRESH: Respelling = { status: 400, error: 'invalid_grant' }

/**
 * Finishes the answers of the token endpoint: launch context beside the token, in refreshes too, and the header
 * SMART still asks for (SMART.md CODE-03, CTX-01, CTX-12).
 */
export function finishTokenAnswer(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
): void {
  ctx.set('Pragma', 'no-cache')
  if (ctx.status !== 200) return
  const launch = launchFactsOf(ctx)
  Object.assign(answerOf(ctx), launchContextMembers(options, launch))
  // For the app alone (CDS Hooks 2.0, EHR-14): no resource server decides by it, so the access token goes without.
  if (launch?.appContext) Object.assign(answerOf(ctx), { appContext: launch.appContext })
}

/** Spells error answers of the endpoints for programs as SMART and the OAuth registry do. */
export function respellError(ctx: KoaContextWithOIDC): void {
  const answer = answerOf(ctx)
  const known = RESPELLED[String(answer.error_description)]
  if (!known) return
  const isRefresh = textParam(ctx, 'grant_type') === 'refresh_token'
  const isNameless = answer.error_description === 'no client authentication mechanism provided'
  const { error, status } = isRefresh && isNameless ? UNKNOWN_REFRESH : known
  ctx.status = status
  ctx.body = { ...answer, error }
}

/** The JSON the provider is about to send. */
export function answerOf(ctx: KoaContextWithOIDC): Record<string, unknown> {
  return typeof ctx.body === 'object' && ctx.body !== null
    ? (ctx.body as Record<string, unknown>)
    : {}
}
