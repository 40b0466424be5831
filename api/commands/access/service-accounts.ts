import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import { ABILITY_NAMES } from '../../../schema/vocabulary/permission.ts'
import {
  isServiceAbility,
  isServicesOwn,
  SERVICE_ABILITIES,
} from '../../../schema/vocabulary/service-ability.ts'
import type { RequestContext } from '../../context.ts'
import { can, type Viewer } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { ServiceAccount } from '../../entities/access/service-account.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import {
  type ServiceAccountView,
  serviceAccountById,
} from '../../queries/access/service-accounts.ts'
import { deny, requireViewer } from '../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'

const PURPOSE = TEXT_LIMITS.scopePurpose

export interface ServiceAccountInput {
  /** OAuth client id of a backend service. */
  clientId: string
  abilities: readonly string[]
  purpose: string
}

/**
 * Lets a backend service act in the platform itself: with its own keys, for what is listed and nothing else, until an
 * administrator ends it. Refuses clients that are no backend service, a second account for one, and what the person who
 * makes it may not do (LIFECYCLE D2).
 */
export function createServiceAccount(
  ctx: RequestContext,
  { abilities, clientId, purpose }: ServiceAccountInput,
): Promise<CommandResult<ServiceAccountView>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'organization.administer')) return deny(ctx, 'organization.administer')
    const client = await tx.em.findOne(OAuthClient, { clientId }, FOR_UPDATE)
    if (client?.clientType !== 'BACKEND_SERVICE') return notFound('backend service', ['clientId'])
    const fault =
      abilitiesFault(abilities) ?? lackedFault(viewer, abilities) ?? purposeFault(purpose.trim())
    if (fault) return fault
    if (await tx.em.findOne(ServiceAccount, { oauthClientId: client.id, endedAt: null })) {
      const message = 'This backend service has a service account already.'
      return refuse({ code: 'NOT_UNIQUE', message, path: ['clientId'] })
    }
    const account = tx.em.create(ServiceAccount, {
      organizationId: tx.organizationId,
      createdAt: tx.ports.clock.now(),
      oauthClientId: client.id,
      abilities: SERVICE_ABILITIES.filter((one) => abilities.includes(one)),
      purpose: purpose.trim(),
      createdById: viewer.userId,
      endedAt: null,
    })
    record(tx, 'service-account.created', { client, account })
    return done(tx, account)
  })
}

/** Ends a service account; its next request is refused. */
export function endServiceAccount(
  ctx: RequestContext,
  id: string,
): Promise<CommandResult<ServiceAccountView>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'organization.administer')) return deny(ctx, 'organization.administer')
    const account = await tx.em.findOne(ServiceAccount, { id, endedAt: null }, FOR_UPDATE)
    const client = account && (await tx.em.findOne(OAuthClient, { id: account.oauthClientId }))
    if (!account || !client) return notFound('service account', ['id'])
    account.endedAt = tx.ports.clock.now()
    record(tx, 'service-account.ended', { client, account })
    return done(tx, account)
  })
}

async function done(ctx: RequestContext, { id }: ServiceAccount) {
  await ctx.em.flush()
  const view = await serviceAccountById(ctx, id)
  return view ? ok(view) : notFound('service account', ['id'])
}

function abilitiesFault(abilities: readonly string[]): CommandResult<never> | undefined {
  const unknown = abilities.findIndex((ability) => !isServiceAbility(ability))
  if (abilities.length > 0 && unknown === -1) return undefined
  const message = `A service account may be given: ${SERVICE_ABILITIES.join(', ')}.`
  const path = ['abilities', ...(unknown === -1 ? [] : [String(unknown)])]
  return refuse({ code: abilities.length > 0 ? 'INVALID' : 'REQUIRED', message, path })
}

/** Nobody hands on what they do not have. */
function lackedFault(
  viewer: Viewer,
  abilities: readonly string[],
): CommandResult<never> | undefined {
  const lacked = abilities.findIndex(
    (one) => isServiceAbility(one) && !isServicesOwn(one) && !can(viewer, one),
  )
  const ability = SERVICE_ABILITIES.find((one) => one === abilities[lacked])
  if (!ability) return undefined
  const message = `You may not ${ABILITY_NAMES[ability]}, so you cannot let a service do it.`
  return refuse({ code: 'OUT_OF_SCOPE_PERMISSION', message, path: ['abilities', String(lacked)] })
}

function purposeFault(purpose: string): CommandResult<never> | undefined {
  const { length: actual } = purpose
  if (actual >= PURPOSE.min && actual <= PURPOSE.max) return undefined
  const isShort = actual < PURPOSE.min
  const limit = isShort ? PURPOSE.min : PURPOSE.max
  const message = `Say in ${PURPOSE.min} to ${PURPOSE.max} characters what the service is for.`
  return refuse({
    code: isShort ? 'TOO_SHORT' : 'TOO_LONG',
    message,
    path: ['purpose'],
    ...{ limit, actual },
  })
}

function record(
  ctx: RequestContext,
  action: 'service-account.created' | 'service-account.ended',
  { account, client }: { account: ServiceAccount; client: OAuthClient },
): void {
  const { appId, clientId, environment } = client
  const { abilities, purpose } = account
  recordEvent(ctx, { action, appId, clientId, environment, detail: { abilities, purpose } })
}
