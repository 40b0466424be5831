import type { RequestContext, SignedInViewer } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { ClientRegistration } from '../../entities/access/client-registration.entity.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { findVersionForChange, type VersionAndApp } from '../registration/find-version.ts'
import { draftAfter } from '../registration/save-app-draft.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import {
  asked,
  keySetFault,
  openClient,
  type RegisteredClient,
  type RegistrationInput,
  recordRegistration,
} from './register-client.ts'
import { removeSandboxClient } from './remove-sandbox-client.ts'

/**
 * Replaces what an app said about itself, in its draft and its client together (RFC 7592 section 2.2). Once the version
 * was submitted it is the reviewers’ copy too: it is then changed in the portal, or not at all.
 */
export async function changeRegistration(
  ctx: RequestContext,
  oauthClientId: string,
  input: RegistrationInput,
): Promise<CommandResult<RegisteredClient>> {
  const viewer = requireViewer(ctx)
  const unreadable = await keySetFault(ctx, input.fields)
  if (unreadable) return unreadable
  return inTransaction(ctx, async (tx) => {
    const found = await findDraft(tx, viewer, oauthClientId)
    if (!found.ok) return found
    const { app, version } = found.value
    const scopes = await tx.em.find(ScopeRequest, { appVersionId: version.id })
    const known = new Map(scopes.map((row) => [row.scope, row]))
    const wanted = input.scopes.map((scope) => known.get(scope) ?? asked(scope))
    const current = { version, app, scopes, hasIcon: true }
    const after = await draftAfter(tx, current, { ...input.fields, scopes: wanted })
    if (!after.ok) return after
    const draft = { version, app, scopes: after.value }
    const opened = await openClient(tx, draft)
    if (!opened.ok) return opened
    await tx.em.nativeUpdate(ClientRegistration, { oauthClientId }, { metadata: input.kept })
    recordRegistration(tx, 'client.registration-changed', { ...opened.value, draft })
    return ok({ ...opened.value, draft, kept: input.kept })
  })
}

/**
 * Ends a registration: its client is gone, and with it every token, code and secret (RFC 7592 section 2.3). The draft
 * stays, because people may have worked on it. Refused once the version was submitted.
 */
export function endRegistration(
  ctx: RequestContext,
  oauthClientId: string,
): Promise<CommandResult<null>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findDraft(tx, viewer, oauthClientId)
    if (!found.ok) return found
    const { app, client, version } = found.value
    await removeSandboxClient(tx, client)
    recordEvent(tx, {
      action: 'client.registration-ended',
      vendorId: app.vendorId,
      appId: app.id,
      appVersionId: version.id,
      clientId: client.clientId,
      environment: 'SANDBOX',
    })
    return ok(null)
  })
}

async function findDraft(
  ctx: RequestContext,
  viewer: SignedInViewer,
  oauthClientId: string,
): Promise<CommandResult<VersionAndApp & { client: OAuthClient }>> {
  const client = await ctx.em.findOne(OAuthClient, { id: oauthClientId })
  const found = client && (await findVersionForChange(ctx, viewer, client.pinnedVersionId))
  if (!client || !found) return notFound('client', ['clientId'])
  if (found.version.status === 'DRAFT' && !found.version.submittedAt) {
    return ok({ ...found, client })
  }
  const message = 'The version was submitted. Change it in the portal, or withdraw it there.'
  return refuse({ code: 'INVALID_TRANSITION', message, path: ['clientId'] })
}
