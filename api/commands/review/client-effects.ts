import {
  type ClientEnvironment,
  launchEnvironmentOf,
} from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import { grantedOf } from '../../domain/governance/scope-decisions.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { ScopeGrant } from '../../entities/access/scope-grant.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { randomToken } from '../../secrets.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { clientSettingsOf } from './client-settings.ts'

/** Gives the sandbox to a version, with all it asks for. */
export async function openSandbox(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  const requests = await ctx.em.find(ScopeRequest, { appVersionId: found.version.id })
  await pinClient(ctx, found, 'SANDBOX')
  const scopes = requests.map((request) => request.scope)
  await grant(ctx, found, { environment: 'SANDBOX', scopes })
}

/** When a newer version leaves review undecided or rejected, the sandbox is again that of the version in use. */
export async function returnSandbox(ctx: RequestContext, { app }: VersionAndApp): Promise<void> {
  const inUse = await ctx.em.findOne(AppVersion, {
    appId: app.id,
    status: { $in: ['LIVE', 'SUSPENDED'] },
  })
  if (inUse) await openSandbox(ctx, { version: inUse, app })
}

/** A live version has a production client with what the reviewers granted, and no more (R291, R292). */
export async function openProduction(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  const requests = await ctx.em.find(ScopeRequest, {
    appVersionId: found.version.id,
    decision: { $in: ['GRANTED', 'NARROWED'] },
  })
  await pinClient(ctx, found, 'PRODUCTION')
  await grant(ctx, found, { environment: 'PRODUCTION', scopes: requests.flatMap(grantedOf) })
}

/** Suspension stops production; the sandbox stays, so that the vendor can mend what was wrong. */
export async function disableProduction(
  ctx: RequestContext,
  { version }: VersionAndApp,
): Promise<void> {
  const clients = await ctx.em.find(OAuthClient, {
    pinnedVersionId: version.id,
    environment: 'PRODUCTION',
  })
  for (const client of clients) {
    client.disabledAt = ctx.ports.clock.now()
    recordEvent(ctx, {
      action: 'client.disabled',
      appId: client.appId,
      clientId: client.clientId,
      environment: 'PRODUCTION',
    })
  }
}

export async function enableProduction(
  ctx: RequestContext,
  { version }: VersionAndApp,
): Promise<void> {
  const clients = await ctx.em.find(OAuthClient, {
    pinnedVersionId: version.id,
    environment: 'PRODUCTION',
  })
  for (const client of clients) {
    client.disabledAt = null
    recordEvent(ctx, {
      action: 'client.enabled',
      appId: client.appId,
      clientId: client.clientId,
      environment: 'PRODUCTION',
    })
  }
}

/** Ends all that hangs on a version: its grants, and the clients still pinned to it. */
export async function closeClients(ctx: RequestContext, { version }: VersionAndApp): Promise<void> {
  const now = ctx.ports.clock.now()
  await ctx.em.nativeUpdate(
    ScopeGrant,
    { appVersionId: version.id, endedAt: null },
    { endedAt: now },
  )
  const clients = await ctx.em.find(OAuthClient, { pinnedVersionId: version.id, disabledAt: null })
  for (const client of clients) {
    client.disabledAt = now
    const { appId, clientId } = client
    const environment = launchEnvironmentOf(client.environment)
    recordEvent(ctx, { action: 'client.disabled', appId, clientId, environment })
  }
}

/** A19 O11: one client per app and environment; a new version moves its pin and keeps its id. */
export async function pinClient(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  environment: ClientEnvironment,
): Promise<OAuthClient> {
  const now = ctx.ports.clock.now()
  const settings = clientSettingsOf(version)
  const known = await ctx.em.findOne(OAuthClient, { appId: app.id, environment })
  if (known && environment === 'PRODUCTION') tellNewRedirects(ctx, known, { version, app })
  if (known) ctx.em.assign(known, settings)
  const client =
    known ??
    ctx.em.create(OAuthClient, {
      ...settings,
      id: crypto.randomUUID(),
      organizationId: ctx.organizationId,
      createdAt: now,
      updatedAt: now,
      revision: 1,
      appId: app.id,
      environment,
      clientId: newClientId(),
    })
  const { clientId } = client
  recordEvent(ctx, {
    action: known ? 'client.updated' : 'client.created',
    appId: app.id,
    clientId,
    environment: launchEnvironmentOf(environment),
  })
  return client
}

/** Makes a name that was never a client's before. */
export function newClientId(): string {
  return randomToken().slice(0, 22)
}

/** Where codes are sent is changed by a new version only; whoever watches the app hears of it (R279). */
function tellNewRedirects(
  ctx: RequestContext,
  client: OAuthClient,
  { version, app }: VersionAndApp,
): void {
  const before = new Set(client.redirectUrls)
  const added = version.redirectUrls.filter((url) => !before.has(url))
  const removed = client.redirectUrls.filter((url) => !version.redirectUrls.includes(url))
  if (added.length + removed.length === 0) return
  const { clientId } = client
  const subject = { vendorId: app.vendorId, appId: app.id }
  recordEvent(
    ctx,
    {
      action: 'client.redirect-uris-changed',
      ...subject,
      appVersionId: version.id,
      clientId,
      environment: 'PRODUCTION',
      detail: { added, removed },
    },
    { type: 'client.redirect-uris-changed', clientId, ...subject },
  )
}

/** Grants a version these scopes in one environment, and nothing else any more. */
export async function grant(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  {
    environment,
    scopes,
    expiresAt = null,
  }: { environment: ClientEnvironment; scopes: readonly string[]; expiresAt?: Date | null },
): Promise<void> {
  const now = ctx.ports.clock.now()
  await ctx.em.nativeUpdate(
    ScopeGrant,
    { appVersionId: version.id, environment, endedAt: null },
    { endedAt: now },
  )
  for (const scope of new Set(scopes)) {
    ctx.em.create(ScopeGrant, {
      organizationId: ctx.organizationId,
      createdAt: now,
      appVersionId: version.id,
      environment,
      ownerId: app.ownerId,
      scope,
      grantedById: ctx.viewer?.userId ?? null,
      expiresAt,
    })
  }
  recordEvent(ctx, {
    action: 'scope-grant.given',
    appId: app.id,
    appVersionId: version.id,
    environment: launchEnvironmentOf(environment),
    scopes: [...scopes],
  })
}
