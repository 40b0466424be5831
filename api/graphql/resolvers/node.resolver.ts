import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { Node } from '../../../schema/types/node.type.ts'
import { COUNT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import { can } from '../../domain/abilities.ts'
import { isReadable } from '../../domain/document-standing.ts'
import { isMember, maySee } from '../../domain/visibility.ts'
import { InvalidPageError } from '../../errors.ts'
import { clientById } from '../../queries/access/clients.ts'
import { consentsOfUser } from '../../queries/access/consents-of-user.ts'
import { organizationView } from '../../queries/account/organization.ts'
import { notificationById } from '../../queries/messaging/notifications.ts'
import { attestationById } from '../../queries/registration/attestations.ts'
import { visibleMessages } from '../../queries/registration/conversation.ts'
import { messageById } from '../../queries/registration/message-by-id.ts'
import { readGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'

type Finder = (ctx: GraphqlContext, id: string) => Promise<object | null | undefined>

/** How each type is found by id, for those who may see it. Everything else answers null: no existence leaks. */
const FINDERS: Readonly<Record<string, Finder>> = {
  AttestationText: (ctx, id) => ctx.loaders.attestationText.load(id),
  Attestation: async (ctx, id) => {
    const attestation = await attestationById(ctx, id)
    const version = attestation && (await ctx.loaders.version.load(attestation.appVersionId))
    const app = version && (await ctx.loaders.app.load(version.appId))
    return app && maySee(ctx.viewer, app.vendorId, version.status) ? attestation : null
  },
  Organization: async (ctx, id) => (id === ctx.organizationId ? organizationView(ctx) : null),
  App: (ctx, id) => ctx.loaders.visibleApp.load(id),
  Notification: async (ctx, id) =>
    ctx.viewer ? notificationById(ctx, ctx.viewer.userId, id) : null,
  AppVersion: async (ctx, id) => {
    const version = await ctx.loaders.version.load(id)
    const app = version && (await ctx.loaders.app.load(version.appId))
    return version && app && maySee(ctx.viewer, app.vendorId, version.status) ? version : null
  },
  Vendor: async (ctx, id) => {
    const isOwn = ctx.viewer?.vendorIds.some((member) => member.vendorId === id)
    return isOwn || maySee(ctx.viewer, id, 'IN_REVIEW') ? ctx.loaders.vendor.load(id) : null
  },
  Document: async (ctx, id) => {
    const document = await ctx.loaders.document.load(id)
    const version = document && (await ctx.loaders.version.load(document.appVersionId))
    const app = version && (await ctx.loaders.app.load(version.appId))
    if (!document || !version || !app) return null
    const { vendorId } = app
    const isVendor = isMember(ctx.viewer, vendorId)
    const isShown = isVendor || isReadable(document, Boolean(ctx.ports.malwareScanner))
    const mayRead = can(ctx.viewer, 'document.read', { vendorId })
    return isShown && mayRead && maySee(ctx.viewer, vendorId, version.status) ? document : null
  },
  ConsentGrant: async (ctx, id) =>
    ctx.viewer ? (await consentsOfUser(ctx, ctx.viewer.userId, id))[0] : null,
  OAuthClient: async (ctx, id) => {
    const client = await clientById(ctx, id)
    const app = client && (await ctx.loaders.app.load(client.appId))
    const isReadable = app && can(ctx.viewer, 'connection-sheet.read', { vendorId: app.vendorId })
    return isReadable ? client : null
  },
  Message: async (ctx, id) => {
    const message = await messageById(ctx, id)
    const version = message && (await ctx.loaders.version.load(message.appVersionId))
    const app = version && (await ctx.loaders.app.load(version.appId))
    if (!message || !version || !app) return null
    const isRead = visibleMessages(ctx.viewer, app.vendorId).includes(message.visibility)
    return isRead && maySee(ctx.viewer, app.vendorId, version.status) ? message : null
  },
}

const MOST_AT_ONCE = COUNT_LIMITS.page.max

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true })
  node(@Arg('id', () => ID) id: string, @Ctx() ctx: GraphqlContext) {
    return find(ctx, id)
  }

  @Query(() => [Node], { nullable: 'items' })
  nodes(@Arg('ids', () => [ID]) ids: string[], @Ctx() ctx: GraphqlContext) {
    if (ids.length > MOST_AT_ONCE) {
      throw new InvalidPageError(`Ask for at most ${MOST_AT_ONCE} objects at a time.`)
    }
    return Promise.all(ids.map((id) => find(ctx, id)))
  }
}

/** The type travels beside the row, for the interface to be resolved by. */
async function find(ctx: GraphqlContext, globalId: string): Promise<object | null> {
  const read = readGlobalId(globalId)
  if (!read || !Object.hasOwn(FINDERS, read.type)) return null
  const found = await FINDERS[read.type]?.(ctx, read.id)
  return found ? Object.assign(Object.create(found), { __typename: read.type }) : null
}
