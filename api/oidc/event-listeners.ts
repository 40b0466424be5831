import type { AdapterPayload, KoaContextWithOIDC, default as Provider } from 'oidc-provider'
import { splitScopes } from '../../schema/vocabulary/scope.ts'
import {
  type LaunchOutcome,
  recordAccess,
  type TokenEvent,
} from '../commands/access/record-access.ts'
import type { ChangeOutcome } from '../commands/access/record-changes.ts'
import { personOf } from './account.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { ehrLaunchOf, recallEhrLaunch } from './ehr-launch.ts'
import { launchFactsOf } from './kept-launch.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { actingPerson, requestContext, requestIdOf } from './request-context.ts'
import { writeHeldChanges } from './storage/record-rows.ts'
import { takeHeldChanges } from './storage/request-records.ts'
import { textParam } from './text-param.ts'
import { keepReason, reasonOf } from './tokens/refusal-reason.ts'
import { answerOf } from './tokens/token-answer.ts'
import { refusedToken, type TokenAtHand, tokenAtHand } from './tokens/token-at-hand.ts'

/**
 * Writes down what the provider did together with the records it changed, before the answer leaves: tokens nobody recorded
 * are never handed out (SMART.md CONS-16). Says when somebody else was faster; then nothing was done.
 *
 * @param brought The code or refresh token of the request, as it was before: a refusal says whose it was.
 */
export async function recordAnswer(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  brought: AdapterPayload | undefined,
): Promise<ChangeOutcome> {
  const done = doneBy(options, ctx, brought)
  if (!done) {
    await writeHeldChanges(options)
    return 'DONE'
  }
  return recordAccess(contextOf(options, ctx), options.trail, {
    ...done,
    changes: takeHeldChanges(),
  })
}

/** What the trail has to say of an answer; undefined where that is nothing. */
function doneBy(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  brought: AdapterPayload | undefined,
): Done | undefined {
  const event = (event: TokenEvent) => ({ event: eventOf(options, ctx, event) })
  const refused = () => ({ event: eventOf(options, ctx, refusal(ctx), refusedToken(ctx, brought)) })
  switch (ctx.oidc.route) {
    case 'token':
      return ctx.status === 200 ? tokensIssued(options, ctx) : refused()
    case 'revocation':
      if (isRefused(ctx)) return refused()
      return isRevoked(ctx) ? event({ action: 'token.revoked' }) : undefined
    case 'introspection':
      if (isRefused(ctx)) return refused()
      return ctx.status === 200 ? event({ action: 'token.introspected' }) : undefined
    case 'end_session_confirm':
      return event({ action: 'sign-out' })
    default:
      return undefined
  }
}

type Done = Omit<Parameters<typeof recordAccess>[2], 'changes'>

/** Errors nobody answers for: logged with the request id, never with what was in the request. */
export function listenToProvider(options: AuthorizationServerOptions, provider: Provider): void {
  const { environment, ports } = options
  provider.on('server_error', (ctx: KoaContextWithOIDC, cause: Error) =>
    ports.logger.error(
      { err: cause, environment, requestId: requestIdOf(ctx.req), route: ctx.oidc?.route },
      'The authorization server failed.',
    ),
  )
  provider.on('grant.error', keepReason)
  provider.on('revocation.error', keepReason)
  provider.on('introspection.error', keepReason)
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

function tokensIssued(options: AuthorizationServerOptions, ctx: KoaContextWithOIDC): Done {
  const grantType = textParam(ctx, 'grant_type')
  const event = eventOf(options, ctx, {
    action: grantType === 'refresh_token' ? 'token.refreshed' : 'token.issued',
    scopes: splitScopes(String(answerOf(ctx).scope ?? '')),
    detail: { grantType },
  })
  return {
    event,
    launch: grantType === 'authorization_code' ? launchOf(options, ctx) : undefined,
    usedGrantId: ctx.oidc.grant?.jti,
  }
}

/** A wrong request or client; whoever asks too often is held back before that means anything. */
const isRefused = ({ status }: KoaContextWithOIDC) => status === 400 || status === 401

function refusal(ctx: KoaContextWithOIDC): TokenEvent {
  const { error, error_description } = answerOf(ctx)
  const { route } = ctx.oidc
  return {
    action: 'token.refused',
    outcome: 'DENIED',
    detail: {
      ...{ error, reason: reasonOf(ctx) ?? error_description },
      ...(route === 'token' ? { grantType: textParam(ctx, 'grant_type') } : { endpoint: route }),
    },
  }
}

async function recordFailedLaunch(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  failure: string,
): Promise<void> {
  // Whoever says no on a page comes back without what was known before it; the launch was admitted then.
  if (ctx.oidc.route === 'resume') await recallEhrLaunch(options, ctx).catch(() => undefined)
  const launch = launchOf(options, ctx)
  if (launch) {
    await recordAccess(contextOf(options, ctx), options.trail, { launch: { ...launch, failure } })
  } else {
    const refused = { action: 'authorization.refused', outcome: 'DENIED' } as const
    const event = eventOf(options, ctx, { ...refused, detail: { error: failure } })
    await recordAccess(contextOf(options, ctx), options.trail, { event })
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
  // Of a launch that failed before there was a code, what the EHR bound to it.
  const opened = ehrLaunchOf(ctx)
  const patient = launch?.patient ?? opened?.patientId
  return {
    environment: options.environment,
    mode: launch?.mode ?? (textParam(ctx, 'launch') ? 'EHR' : 'STANDALONE'),
    ehr: launch?.ehr ?? opened?.openedBy ?? undefined,
    clientId: client.clientId,
    appId: client.appId,
    vendorId: client.vendorId,
    appVersionId: client.appVersionId,
    userId: ctx.oidc.account?.accountId ?? ctx.oidc.session?.accountId,
    patientRef: patient ? `Patient/${patient}` : undefined,
    grantId: ctx.oidc.grant?.jti,
    scopes: splitScopes(String(answerOf(ctx).scope ?? textParam(ctx, 'scope') ?? '')),
  }
}

function eventOf(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  event: TokenEvent,
  token: TokenAtHand | undefined = tokenAtHand(ctx),
): TokenEvent {
  const client = registeredClient(ctx.oidc.client)
  const { ehr = token?.ehr, patient = token?.patient } = launchFactsOf(ctx) ?? {}
  return {
    environment: options.environment,
    clientId: ctx.oidc.client?.clientId,
    appId: client?.appId,
    appVersionId: client?.appVersionId,
    vendorId: client?.vendorId,
    userRef: ctx.oidc.account?.accountId ?? token?.accountId,
    patientRef: patient && `Patient/${patient}`,
    ...(token && { scopes: token.scopes }),
    ...event,
    ...(ehr && { detail: { ...event.detail, ehr } }),
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

/** The provider finds a token before it knows whose it is: that of another client was not revoked (SMART.md REVO-04). */
function isRevoked(ctx: KoaContextWithOIDC): boolean {
  return ctx.status === 200 && tokenAtHand(ctx) !== undefined
}
