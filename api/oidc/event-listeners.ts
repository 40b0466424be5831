import type { KoaContextWithOIDC, default as Provider } from 'oidc-provider'
import { splitScopes } from '../../schema/vocabulary/scope.ts'
import {
  type LaunchOutcome,
  recordAccess,
  type TokenEvent,
} from '../commands/access/record-access.ts'
import { personOf } from './account.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { launchFactsOf } from './kept-launch.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { actingPerson, requestContext, requestIdOf } from './request-context.ts'
import { textParam } from './text-param.ts'
import { answerOf } from './tokens/token-answer.ts'

/**
 * Writes down what the provider did, before the answer leaves: tokens nobody recorded are never handed out
 * (SMART.md CONS-16).
 */
export async function recordAnswer(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
): Promise<void> {
  switch (ctx.oidc.route) {
    case 'token':
      return ctx.status === 200 ? recordTokens(options, ctx) : recordRefusal(options, ctx)
    case 'revocation':
      return revokedToken(ctx) ? recordEvent(options, ctx, { action: 'token.revoked' }) : undefined
    case 'introspection':
      if (ctx.status === 200) await recordEvent(options, ctx, { action: 'token.introspected' })
      return undefined
    case 'end_session_confirm':
      return recordEvent(options, ctx, { action: 'sign-out' })
    default:
      return undefined
  }
}

/** Errors nobody answers for: logged with the request id, never with what was in the request. */
export function listenToProvider(options: AuthorizationServerOptions, provider: Provider): void {
  const { environment, ports } = options
  provider.on('server_error', (ctx: KoaContextWithOIDC, cause: Error) =>
    ports.logger.error(
      { err: cause, environment, requestId: requestIdOf(ctx.req), route: ctx.oidc?.route },
      'The authorization server failed.',
    ),
  )
  provider.onerror = (cause: Error) =>
    ports.logger.error({ err: cause, environment }, 'The authorization server could not answer.')
  provider.on('authorization.error', (ctx: KoaContextWithOIDC, cause: Error) => {
    if (NOT_A_LAUNCH.has(cause.message)) return
    recordFailedLaunch(options, ctx, cause.message).catch((err: unknown) =>
      ports.logger.error({ err, environment }, 'A refused launch could not be recorded.'),
    )
  })
}

/** The answers to prompt=none: a question whether somebody is signed in, and no attempt to start an app. */
const NOT_A_LAUNCH: ReadonlySet<string> = new Set([
  'login_required',
  'consent_required',
  'interaction_required',
])

async function recordTokens(options: AuthorizationServerOptions, ctx: KoaContextWithOIDC) {
  const grantType = textParam(ctx, 'grant_type')
  const event = eventOf(options, ctx, {
    action: grantType === 'refresh_token' ? 'token.refreshed' : 'token.issued',
    scopes: splitScopes(String(answerOf(ctx).scope ?? '')),
    detail: { grantType },
  })
  await recordAccess(contextOf(options, ctx), {
    event,
    launch: grantType === 'authorization_code' ? launchOf(options, ctx) : undefined,
    usedGrantId: ctx.oidc.grant?.jti,
  })
}

function recordRefusal(options: AuthorizationServerOptions, ctx: KoaContextWithOIDC) {
  const { error, error_description } = answerOf(ctx)
  return recordEvent(options, ctx, {
    action: 'token.refused',
    outcome: 'DENIED',
    detail: { error, reason: error_description, grantType: textParam(ctx, 'grant_type') },
  })
}

async function recordFailedLaunch(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  failure: string,
): Promise<void> {
  const launch = launchOf(options, ctx)
  if (launch) {
    await recordAccess(contextOf(options, ctx), { launch: { ...launch, failure } })
  } else {
    const detail = { error: failure }
    await recordEvent(options, ctx, { action: 'authorization.refused', outcome: 'DENIED', detail })
  }
}

/** Undefined for our own clients, which are not apps. */
function launchOf(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
): LaunchOutcome | undefined {
  const client = registeredClient(ctx.oidc.client)
  if (!client) return undefined
  const launch = launchFactsOf(ctx)
  return {
    environment: options.environment,
    mode: launch?.mode ?? (textParam(ctx, 'launch') ? 'EHR' : 'STANDALONE'),
    clientId: client.clientId,
    appId: client.appId,
    vendorId: client.vendorId,
    appVersionId: client.appVersionId,
    userId: ctx.oidc.account?.accountId,
    patientRef: launch?.patient && `Patient/${launch.patient}`,
    grantId: ctx.oidc.grant?.jti,
    scopes: splitScopes(String(answerOf(ctx).scope ?? textParam(ctx, 'scope') ?? '')),
  }
}

function recordEvent(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  event: TokenEvent,
): Promise<void> {
  return recordAccess(contextOf(options, ctx), { event: eventOf(options, ctx, event) })
}

function eventOf(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  event: TokenEvent,
): TokenEvent {
  const client = registeredClient(ctx.oidc.client)
  const patient = launchFactsOf(ctx)?.patient
  return {
    environment: options.environment,
    clientId: ctx.oidc.client?.clientId,
    appId: client?.appId,
    appVersionId: client?.appVersionId,
    vendorId: client?.vendorId,
    userRef: ctx.oidc.account?.accountId,
    patientRef: patient && `Patient/${patient}`,
    ...event,
  }
}

function contextOf(options: AuthorizationServerOptions, ctx: KoaContextWithOIDC) {
  const person = personOf(ctx)
  const viewer =
    person &&
    actingPerson({
      id: person.id,
      name: `${person.firstName} ${person.lastName}`,
      email: person.email,
    })
  return requestContext(options, ctx.req, viewer)
}

function revokedToken({ oidc, status }: KoaContextWithOIDC): boolean {
  const { AccessToken, ClientCredentials, RefreshToken } = oidc.entities
  return status === 200 && Boolean(AccessToken ?? ClientCredentials ?? RefreshToken)
}
