import type { Grant, KoaContextWithOIDC } from 'oidc-provider'
import { splitScopes } from '../../schema/vocabulary/scope.ts'
import { renewGrant } from '../commands/access/consents/renew-consent.ts'
import type { LaunchContext } from '../domain/launch-context.ts'
import type { LaunchableClient } from '../queries/access/launchable-client.ts'
import type { RememberedConsent } from '../queries/access/remembered-consents.ts'
import { hospitalCatalog } from '../queries/gallery/hospital-catalog.ts'
import { personOf } from './account.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { FIRST_PARTY_SCOPES } from './clients/first-party-clients.ts'
import { consentsInRequest } from './consents-in-request.ts'
import { recallEhrLaunch } from './ehr-launch.ts'
import { fhirBaseOf } from './fhir-audience.ts'
import { actsBy, allowableFor, currentLaunchContext } from './launch-situation.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { requestContext } from './request-context.ts'
import { isCoveredBy } from './requested-scopes.ts'
import { newSmartGrant } from './smart-grant.ts'
import { changesOf } from './storage/record-rows.ts'
import { textParam } from './text-param.ts'

/**
 * Finds the grant an authorization can rest on without asking: the one just given; for our own clients always one;
 * for an app what the person allowed this version, for this patient, covering all it asks for now (SMART.md
 * CONS-14, CONS-15). Without one, the consent page is shown; so it is when the vendor has declined the attestation since,
 * until the person was warned and went on (R085).
 */
export function existingGrant(options: AuthorizationServerOptions) {
  return async (ctx: KoaContextWithOIDC): Promise<Grant | undefined> => {
    const client = registeredClient(ctx.oidc.client)
    if (!client) return firstPartyGrant(options, ctx)
    await recallEhrLaunch(options, ctx)
    const given = ctx.oidc.result?.consent?.grantId
    if (given) return givenGrant(options, ctx, given)
    const launch = currentLaunchContext(options.environment, ctx)
    if (!launch || launch.missing.length > 0) return undefined
    return rememberedGrant(options, ctx, { client, launch })
  }
}

/** Our own clients need no consent; each session has one grant per client. */
async function firstPartyGrant(options: AuthorizationServerOptions, { oidc }: KoaContextWithOIDC) {
  const { account, client, provider, session } = oidc
  if (!account || !client) return undefined
  const knownId = session?.grantIdFor(client.clientId)
  const known = knownId ? await provider.Grant.find(knownId) : undefined
  if (known && known.accountId === account.accountId) return known
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  grant.addOIDCScope(FIRST_PARTY_SCOPES)
  grant.addResourceScope(options.urls.graphql, FIRST_PARTY_SCOPES)
  await grant.save()
  return grant
}

interface Question {
  client: LaunchableClient
  launch: LaunchContext
}

async function rememberedGrant(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  { client, launch }: Question,
): Promise<Grant | undefined> {
  const person = personOf(ctx)
  const relation = person && actsBy(options.environment, person, launch.patient)
  const asked = splitScopes(textParam(ctx, 'scope') ?? '')
  const requested = relation?.excludesSensitive
    ? allowableFor(relation, asked, await hospitalCatalog(requestContext(options, ctx.req)))
    : asked
  const consents = await consentsInRequest(options, {
    environment: options.environment,
    userId: ctx.oidc.account?.accountId ?? '',
    oauthClientId: client.id,
    appVersionId: client.appVersionId,
    patientRef: launch.patient && `Patient/${launch.patient}`,
  })
  const standing = consents.filter(({ isUnwarned }) => !isUnwarned)
  for (const consent of standing.filter(({ scopes }) => isCoveredBy(requested, scopes))) {
    const grant = await ctx.oidc.provider.Grant.find(consent.grantId)
    return grant
      ? spellingOut(options, ctx, { consent, grant, requested })
      : renewed(options, ctx, { consent, requested })
  }
  return undefined
}

/**
 * The grant that was given a moment ago. A person may have allowed parts of what was asked, such as one category of
 * observations; they are words of their own, which the code carries only when the request has them.
 */
async function givenGrant(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  grantId: string,
): Promise<Grant | undefined> {
  const grant = await ctx.oidc.provider.Grant.find(grantId)
  const granted = grant?.resources?.[fhirBaseOf(options, ctx)] ?? ''
  const words = [...splitScopes(textParam(ctx, 'scope') ?? ''), ...splitScopes(granted)]
  Object.assign(ctx.oidc.params ?? {}, { scope: [...new Set(words)].join(' ') })
  return grant
}

interface Remembered {
  consent: RememberedConsent
  requested: readonly string[]
}

/**
 * Adds what is asked now to a grant that covers it in other words, or for another base with the same records: tokens repeat
 * the words of their request. No grant when the consent was taken back at this very moment.
 */
async function spellingOut(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  { consent, grant, requested }: Remembered & { grant: Grant },
): Promise<Grant | undefined> {
  const fhirBase = fhirBaseOf(options, ctx)
  const known = splitScopes(grant.resources?.[fhirBase] ?? '')
  if (requested.every((word) => known.includes(word))) return grant
  grant.addResourceScope(fhirBase, requested.join(' '))
  return keptFor(options, ctx, { consentId: consent.id, grantId: consent.grantId, grant })
}

/** The consent stands though its grant ended with a sign-out or by the app: a new grant says the same. */
async function renewed(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  { consent, requested }: Remembered,
): Promise<Grant | undefined> {
  const { grant, id } = newSmartGrant(ctx.oidc.provider, {
    accountId: ctx.oidc.account?.accountId ?? '',
    clientId: ctx.oidc.client?.clientId ?? '',
    scopes: [...new Set([...consent.scopes, ...requested])],
    fhirBase: fhirBaseOf(options, ctx),
    expiresAt: consent.expiresAtMs === null ? undefined : new Date(consent.expiresAtMs),
  })
  return keptFor(options, ctx, { consentId: consent.id, grantId: id, grant })
}

async function keptFor(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  { grant, ...ids }: { consentId: string; grantId: string; grant: Grant },
): Promise<Grant | undefined> {
  const changes = await changesOf(grant)
  const stands = await renewGrant(requestContext(options, ctx.req), { ...ids, changes })
  return stands ? grant : undefined
}
