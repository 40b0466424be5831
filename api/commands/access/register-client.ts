import type { LaunchMode } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import { type KeptMetadata, registrationIssues } from '../../domain/client-registration.ts'
import { ok } from '../../domain/result.ts'
import { ClientRegistration } from '../../entities/access/client-registration.entity.ts'
import { ClientSecret } from '../../entities/access/client-secret.entity.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { RegistrationToken } from '../../entities/access/registration-token.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { submissionDraftOf } from '../../queries/registration/submission-draft-of.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import { type SavedDraft, saveAppDraft } from '../registration/save-app-draft.ts'
import { openSandbox } from '../review/client-effects.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import { makeClientSecret } from './make-client-secret.ts'

/** The fields of a version that a registration fills, each time all of them. */
export type RegisteredFields = Pick<
  AppVersion,
  | 'name'
  | 'redirectUrls'
  | 'clientType'
  | 'idTokenAlg'
  | 'homepageUrl'
  | 'termsUrl'
  | 'privacyPolicyUrl'
  | 'launchUrl'
  | 'jwksUrl'
  | 'jwks'
> & { launchModes: LaunchMode[] }

/** What an app says about itself. */
export interface RegistrationInput {
  fields: RegisteredFields
  scopes: string[]
  kept: KeptMetadata
}

/** A client that was registered or changed just now. */
export interface RegisteredClient {
  client: OAuthClient
  draft: SavedDraft
  kept: KeptMetadata
  /** Seen in clear here alone; undefined when none was made. */
  secret: { plaintextOnce: string; expiresAt: Date } | undefined
}

export interface NewRegistration extends RegisteredClient {
  /** Manages the registration from now on (RFC 7592); seen in clear here alone. */
  registrationToken: string
}

/**
 * Registers an app of the vendor whose token was shown: a draft in the platform and a client in the sandbox, by the
 * rules of the wizard and of a submission. Production never hears of it before reviewers have (SMART.md DCR-05).
 */
export async function registerClient(
  ctx: RequestContext,
  token: { id: string },
  input: RegistrationInput,
): Promise<CommandResult<NewRegistration>> {
  const unreadable = await keySetFault(ctx, input.fields)
  if (unreadable) return unreadable
  return inTransaction(ctx, async (tx) => {
    const saved = await saveAppDraft(tx, { ...input.fields, scopes: input.scopes.map(asked) })
    if (!saved.ok) return saved
    const opened = await openClient(tx, saved.value)
    if (!opened.ok) return opened
    const { client, secret } = opened.value
    const registrationToken = randomToken()
    const now = tx.ports.clock.now()
    tx.em.create(ClientRegistration, {
      oauthClientId: client.id,
      organizationId: tx.organizationId,
      createdAt: now,
      registeredById: tx.viewer?.userId ?? '',
      tokenHash: sha256Hex(registrationToken),
      metadata: input.kept,
    })
    await tx.em.nativeUpdate(RegistrationToken, { id: token.id }, { lastUsedAt: now })
    recordRegistration(tx, 'client.registered', { client, draft: saved.value })
    return ok({ client, draft: saved.value, kept: input.kept, secret, registrationToken })
  })
}

/** A scope as an app asks for it here; what it is for is written in the wizard before the version is submitted. */
export function asked(scope: string) {
  return { scope, purpose: '' }
}

/** Reads the key set at an address before anything is written: no connection is held meanwhile (SMART.md DCR-07). */
export async function keySetFault(
  ctx: RequestContext,
  { jwks, jwksUrl }: RegisteredFields,
): Promise<CommandResult<never> | undefined> {
  if (!jwksUrl || jwks) return undefined
  const { problem } = await ctx.ports.keySets.read(jwksUrl)
  return problem
    ? refuse({
        code: 'INVALID',
        message: `The key set cannot be used. ${problem}`,
        path: ['jwksUrl'],
      })
    : undefined
}

/** Gives a draft its client in the sandbox, or brings the client up to the draft; with a secret where one is missing. */
export async function openClient(
  ctx: RequestContext,
  draft: SavedDraft,
): Promise<CommandResult<Pick<RegisteredClient, 'client' | 'secret'>>> {
  const issues = registrationIssues(submissionDraftOf(draft.version, draft.scopes))
  if (issues.length) {
    return { ok: false, error: issues.map((issue) => ({ kind: 'field' as const, ...issue })) }
  }
  await openSandbox(ctx, draft)
  await ctx.em.flush()
  const client = await ctx.em.findOneOrFail(OAuthClient, {
    appId: draft.app.id,
    environment: 'SANDBOX',
  })
  const made = await firstSecret(ctx, client)
  return made.ok ? ok({ client, secret: made.value }) : made
}

/** Records what became of a registration. */
export function recordRegistration(
  ctx: RequestContext,
  action: 'client.registered' | 'client.registration-changed',
  { client, draft }: Pick<RegisteredClient, 'client' | 'draft'>,
): void {
  const { app, scopes, version } = draft
  recordEvent(ctx, {
    action,
    vendorId: app.vendorId,
    appId: app.id,
    appVersionId: version.id,
    clientId: client.clientId,
    environment: 'SANDBOX',
    scopes: scopes.map(({ scope }) => scope),
  })
}

async function firstSecret(
  ctx: RequestContext,
  client: OAuthClient,
): Promise<CommandResult<RegisteredClient['secret']>> {
  if (client.clientType !== 'CONFIDENTIAL_SYMMETRIC') return ok(undefined)
  const now = ctx.ports.clock.now()
  const hasSecret = await ctx.em.count(ClientSecret, {
    oauthClientId: client.id,
    revokedAt: null,
    expiresAt: { $gt: now },
  })
  if (hasSecret) return ok(undefined)
  const made = await makeClientSecret(ctx, client, {
    label: 'Made at registration',
    overlapHours: 0,
  })
  if (!made.ok) return made
  const { plaintextOnce, secret } = made.value
  return ok({ plaintextOnce, expiresAt: secret.expiresAt })
}
