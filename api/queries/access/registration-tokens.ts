import type { RequestContext, SignedInViewer } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ClientRegistration } from '../../entities/access/client-registration.entity.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { RegistrationToken } from '../../entities/access/registration-token.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { sha256Hex } from '../../secrets.ts'
import { viewerById } from '../account/viewer.ts'

/** The tokens of a vendor that work now, latest first. */
export function workingRegistrationTokens(
  { em, ports }: RequestContext,
  vendorId: string,
): Promise<RegistrationToken[]> {
  const working = { vendorId, revokedAt: null, expiresAt: { $gt: ports.clock.now() } }
  return em.find(RegistrationToken, working, { orderBy: { createdAt: 'desc', id: 'asc' } })
}

/** Whose app it is that a program registers or manages. */
export interface RegistrationHolder {
  /** Acts within that one vendor, whatever else they belong to. */
  viewer: SignedInViewer
  vendorId: string
}

/** Finds what an initial access token stands for; undefined for one that ended, in whatever way. */
export async function holderOfRegistrationToken(
  ctx: RequestContext,
  presented: string,
): Promise<(RegistrationHolder & { token: RegistrationToken }) | undefined> {
  const token = await ctx.em.findOne(RegistrationToken, {
    tokenHash: sha256Hex(presented),
    revokedAt: null,
    expiresAt: { $gt: ctx.ports.clock.now() },
  })
  const holder = token && (await holderIn(ctx, token.createdById, token.vendorId))
  return token && holder ? { ...holder, token } : undefined
}

/** Finds the registration a registration access token manages; undefined for any other client. */
export async function managedRegistration(
  ctx: RequestContext,
  clientId: string,
  presented: string,
): Promise<
  (RegistrationHolder & { client: OAuthClient; registration: ClientRegistration }) | undefined
> {
  const registration = await ctx.em.findOne(ClientRegistration, {
    tokenHash: sha256Hex(presented),
  })
  const client =
    registration &&
    (await ctx.em.findOne(OAuthClient, { id: registration.oauthClientId, clientId }))
  const app = client && (await ctx.em.findOne(App, { id: client.appId }))
  const holder = app && (await holderIn(ctx, registration.registeredById, app.vendorId))
  return holder ? { ...holder, client, registration } : undefined
}

async function holderIn(
  { ports }: RequestContext,
  userId: string,
  vendorId: string,
): Promise<RegistrationHolder | undefined> {
  const person = await viewerById(ports.rowReader, userId)
  if (!person || !can(person, 'app-version.draft', { vendorId })) return undefined
  const vendorIds = person.vendorIds.filter((member) => member.vendorId === vendorId)
  return { viewer: { ...person, roles: [], ownStages: [], vendorIds }, vendorId }
}
