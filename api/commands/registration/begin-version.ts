import type { RequestContext, SignedInViewer } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { FOR_UPDATE } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import type { OpenDraft } from './open-draft.ts'
import { replaceScopes } from './replace-scopes.ts'

/** What a new version takes over from the last one (R128). Notes and the attestation are asked for anew. */
const CARRIED_OVER = [
  'name',
  'operatingSystems',
  'homepageUrl',
  'privacyPolicyUrl',
  'termsUrl',
  'redirectUrls',
  'launchUrl',
  'iconId',
  'shortDescription',
  'longDescription',
  'audiences',
  'uses',
  'intent',
  'fhirVersions',
  'compliance',
  'clientType',
  'idTokenAlg',
  'launchModes',
  'launchBehaviour',
  'jwksUrl',
  'jwks',
] as const satisfies (keyof AppVersion)[]

/** Reads of a version what the next one takes over. */
export function carriedOver(version: AppVersion) {
  return Object.fromEntries(CARRIED_OVER.map((field) => [field, version[field]])) as Pick<
    AppVersion,
    (typeof CARRIED_OVER)[number]
  >
}

/** Begins the next version of an app as a copy of the last one; one at a time is written or reviewed. */
export async function beginVersion(
  ctx: RequestContext,
  viewer: SignedInViewer,
  appId: string,
): Promise<CommandResult<OpenDraft>> {
  const app = await ctx.em.findOne(
    App,
    { id: appId, organizationId: ctx.organizationId },
    FOR_UPDATE,
  )
  const isOwn = app && viewer.vendorIds.some((member) => member.vendorId === app.vendorId)
  if (!app || !isOwn) return notFound('app', ['appId'])
  const last = await ctx.em.findOneOrFail(AppVersion, { appId }, { orderBy: { number: 'desc' } })
  if (last.status === 'DRAFT' || last.status === 'IN_REVIEW') {
    return refuse({
      code: 'NOT_UNIQUE',
      path: ['appId'],
      message: `Version ${last.number} is not decided yet. Go on with that one, or withdraw it.`,
    })
  }
  const now = ctx.ports.clock.now()
  const version = ctx.em.create(AppVersion, {
    ...carriedOver(last),
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    appId,
    number: last.number + 1,
    status: 'DRAFT',
    statusChangedAt: now,
  })
  const scopes = await ctx.em.find(
    ScopeRequest,
    { appVersionId: last.id },
    { orderBy: { position: 'asc' } },
  )
  const carriedScopes = await replaceScopes(ctx, { version, current: [], wanted: scopes })
  return ok({ version, app, scopes: carriedScopes })
}
