import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import {
  LaunchContextCreateInput,
  ServiceAccountCreateInput,
} from '../../../schema/types/service.input.ts'
import {
  LaunchContextPayload,
  ServiceAccount,
  ServiceAccountPayload,
} from '../../../schema/types/service.type.ts'
import { createLaunchContext } from '../../commands/access/create-launch-context.ts'
import { createServiceAccount, endServiceAccount } from '../../commands/access/service-accounts.ts'
import { type ServiceAccountView, serviceAccounts } from '../../queries/access/service-accounts.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { fields, payload, same } from './payload.ts'

@Resolver(() => ServiceAccount)
export class ServiceResolver {
  @FieldResolver(() => ID)
  id(@Root() account: ServiceAccountView) {
    return toGlobalId('ServiceAccount', account.id)
  }

  @Authorized('organization.administer')
  @Query(() => [ServiceAccount], {
    description: "Those that act now, latest first. Requires 'organization.administer'.",
  })
  serviceAccounts(@Ctx() ctx: GraphqlContext) {
    return serviceAccounts(ctx)
  }

  @Authorized('organization.administer')
  @Mutation(() => ServiceAccountPayload, {
    description:
      "Lets a backend service act in the platform itself, for what is listed. Requires 'organization.administer'.",
  })
  async serviceAccountCreate(
    @Arg('input', () => ServiceAccountCreateInput) input: ServiceAccountCreateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('serviceAccount', await createServiceAccount(ctx, input), same)
  }

  @Authorized('organization.administer')
  @Mutation(() => ServiceAccountPayload, {
    description:
      "Ends a service account; its next request is refused. Requires 'organization.administer'.",
  })
  async serviceAccountEnd(@Arg('id', () => ID) id: string, @Ctx() ctx: GraphqlContext) {
    const result = await endServiceAccount(ctx, localId('ServiceAccount', id))
    return payload('serviceAccount', result, same)
  }

  @Mutation(() => LaunchContextPayload, {
    description:
      'Binds what is on the screen of an EHR to a launch token for one app. Asked by a service account with a token of scope launch-context.create.',
  })
  async launchContextCreate(
    @Arg('input', () => LaunchContextCreateInput) input: LaunchContextCreateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return fields(await createLaunchContext(ctx, input))
  }
}
