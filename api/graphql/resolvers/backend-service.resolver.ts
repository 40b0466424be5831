import { Arg, Args, Authorized, Ctx, Query, Resolver } from 'type-graphql'
import {
  BackendServiceConnection,
  BackendServiceFilter,
} from '../../../schema/types/backend-service.type.ts'
import { PageArgs } from '../../../schema/types/page.args.ts'
import { backendServices } from '../../queries/review/backend-services.ts'
import { toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'

@Resolver()
export class BackendServiceResolver {
  @Authorized('review-queue.read')
  @Query(() => BackendServiceConnection, {
    description:
      "Backend services, and other apps that ask for system scopes, by name (A20). Requires 'review-queue.read'.",
  })
  async backendServices(
    @Ctx() ctx: GraphqlContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => BackendServiceFilter, { nullable: true }) filter?: BackendServiceFilter,
  ) {
    const found = await backendServices(ctx, { ...page, filter })
    const edges = found.edges.map(({ cursor, node }) => ({
      cursor,
      node: {
        ...node,
        versionId: toGlobalId('AppVersion', node.versionId),
        appId: toGlobalId('App', node.appId),
        vendorId: toGlobalId('Vendor', node.vendorId),
      },
    }))
    return { edges, pageInfo: found.pageInfo, totalCount: found.totalCount }
  }
}
